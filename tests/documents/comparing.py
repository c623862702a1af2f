"""Compares every number of a report with the lines of results.csv that it points to."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tests.documents.anchoring import Anchors, Row, Unit, sections
from tests.documents.claims import NUMBER, Claim, claims, derived, drawn_ties, one_by_one, ties_of
from tests.documents.exempt import Exempt
from tests.documents.places import Place, Words
from tests.documents.published_rows import Line, Printed


@dataclass
class Verdict:
    """How many numbers were compared, and what results.csv does not give."""

    compared: int = 0
    wrong: list[str] = field(default_factory=list)


def compare(places: Iterable[Place], anchors: Anchors, exempt: Exempt) -> Verdict:
    """Compare a whole report."""
    verdict = Verdict()
    for section in sections(places):
        title = section[0].text if isinstance(section[0], Words) else ""
        if title == "Sommaire":  # the numbers of pages
            continue
        steps = any(isinstance(place, Words) and _CHAIN in place.text for place in section)
        chain = anchors.of_section(section) if steps else ()
        for found in anchors.units(section):
            for claim, lines, where in _said(found, exempt, chain):
                verdict.compared += len(claim.numbers)
                if not claim.told_by(lines):
                    verdict.wrong.append(" | ".join(" ".join(text.split())[:80] for text in (title, where, claim.said)))
    return verdict


_CHAIN = "étape par étape"
"""Said under a funnel: each of its steps is a part of one before, which another indicator gives."""
Claimed = Iterator[tuple[Claim, tuple[Line, ...], str]]


def _said(found: Unit | Row, exempt: Exempt, chain: tuple[Line, ...]) -> Claimed:
    if not chain:
        yield from _of_row(found, exempt) if isinstance(found, Row) else _of_text(found, exempt)
        return
    for unit in found.cells if isinstance(found, Row) else (found,):
        for claim in one_by_one(exempt.left(unit.text, unit.kind, unit.heading)):
            yield claim, chain, unit.text


def _of_text(unit: Unit, exempt: Exempt) -> Claimed:
    text, ties = drawn_ties(unit.text, unit.lines) if unit.kind == "drawing" else (unit.text, [])
    text, together = derived(exempt.left(text, unit.kind, unit.heading), unit.lines)
    for claim in (*together, *ties, *claims(text, drawn=unit.kind == "drawing")):
        yield claim, unit.lines, unit.header or unit.text


COLUMNS: dict[str, Callable[[Line], object]] = {
    "n": lambda line: line.n,
    "personnes suivies": lambda line: line.n,
    "sollicités": lambda line: line.n,
    "sans réponse": lambda line: line.missing,
    "ne sait pas": lambda line: line.dont_know,
    "illisibles": lambda line: line.illegible,
    "nombre": lambda line: line.k if line.k is not None else line.value,
    "réponses": lambda line: line.k,
}
"""Heading of a column of whole numbers → what of a line it holds."""
TIES = {"relations avant": "avant", "relations après": "apres"}
"""Heading of a column → the moment at which it counts the ties of the organisation that its row names."""
VALUES = ("valeur", "part", "moyenne", "intervalle à 95 %", "taux de réponse")
"""Headings of columns that say the value of a line, or its interval."""


def _of_row(row: Row, exempt: Exempt) -> Claimed:
    """Yield what the row says of one line, all its columns at once, then what its other cells and small lines say."""
    together: list[Claim] = []
    for cell in row.cells:
        heading = cell.heading.lower()
        text = exempt.unnamed(cell.text)
        first, _, rest = text.partition("\n")
        if heading in COLUMNS and re.fullmatch(NUMBER, first):
            together.append(_counted(first, COLUMNS[heading]))
        elif heading in TIES and (ties := ties_of(cell.header, cell.lines)):
            yield _tied(first, ties[TIES[heading]]), cell.lines, f"{cell.header} / {cell.heading}"
        elif heading == "cible":
            together += claims(f"Cible de {first}")
        elif heading in VALUES:
            together += claims(exempt.left(first, "cell"))
        else:
            rest = text
        lines = row.named if heading in VALUES else cell.lines
        yield from _of_text(Unit(rest, lines, "cell", cell.heading, f"{cell.header} / {cell.heading}"), exempt)
    if together:
        yield _at_once(together), row.named, row.cells[0].header


def _counted(written: str, column: Callable[[Line], object]) -> Claim:
    def passes(line: Line, said: list[Printed]) -> bool:
        return said[0].value == column(line)

    return Claim(written, [Printed.of(written)], passes)


def _tied(written: str, count: int) -> Claim:
    def passes(_: Line, said: list[Printed]) -> bool:
        return said[0].value == count

    return Claim(written, [Printed.of(written)], passes)


def _at_once(together: list[Claim]) -> Claim:
    numbers = [number for claim in together for number in claim.numbers]

    def passes(line: Line, said: list[Printed]) -> bool:
        return all(claim.passes(line, claim.numbers) for claim in together)

    return Claim(" ; ".join(claim.said for claim in together), numbers, passes)
