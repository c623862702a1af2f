"""Which communes, intercommunalités and départements there are, and were: read from `data/reference/decoupage`."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from initiatives.declaration.communes import bare, departement_of
from initiatives.declaration.reference import REFERENCE

PERIMETER_OF = date(2026, 1, 1)
"""The day of which the intercommunalités and the populations are those."""
POPULATION_SOURCE = (
    "INSEE, populations municipales en vigueur au 1er janvier 2026, réunies par Etalab "
    "(@etalab/decoupage-administratif 6.0.0, Licence Ouverte)"
)


@dataclass(frozen=True)
class Commune:
    """A commune under one of its names, from a day until the day before another (None: not known to begin, not over).

    What is known of today's communes only is empty for the others: `groupings` (SIREN numbers), `population`
    (inhabitants), `postal_codes`. `within` is the code of the commune that it is a municipal arrondissement of.
    """

    code: str
    name: str
    since: date | None
    until: date | None
    within: str
    groupings: tuple[str, ...]
    population: int | None
    postal_codes: tuple[str, ...]

    def stood_on(self, day: date) -> bool:
        """Say whether it was a commune of this name on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def departement(self) -> str:
        """Return the code of its département."""
        return departement_of(self.code)


class Decoupage:
    """All of them, by code and by name as people write it (`bare`); a line is read when it is asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, list[list[str]]] = defaultdict(list)
        for line in _lines("communes.csv"):
            self._lines[line[0]].append(line)
        self.groupings = {line[0]: line[1] for line in _lines("intercommunalites.csv")}
        self.departements = {line[0]: line[1] for line in _lines("departements.csv")}

    def codes(self) -> tuple[str, ...]:
        """Return the code of every commune, in order."""
        return tuple(self._lines)

    def spells(self, code: str) -> tuple[Commune, ...]:
        """Return the communes that bore a code, one after the other; none where nobody did."""
        return tuple(map(_commune, self._lines.get(code, ())))

    def on(self, code: str, day: date) -> Commune | None:
        """Return the commune that bore a code on a day."""
        return next((one for one in self.spells(code) if one.stood_on(day)), None)

    def called(self, name: str) -> tuple[Commune, ...]:
        """Return the communes that bear a name, or bore it."""
        return tuple(map(_commune, self._named.get(bare(name), ())))

    def names(self) -> tuple[str, ...]:
        """Return the names of today's communes."""
        return tuple(line[1] for lines in self._lines.values() for line in lines if not line[3])

    def members(self, grouping: str) -> tuple[Commune, ...]:
        """Return today's communes of an intercommunalité, in order of code."""
        return tuple(_commune(line) for lines in self._lines.values() for line in lines if grouping in line[5].split())

    def with_postal_code(self, code: str) -> tuple[Commune, ...]:
        """Return today's communes that have a postal code, municipal arrondissements among them; none where nobody has it."""
        return tuple(map(_commune, self._by_postal_code.get(code, ())))

    @cached_property
    def _by_postal_code(self) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = defaultdict(list)
        for lines in self._lines.values():
            for line in lines:
                for code in line[7].split():
                    found[code].append(line)
        return found

    @cached_property
    def _named(self) -> dict[str, list[list[str]]]:
        named: dict[str, list[list[str]]] = defaultdict(list)
        for lines in self._lines.values():
            for line in lines:
                named[bare(line[1])].append(line)
        return named


@cache
def decoupage() -> Decoupage:
    """Read the tables, once."""
    return Decoupage()


def _commune(line: list[str]) -> Commune:
    code, name, since, until, within, groupings, population, postal = line
    inhabitants = int(population) if population else None
    return Commune(
        code, name, _day(since), _day(until), within, tuple(groupings.split()), inhabitants, tuple(postal.split())
    )


def population(communes: Iterable[str]) -> int | None:
    """Count the inhabitants of communes, given by code; None where one of them does not stand today, or has no known figure.

    A municipal arrondissement is not counted again beside its commune.
    """
    codes = set(communes)
    standing = [decoupage().on(code, PERIMETER_OF) for code in codes]
    counted = [one.population if one else None for one in standing if not (one and one.within in codes)]
    known = [one for one in counted if one is not None]
    return sum(known) if known and len(known) == len(counted) else None


def bare_grouping(name: str) -> str:
    """Write the name of an intercommunalité without what says of which kind it is: « CC du Pays de Nay », « Pays de Nay »."""
    words = re.sub(r"[^a-z0-9]+", " ", bare(name).replace("&", " et ")).strip()
    return _ARTICLE.sub("", _KIND.sub("", words)).strip()


_KIND = re.compile(
    r"^(?:cc|ca|cu|ept|communaute (?:de communes|d agglomeration|urbaine)|etablissement public territorial|metropole)\b"
)
_ARTICLE = re.compile(r"^ ?(?:de la|de l|du|des|de|d)\b")


def _lines(name: str) -> Iterator[list[str]]:
    with (REFERENCE / "decoupage" / name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter=";")
        next(lines)  # the headings
        yield from lines


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
