"""From passages to blocks: what each passage of a document is, seen in its surroundings.

Method: what a passage alone could not tell, its place does.  Before the body stand menus and the title, after it
related links, between its sentences headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from source.model import Block, BlockKind
from source.reading.draft import Draft, Hint, Metadata
from source.reading.metadata import STAMPS, find_date, from_lines, from_stamp
from source.reading.passages import CAPTION_WORDS, DATELINE, STAMP_BEFORE, Passage, State, passages_of

TITLE_WORDS = range(4, 31)
MENU_LINES, MENU_WORDS = 3, 5
ADVERTISED_WORDS = 30
STAMPED_WITHIN = 400
_TELLING = frozenset({"label", "stamp", "byline"})
"""Rules of lines that are noise and no item of a menu."""
AGENCY = re.compile(r"[(/（]([A-Z][\w .'’-]{1,40})[)/）]")


def classify(draft: Draft) -> tuple[tuple[Block, ...], Metadata]:
    """The blocks of ``draft``, in order and without overlap, and its metadata completed from its own lines.

    Without a title in metadata or text, the first words of the body stand in for it.
    """
    passages = _menus(passages_of(draft))
    title = _title(passages, draft.metadata.title)
    kinds = _kinds(passages, title)
    blocks = tuple(Block(passage.span, kind) for passage, kind in zip(passages, kinds, strict=True))
    metadata = draft.metadata.over(_own_lines(draft.text, passages))
    if title is not None:  # in the text's own words: a page's title often carries the name of the site
        metadata = replace(metadata, title=" ".join(passages[title].span.of(draft.text).split()))
    elif not metadata.title:
        metadata = replace(metadata, title=_first_words(draft.text, blocks) or None)
    return blocks, metadata


def _menus(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, with runs of three and more very short lines made noise.

    Items of a list are no menu if a sentence that ends in a colon introduces them: they are its end.
    """
    result: list[Passage] = []
    begun = False
    for run in _runs(passages):
        before = result[-1] if result else None
        begun = begun or run[0].state is State.SENTENCE
        if before is not None and _introduces(before) and all(one.hint is Hint.ITEM for one in run):
            run = [one if one.state is State.NOISE else replace(one, state=State.SENTENCE) for one in run]
        elif _is_menu(run):
            run = [one if one.rule in _TELLING else replace(one, state=State.NOISE, rule="menu lines") for one in run]
        elif before is not None and begun and before.rule in ("call", "advertised") and _advertised(run[0]):
            run = [replace(run[0], state=State.NOISE, rule="advertised"), *run[1:]]
        result += run
    return result


def _is_menu(run: Sequence[Passage]) -> bool:
    """Whether these are the lines of a menu; bylines and dates are none, and a short headline stands before such."""
    items = [one for one in run if one.rule not in _TELLING]
    return len(items) >= MENU_LINES and all(len(one.line.words) <= MENU_WORDS for one in run)


def _introduces(passage: Passage) -> bool:
    return passage.state is State.SENTENCE and passage.line.text.endswith((":", "："))


def _advertised(passage: Passage) -> bool:
    """Whether a passage right after "Read more" or "Related news" is the headline of another page."""
    headline = passage.state in (State.SENTENCE, State.MAYBE, State.SHORT) and not passage.line.has_stop
    return headline and len(passage.line.words) <= ADVERTISED_WORDS


