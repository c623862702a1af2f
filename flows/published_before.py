"""What final runs gave away, kept for the owner alone: a new report is protected beside them.

A draft is not counted: it is not meant to be handed out, and an evaluator who mends a cell must see the result.
"""

import json
import os
from pathlib import Path
from typing import Any

from flows.data_dir import private_of
from indicators.confidentiality.earlier import Earlier, Kept
from indicators.confidentiality.places import Place
from indicators.counting.tallies import Cell
from initiatives.unusable import UnusableInitiative


def final_runs_before(slug: str) -> tuple[Earlier, ...]:
    """Read what each final run of an initiative gave away, the oldest first.

    Raises `UnusableInitiative` when a record cannot be read: without it, the new report could be subtracted from it.
    """
    records = sorted(_folder(slug).glob("*.json"))
    read = [_read(record) for record in records]
    unreadable = tuple(
        f"Le relevé de la version définitive « {record.stem} » ne se lit pas. Restaurez-le, ou supprimez-le si cette "
        "version n’a pas été diffusée."
        for record, known in zip(records, read, strict=True)
        if known is None
    )
    if unreadable:
        raise UnusableInitiative(unreadable)
    return tuple(known for known in read if known is not None)


def keep(slug: str, run: str, kept: Earlier) -> Path:
    """Write the record of a final run, in a folder and a file that only their owner may read where that exists."""
    folder = _folder(slug)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    record = folder / f"{run}.json"
    content = {name: _written(one) for name, one in kept.needs.items()}
    opened = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
    return record


def _folder(slug: str) -> Path:
    return private_of(slug) / "versions_definitives"


def _read(record: Path) -> Earlier | None:
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        return Earlier({name: _kept(one) for name, one in content.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _written(kept: Kept) -> dict[str, object]:
    return {
        "shown": sorted([cell.scope, cell.wave, cell.population] for cell in kept.shown),
        "hidden": sorted([cell.scope, cell.wave, cell.population] for cell in kept.hidden),
        "periods": sorted([cell.scope, cell.wave, cell.population, period] for cell, period in kept.periods),
        "places": [
            {"place": dict(place), "counts": dict(counts), "answers": kept.answers.get(place, 0)}
            for place, counts in kept.counts.items()
        ],
    }


def _kept(written: Any) -> Kept:
    places: list[tuple[Place, Any]] = [(tuple(sorted(one["place"].items())), one) for one in written["places"]]
    return Kept(
        counts={place: one["counts"] for place, one in places},
        answers={place: one["answers"] for place, one in places},
        shown=frozenset(Cell(*cell) for cell in written["shown"]),
        hidden=frozenset(Cell(*cell) for cell in written["hidden"]),
        periods=frozenset((Cell(*cell), period) for *cell, period in written["periods"]),
    )
