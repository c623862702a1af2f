"""Which line of a file holds the headings, and how the declaration calls each of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import accumulate, chain

from initiatives.collection.grid import Cells, Expected, Merged, Opened, UnreadableSource
from initiatives.plain_text import plain

Heading = str | None
Find = Callable[[str], Heading]
"""What says how the declaration calls what is written in a cell."""


@dataclass(frozen=True)
class ExportLayout:
    """How a tool writes its exports: what a file of `sources/` declares.

    `opens` says which kinds of files; `options` what stands before and after an option’s name (`("[", "]")` for
    `interets[jouer]`); `groups` what parts a group from its questions, `endings` what begins an explanation added after a
    question’s code; `added` are the columns that the tool adds by itself; `under` is what it writes below the heading of a
    question that has one column only; `unasked` is what it writes where a question was not shown; `signs` are the words
    that it writes within a text for signs that would break its lines.
    """

    opens: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    groups: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    added: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()
    signs: Mapping[str, str] = field(default_factory=dict)
    looked_at: int = 40


@dataclass(frozen=True)
class Headings:
    """The headings of one file: the line on which they end (0 = the first), what each shows and what it is called.

    `names[j]` is None where the declaration does not know column j; `headings[j]` is None where nothing is written.
    """

    line: int
    headings: tuple[Heading, ...]
    names: tuple[Heading, ...]
    goes_on: bool = False
    """Whether most of its cells are themselves headings, or what a tool writes below them: not the first line of answers."""


def best_headings(
    views: Iterable[Opened], expected: Expected, layout: ExportLayout, line: int | None = None
) -> tuple[Opened, Headings]:
    """Find the sheet (or the delimiter) and the line of headings that show most expected headings; the first, if equal.

    But a line just below that is itself of headings goes on with them, and what has no row below its headings gives way to what
    has some. `line` is the one declared (1 = the first). `UnreadableSource` when no heading is found at all.
    """
    # What is written in a hundred cells of the first lines is looked up once; it is kept no longer than that.
    find = cache(partial(_within_groups, known=_known(expected, layout), layout=layout))
    best: tuple[Opened, Headings] | None = None
    most = 0
    for view in views:
        for candidate in _candidates(view, find, layout, line):
            found = len({name for name in candidate.names if name})
            if found > most or (found == most > 0 and best is not None and _takes_over(view, candidate, *best)):
                best, most = (view, candidate), found
    if best is None:
        raise _no_heading(expected)
    return best


def _takes_over(view: Opened, candidate: Headings, before: Opened, best: Headings) -> bool:
    """Whether headings take the place of others that are as many: they go on with them, or nothing is below those."""
    if view is before:
        return candidate.goes_on and candidate.line == best.line + 1
    return not _has_lines(before, best) and _has_lines(view, candidate)


def _has_lines(view: Opened, at: Headings) -> bool:
    """Whether some line below the headings may be a row of theirs: it holds something, in no more cells than they have."""
    return any(any(line) and len(line) <= len(at.headings) for line in view.top[at.line + 1 :])


def _known(expected: Expected, layout: ExportLayout) -> dict[str, str]:
    """Every writing of a heading → how the declaration calls it; a heading declared as such wins over an option’s."""
    known: dict[str, str] = {}
    for heading, options in expected.items():
        for word, option in options.items():
            for before, after in layout.options:
                known.setdefault(plain(f"{heading}{before}{word}{after}"), f"{heading}[{option}]")
    for heading in expected:
        known[plain(heading)] = heading
    return {_bare(written): name for written, name in known.items()} | known


def _bare(heading: str) -> str:
    """Write a heading without what some tools add, or leave out: a blank before « ? », the star of what is required."""
    return re.sub(r" +(?=[?!:;])", "", plain(heading)).rstrip(" *:")


def _candidates(view: Opened, find: Find, layout: ExportLayout, declared: int | None) -> Iterator[Headings]:
    lines = _unmerged(view.top, view.merged)
    for place in range(min(len(lines), layout.looked_at)) if declared is None else [declared - 1]:
        if place < len(lines):
            yield _headings(lines, place, find, layout)


def _unmerged(top: Cells, merged: Merged) -> list[list[Heading]]:
    """Write in every cell of a merged range what its first cell says."""
    lines = [list(line) for line in top]
    for (first, left), (last, right) in merged:
        if first >= len(lines) or left >= len(lines[first]):
            continue
        for line in lines[first : last + 1]:
            line[left : right + 1] = [lines[first][left]] * (min(right + 1, len(line)) - left)
    return lines


def _headings(lines: list[list[Heading]], place: int, find: Find, layout: ExportLayout) -> Headings:
    """Read one line of headings with the lines above it, which may name the question of which it names the options."""
    own = lines[place]
    # What a line of headings says above a column is written above the first of the columns it holds for.
    uppers = [_padded(line, len(own)) for line in reversed(lines[max(place - 2, 0) : place])]
    spread = [list(accumulate(upper, _last)) for upper in uppers]
    twice = {heading for heading, times in Counter(own).items() if heading and times > 1}
    shown: list[Heading] = []
    names: list[Heading] = []
    for column, heading in enumerate(own):
        said, name = heading, None
        for upper, above in zip(uppers, (line[column] for line in spread), strict=True):
            if heading and above and above != heading:
                name = name or _combined(above, heading, find, layout)
            if not name and upper[column] and (not heading or plain(heading) in layout.under):
                said = upper[column]
        if uppers and heading in twice and said == heading:
            above = spread[0][column]
            said = f"{above} › {heading}" if above and above != heading else heading
        shown.append(said or None)
        names.append(name or (_recognised(said, find, layout) if said else None))
    written = [(plain(heading) in layout.under, name) for heading, name in zip(own, names, strict=True) if heading]
    goes_on = 0 < len(written) <= 2 * sum(known_word or name is not None for known_word, name in written)
    return Headings(place, tuple(shown), tuple(names), goes_on)


def _padded(line: list[Heading], width: int) -> list[Heading]:
    return [*line[:width], *[None] * (width - len(line))]


def _last(before: Heading, heading: Heading) -> Heading:
    return heading or before


def _combined(above: str, heading: str, find: Find, layout: ExportLayout) -> Heading:
    written = (f"{above}{before}{heading}{after}" for before, after in (*layout.options, (" › ", "")))
    return next((name for one in written if (name := find(one))), None)


def _recognised(heading: str, find: Find, layout: ExportLayout) -> Heading:
    """Say how the declaration calls a heading: whole, else without what a tool adds after a question’s code."""
    short = (heading.split(mark)[0] for mark in layout.endings if mark in heading)
    return next((name for one in chain([heading], short) if (name := find(one))), None)


def _within_groups(heading: str, known: Mapping[str, str], layout: ExportLayout) -> Heading:
    """Look a heading up whole, then without its groups, from the first on, so that the longest match wins."""
    inner = (
        mark.join(heading.split(mark)[dropped:])
        for mark in layout.groups
        for dropped in range(1, heading.count(mark) + 1)
    )
    written = [heading, *inner]
    return next((name for said in (plain, _bare) for one in written if (name := known.get(said(one)))), None)


def kept_columns(headings: Headings, layout: ExportLayout) -> Sequence[int]:
    """Return the columns that are kept: those with a heading, but for those that a tool adds and nobody asked for."""
    added = {plain(heading) for heading in layout.added}
    return [
        column
        for column, (heading, name) in enumerate(zip(headings.headings, headings.names, strict=True))
        if heading
        and (name or not added & {plain(heading), *(plain(heading.split(mark)[0]) for mark in layout.endings)})
    ]


def _no_heading(expected: Expected) -> UnreadableSource:
    """Say that none of the headings looked for is there; what is there is not quoted: it may be somebody's answers."""
    some = ", ".join(f"« {heading} »" for heading in list(expected)[:4])
    return UnreadableSource(
        f"aucun des intitulés de colonne attendus n’a été trouvé ({some}…). Vérifiez que c’est le bon fichier, que la "
        "ligne d’intitulés y est, et que le questionnaire indique les intitulés de cet export (« columns »)."
    )
