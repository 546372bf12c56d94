from ontology import terms
from ontology.loading import core_graph


def constants():
    return {
        name: value
        for name, value in vars(terms).items()
        if isinstance(value, str) and name.isupper() and value.startswith(terms.COR) and value != terms.COR
    }


def test_the_constants_are_the_terms_of_the_file():
    declared = {str(one) for one in core_graph().subjects() if str(one).startswith(terms.COR)}
    assert len(declared) > 100
    assert sorted(declared) == sorted(constants().values())


def test_a_constant_is_named_as_its_term():
    for name, iri in constants().items():
        local = iri.removeprefix(terms.COR)
        capitals = "".join(f"_{c}" if c.isupper() and i else c for i, c in enumerate(local)).upper()
        assert name == capitals or (name == f"{capitals}_CLASS" and local[0].isupper())
