"""Makes `data/reference/decoupage`: which communes there are and were, from the packages that Etalab publishes year after year.

    python -m data.generation.decoupage DOSSIER

The folder holds the unpacked packages `@etalab/decoupage-administratif`, one folder per version (see `VINTAGES`), each
brought by `npm pack @etalab/decoupage-administratif@6.0.0` and `tar`. The oldest one knows the whole history of communes
until the first of January 2019; those after it say which communes there were each first of January.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

VINTAGES = {"1.1.1": 2021, "2.3.1": 2022, "3.1.1": 2023, "4.1.0": 2024, "5.3.0": 2025, "6.0.0": 2026}
"""Version → the first of January that it describes. None was published for 2020."""
HISTORY = "0.7.0"
LATEST = "6.0.0"
OLDEST = date(2000, 1, 1)
"""What ended before is left out: nobody evaluates an initiative of that time here."""
TO = Path(__file__).resolve().parents[1] / "reference" / "decoupage"
_COMMUNE, _DISTRICT = "commune-actuelle", "arrondissement-municipal"


@dataclass(frozen=True)
class Spell:
    """A commune under one code and one name, from a day on, until the day before another; None where it is not over."""

    code: str
    name: str
    since: date | None
    until: date | None = None


def spells(history: Iterable[dict[str, Any]], vintages: Iterable[tuple[int, dict[str, str]]]) -> list[Spell]:
    """Return every commune since 2000 under each of its names; `vintages` are years with their communes, code → name."""
    open_: dict[str, Spell] = {}
    over: list[Spell] = []
    for one in history:
        if one["type"] != "COM":
            continue
        spell = Spell(one["code"], one["nom"], _day(one.get("dateDebut")), _day(one.get("dateFin")))
        if spell.until is None:
            open_[spell.code] = spell
        elif spell.until > OLDEST and spell.since != spell.until:
            over.append(spell)
    for year, communes in vintages:
        first = date(year, 1, 1)
        for code in [code for code, spell in open_.items() if communes.get(code) != spell.name]:
            over.append(replace(open_.pop(code), until=first))
        for code in communes.keys() - open_.keys():
            open_[code] = Spell(code, communes[code], first)
    return sorted((*over, *open_.values()), key=lambda spell: (spell.code, spell.since or date.min))


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _read(packages: Path, version: str, name: str) -> Any:
    folder = packages / version / "package" / "data"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _names(packages: Path, version: str) -> dict[str, str]:
    return {one["code"]: one["nom"] for one in _read(packages, version, "communes") if one["type"] == _COMMUNE}


def _groupings(packages: Path) -> list[dict[str, Any]]:
    """Return the groupings of communes: those with a tax of their own, then the territories of the Grand Paris."""
    return [*_read(packages, LATEST, "epci"), *_read(packages, LATEST, "ept")]


def _rows(packages: Path) -> Iterator[tuple[str, ...]]:
    known = spells(
        _read(packages, HISTORY, "historique-communes"),
        ((year, _names(packages, version)) for version, year in VINTAGES.items()),
    )
    latest = {one["code"]: one for one in _read(packages, LATEST, "communes") if one["type"] in (_COMMUNE, _DISTRICT)}
    districts = [Spell(code, one["nom"], None) for code, one in latest.items() if one["type"] == _DISTRICT]
    groupings: dict[str, list[str]] = defaultdict(list)
    for one in _groupings(packages):
        for member in one["membres"]:
            groupings[member["code"]].append(one["code"])
    for spell in sorted((*known, *districts), key=lambda spell: (spell.code, spell.since or date.min)):
        now = latest[spell.code] if spell.until is None else {}
        yield (
            spell.code,
            spell.name,
            "" if spell.since is None or spell.since <= OLDEST else spell.since.isoformat(),
            "" if spell.until is None else spell.until.isoformat(),
            now.get("commune", ""),
            " ".join(groupings.get(spell.code, ())) if now else "",
            str(now.get("population", "")),
            " ".join(now.get("codesPostaux", ())),
        )


def _write(name: str, heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (TO / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main(packages: Path) -> None:
    """Write the three tables from the packages of a folder."""
    TO.mkdir(parents=True, exist_ok=True)
    heading = ("code", "nom", "depuis", "jusqu_au", "commune", "intercommunalites", "population", "codes_postaux")
    _write("communes.csv", heading, _rows(packages))
    named = sorted((one["code"], one["nom"]) for one in _groupings(packages))
    _write("intercommunalites.csv", ("code", "nom"), named)
    regions = {one["code"]: one["nom"] for one in _read(packages, LATEST, "regions")}
    places = ((one["code"], one["nom"], regions[one["region"]]) for one in _read(packages, LATEST, "departements"))
    _write("departements.csv", ("code", "nom", "region"), sorted(places))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