def _runs(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Neighbouring short or noisy lines of like length (or items of a list) together, everything else by itself."""
    run: list[Passage] = []
    for passage in passages:
        if run and not _fits(run[-1], passage):
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def _fits(before: Passage, passage: Passage) -> bool:
    loose = all(one.state in (State.SHORT, State.NOISE) and one.hint is not Hint.HEADING for one in (before, passage))
    near = not passage.alone or (passage.hint is Hint.ITEM and before.hint is Hint.ITEM)
    alike = (len(before.line.words) <= MENU_WORDS) == (len(passage.line.words) <= MENU_WORDS)
    return loose and near and alike


def _title(passages: Sequence[Passage], told: str | None) -> int | None:
    """Which passage is the title.

    It is the one that metadata tells; else, before the first sentence, the one with a stamp after it, the first
    heading, the first of a headline's length, or the last short line.
    """
    if told and (key := _key(told)):
        open_ones = (number for number, one in enumerate(passages) if one.state is not State.NOISE)
        return next((number for number in open_ones if _same(_key(passages[number].line.text), key)), None)
    first = next((number for number, one in enumerate(passages) if one.state is State.SENTENCE), len(passages))
    before = [number for number in range(first) if passages[number].state in (State.SHORT, State.MAYBE)]
    long_enough = [number for number in before if len(passages[number].line.words) in TITLE_WORDS]
    stamped = [number for number in long_enough if number + 1 < len(passages) and passages[number + 1].rule in STAMPS]
    headings = [number for number in before if passages[number].hint is Hint.HEADING]
    return next(iter(headings or stamped or long_enough or before[-1:]), None)


def _key(text: str) -> str:
    """Letters and digits alone: for asking whether two titles are the same."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _same(one: str, other: str) -> bool:
    """Whether two titles are the same, or the longer only adds a little, such as the site's name."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 20 and longer.startswith(shorter) and len(longer) <= 1.6 * len(shorter))


def _kinds(passages: Sequence[Passage], title: int | None) -> Iterator[BlockKind]:
    """The kind of every passage, from its state and its place."""
    body = [n for n, one in enumerate(passages) if one.state in (State.SENTENCE, State.MAYBE) and n != title]
    first, last = (body[0], body[-1]) if body else (len(passages), len(passages))
    if title is not None:
        first = min(first, title)
    seen: set[str] = set()
    for number, one in enumerate(passages):
        repeated = one.line.text in seen and one.hint is not Hint.HEADING
        seen.add(one.line.text)
        if number == title:
            yield BlockKind.TITLE
        elif one.state is State.NOISE or repeated or (one.state is State.MAYBE and number < (title or 0)):
            yield BlockKind.BOILERPLATE
        else:
            yield _kind(one, passages[number - 1] if number else None, first <= number <= last)


def _kind(one: Passage, previous: Passage | None, inside: bool) -> BlockKind:
    """What a passage is that is neither title nor noise.

    Right after the name of a picture file stands a caption; a short line is a heading inside the article and
    boilerplate outside.
    """
    pictured = previous is not None and previous.rule == "file name"
    words = len(one.line.words)
    if one.state is State.SHORT:
        if pictured and words >= TITLE_WORDS.start:
            return BlockKind.CAPTION
        return BlockKind.HEADING if inside else BlockKind.BOILERPLATE
    if one.state is State.CAPTION or (pictured and words <= CAPTION_WORDS // 2):
        return BlockKind.CAPTION
    return BlockKind.BODY


def _own_lines(text: str, passages: Sequence[Passage]) -> Metadata:
    """Publisher and date from stamps and bylines around the body, from a dateline, at last the copyright year."""
    body = [number for number, one in enumerate(passages) if one.state is State.SENTENCE]
    inner = range(body[0] + 3, body[-1] - 1) if body else range(0)
    stamps = from_lines(
        (one.span.of(text)[:STAMPED_WITHIN], None if number in inner else one.rule)
        for number, one in enumerate(passages)
    )
    for one in passages:
        if one.rule == "cut":
            stamps = stamps.over(_from_cut(one.span.of(text)))
    copyrights = [one.line.text for one in passages if one.rule == "copyright"]
    return stamps.over(Metadata(published=_single_year(copyrights)))


def _from_cut(part: str) -> Metadata:
    """What a stamp or dateline tells that was cut off before a paragraph."""
    if DATELINE.match(part + " A"):
        agency, date = AGENCY.search(part), find_date(part)
        return Metadata(publisher=agency[1] if agency else None, published=date[0] if date else None)
    return from_stamp(part) if STAMP_BEFORE.match(part + " A") else Metadata()


def _single_year(lines: Iterable[str]) -> str | None:
    """The year of the first copyright line that names exactly one."""
    for line in lines:
        years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", line))
        if len(years) == 1:
            return str(years.pop())
    return None


def _first_words(text: str, blocks: Iterable[Block], most: int = 80) -> str:
    """The first words of the body, at most ``most`` characters."""
    body = next((block.span.of(text) for block in blocks if block.kind is BlockKind.BODY), "")
    words = " ".join(body[: 10 * most].split())
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"
