"""What an export looks like once opened: lines of text under headings, before they are attached to an initiative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from initiatives.plain_text import plain

Cells = Sequence[Sequence[str | None]]
"""Lines of text, None where a cell is blank."""

Expected = Mapping[str, Mapping[str, str]]
"""Heading looked for → (word by which a tool may name an option → the option), for questions with several answers."""

Separators = Sequence[tuple[str, str]]
"""What a tool writes before and after an option's name: `("[", "]")` for `interets[jouer]`."""


class UnreadableSource(Exception):  # noqa: N818 - read aloud: « source illisible »
    """The file cannot be read as its format; the message is a French sentence with its remedy, without any cell."""


@dataclass(frozen=True)
class Grid:
    """Lines of an export; blank lines are left out, `rows` says which line of the file each one is (1 = the first).

    `names[j]` is how the declaration calls column j (`interets[jouer]` for the column of an option), or the heading
    itself when the declaration does not know it; `headings[j]` is as the file shows it; `letters[j]` as a spreadsheet
    does. `totals` are the positions of lines that sum up others.
    """

    sheet: str | None
    headings: tuple[str, ...]
    names: tuple[str, ...]
    letters: tuple[str, ...]
    rows: tuple[int, ...]
    lines: tuple[tuple[str | None, ...], ...]
    totals: frozenset[int] = frozenset()


def letter(position: int) -> str:
    """Name a column as a spreadsheet does: 0 → A, 25 → Z, 26 → AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def recognise(headings: Sequence[str | None], expected: Expected, separators: Separators) -> tuple[str | None, ...]:
    """Say how the declaration calls each heading; None where it does not know it."""
    known: dict[str, str] = {}
    for heading, options in expected.items():
        for word, option in options.items():
            for before, after in separators:
                known.setdefault(plain(f"{heading}{before}{word}{after}"), f"{heading}[{option}]")
    known |= {plain(heading): heading for heading in expected}
    return tuple(known.get(plain(heading)) if heading else None for heading in headings)


def without(
    metadata: frozenset[str], headings: Sequence[str | None], names: Sequence[str | None]
) -> tuple[str | None, ...]:
    """Leave out, knowingly, the columns that a tool adds by itself, but for those that the declaration asks for."""
    return tuple(
        heading if name or heading not in metadata else None for heading, name in zip(headings, names, strict=True)
    )


def grid_below(
    cells: Cells,
    header: int,
    headings: Sequence[str | None],
    names: Sequence[str | None],
    sheet: str | None = None,
) -> Grid:
    """Keep the columns that have a heading and the lines that are not blank, below line `header` (0 = the first)."""
    kept = [position for position, heading in enumerate(headings) if heading]
    rows: list[int] = []
    lines: list[tuple[str | None, ...]] = []
    for number, line in enumerate(cells[header + 1 :], start=header + 2):
        values = tuple(line[position] if position < len(line) else None for position in kept)
        if any(value is not None for value in values):
            rows.append(number)
            lines.append(values)
    shown = [headings[position] or "" for position in kept]
    return Grid(
        sheet=sheet,
        headings=tuple(shown),
        names=tuple(names[position] or heading for position, heading in zip(kept, shown, strict=True)),
        letters=tuple(letter(position) for position in kept),
        rows=tuple(rows),
        lines=tuple(lines),
    )
