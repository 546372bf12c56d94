"""Meaning: the ontology, its lexicon and gazetteer, and the typed view of them that the other rooms use."""
