"""Parses that give themselves away: a number that counts a singular noun beside a plural.

In "50 robot and equipment firms" the parser lets "50" count "robot" and coordinates "firms" with it.  More than one
thing is no "robot", so the plural is what is counted, and "robot" says of what kind.
"""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = frozenset("yuan rmb percent % mu km m dollar usd euro million billion trillion time fold".split())
"""Singular nouns that numbers of any size stand before."""
_ONE = frozenset({"one", "1", "half", "a"})
_INSIDE = frozenset({"JJ", "NN", "VBG", "VBN", "HYPH", "CC"})


def recount(tags: Sequence[str], deps: list[str], heads: list[int], lemmas: Sequence[str]) -> None:
    """Let each such number of a sentence count the plural, in place."""
    for k, tag in enumerate(tags):
        kind = heads[k]
        if tag != "CD" or deps[k] != "nummod" or lemmas[k].lower() in _ONE or not _is_kind(tags, lemmas, k, kind):
            continue
        counted = next((n for n, h in enumerate(heads) if h == kind and deps[n] == "conj" and tags[n] == "NNS"), -1)
        inside = tags[kind + 1 : counted] if counted > kind else []
        if list(inside).count("CC") == 1 and set(inside) <= _INSIDE:
            _turn(deps, heads, k, kind, counted)


def _is_kind(tags: Sequence[str], lemmas: Sequence[str], k: int, kind: int) -> bool:
    return kind > k and tags[kind] == "NN" and lemmas[kind].lower() not in _UNITS


def _turn(deps: list[str], heads: list[int], number: int, kind: int, counted: int) -> None:
    """Make ``counted`` the head of the phrase, with its number and whatever stands outside it."""
    above = heads[kind]
    for n, head in enumerate(heads):
        if head == kind and (n <= number or n > counted):
            heads[n] = counted
    heads[counted], deps[counted] = (counted if above == kind else above), deps[kind]
    heads[kind], deps[kind] = counted, "nmod"
