"""What a results.csv gives, line by line, and which of its numbers a printed one may be."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from indicators.figures.results import Figure
from initiatives.declaration.model import Target

_HALF = Decimal("0.5")
_WRITTEN = Decimal("0.000001")
"""The file keeps six decimals: at a half, the figure behind it may round either way."""


@dataclass(frozen=True)
class Printed:
    """A number as a reader sees it: its value, and how many decimals are shown."""

    value: Decimal
    decimals: int

    @classmethod
    def of(cls, written: str) -> "Printed":
        """Read a French number: « 1 234,5 », « −0,3 », « +2 »."""
        plain = re.sub(r"\s", "", written).replace("−", "-").replace(",", ".").lstrip("+")
        return cls(Decimal(plain), len(plain.partition(".")[2]))

    def rounds(self, exact: Decimal | None, scale: int = 1) -> bool:
        """Whether it is `exact`, times `scale`, rounded to its decimals."""
        if exact is None:
            return False
        return abs(exact * scale - self.value) <= _HALF.scaleb(-self.decimals) + _WRITTEN * scale

    def counts(self, count: Decimal | None) -> bool:
        """Whether it is this whole number."""
        return count is not None and self.value == count


@dataclass(frozen=True, eq=False)
class Line:
    """One line of the file; None where a cell is empty. `target` is what the initiative declares for its indicator."""

    code: str
    id: str
    label: str
    part: str
    part_label: str
    scope: str
    wave: str
    population: str
    status: str
    place: str
    share: bool
    """Whether it is printed as a percentage."""
    value: Decimal | None
    n: Decimal | None
    k: Decimal | None
    missing: Decimal | None
    illegible: Decimal | None
    dont_know: Decimal | None
    n_effective: Decimal | None
    low: Decimal | None
    high: Decimal | None
    target: Decimal | None = None
    terms: tuple[tuple[Decimal, Decimal], ...] = ()
    """What it is the difference of, where two other figures of its place give it."""

    def says(self, said: Printed) -> bool:
        """Whether a printed number is its value; beside its two terms, the difference of these as they are printed too."""
        return said.rounds(self.value) or any(
            _as_printed(first, said.decimals) - _as_printed(second, said.decimals) == said.value
            for first, second in self.terms
        )

    @property
    def counted(self) -> tuple[Decimal | None, ...]:
        """Return how many answered, fulfilled the condition, or did not answer."""
        return self.n, self.k, self.missing, self.illegible, self.dont_know, self.n_effective


def lines(table: str, figures: Sequence[Figure], targets: Mapping[str, Target]) -> tuple[Line, ...]:
    """Read a results.csv, and the figures that it was written from, in the same order.

    Of under ten answers the file gives the counts alone: the ends of a range of opinions are then the figure's.
    """
    rows = csv.DictReader(io.StringIO(table), delimiter=";")
    read = zip(rows, figures, strict=True)
    return _with_terms([_line(row, figure, targets.get(row["indicateur"])) for row, figure in read])


def _with_terms(read: Sequence[Line]) -> tuple[Line, ...]:
    """Find the changes: what stands before and after in their place is what they are the difference of."""
    parts: dict[tuple[str, str, str, str], dict[str, Line]] = {}
    for line in read:
        parts.setdefault((line.id, line.scope, line.wave, line.population), {}).setdefault(line.part, line)
    found = []
    for line in read:
        place = parts[line.id, line.scope, line.wave, line.population]
        ends = [place[end].value for end in ("apres", "avant") if end in place]
        known = [one for one in ends if one is not None]
        changes = line.part == "" and line.value is not None and len(known) == len(("apres", "avant"))
        if changes and line.value is not None and abs(known[0] - known[1] - line.value) <= 2 * _WRITTEN:
            line = replace(line, terms=((known[0], known[1]),))
        found.append(line)
    return tuple(found)


def _as_printed(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def sums(table: str) -> dict[str, tuple[Line, ...]]:
    """Read a reconciliation.csv: heading of a column of the report → what the file gives for each figure."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    columns = {"Somme des partenaires": "somme_des_partenaires", "Sans partenaire": "sans_partenaire", "Écart": "ecart"}
    empty = dict.fromkeys(("perimetre", "population", "statut", "place", *_NUMBERS), "")
    return {
        heading: tuple(_line({**empty, **row, "valeur": row[column]}, None, None) for row in rows)
        for heading, column in columns.items()
    }


_NUMBERS = ("valeur", "n", "k", "sans_reponse", "illisibles", "ne_sait_pas", "n_efficace", "borne_basse", "borne_haute")


def _line(row: Mapping[str, str], figure: Figure | None, target: Target | None) -> Line:
    number = {name: _number(row[name]) for name in _NUMBERS}
    value, k, n = number["valeur"], number["k"], number["n"]
    low, high = number["borne_basse"], number["borne_haute"]
    if figure is not None and figure.counts_only:
        value = k / n if k is not None and n else None
        low, high = (None if end is None else Decimal(str(end)) for end in (figure.low, figure.high))
    return Line(
        code=row["code"],
        id=row["indicateur"],
        label=row["libelle"],
        part=row["partie"],
        part_label=row["libelle_partie"],
        scope=row["perimetre"],
        wave=row["vague"],
        population=row["population"],
        status=row["statut"],
        place=row["place"],
        share=row["unite"] == "part",
        value=value,
        n=n,
        k=k,
        missing=number["sans_reponse"],
        illegible=number["illisibles"],
        dont_know=number["ne_sait_pas"],
        n_effective=number["n_efficace"],
        low=low,
        high=high,
        target=None if target is None else Decimal(str(target.value)),
    )


def _number(written: str) -> Decimal | None:
    return Decimal(written.replace(",", ".")) if re.fullmatch(r"-?\d+(,\d+)?(e-?\d+)?", written) else None
