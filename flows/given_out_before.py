"""What was handed out, and why each masked figure is, kept for the owner alone: a new report is protected beside them.

A draft is for its evaluator: it is not handed out, and whoever mends a cell must see the result.
"""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from flows.data_dir import private_of
from flows.older_records import read_counts_by_place
from indicators.confidentiality.given_out import GivenOut, Kept
from indicators.confidentiality.told_together import FigureId
from indicators.counting.tallies import Cell
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_whole

FORMAT = 2
"""Of records written today; those without a number were written before, and are read by `older_records`."""


def given_out_before(slug: str) -> tuple[GivenOut, ...]:
    """Read what each version of an initiative that was handed out told, the oldest first.

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


def keep(slug: str, run: str, given: GivenOut) -> Path:
    """Write the record of a version that is handed out, in a folder and a file that only their owner may read."""
    questions = {
        name: {
            "rows": [[base, *_cell(cell)] for base, cell in one.rows],
            "people": [[list(rows), dict(answers)] for rows, answers in one.people.items()],
        }
        for name, one in given.questions.items()
    }
    masked = sorted([need, *_cell(cell)] for need, cell in given.masked)
    content = {"format": FORMAT, "questions": questions, "masked": masked}
    return write_for_owner(_folder(slug) / f"{run}.json", json.dumps(content, ensure_ascii=False))


def keep_reasons(slug: str, run: str, reasons: Mapping[FigureId, str]) -> Path:
    """Write why each masked figure is masked: readers get one reason for all, for the true one tells of people."""
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(["indicateur", "partie", "perimetre", "vague", "population", "raison"])
    table.writerows([one, part, *_cell(cell), why] for (one, part, cell), why in sorted(reasons.items()))
    return write_for_owner(private_of(slug) / "raisons_des_masques" / f"{run}.csv", text.getvalue())


def write_for_owner(path: Path, text: str) -> Path:
    """Write a text in a folder and a file that only their owner may read, and return the file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    put_whole(path, text.encode(), 0o600)
    return path


def _cell(cell: Cell) -> tuple[str, str, str]:
    return cell.scope, cell.wave, cell.population


def _folder(slug: str) -> Path:
    return private_of(slug) / "versions_definitives"


def _read(record: Path) -> GivenOut | None:
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        return _given(content) if "format" in content else read_counts_by_place(content)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _given(content: Any) -> GivenOut | None:
    if content["format"] != FORMAT:
        return None
    return GivenOut(
        questions={
            name: Kept(
                rows=tuple((base, Cell(*cell)) for base, *cell in one["rows"]),
                people={tuple(rows): dict(answers) for rows, answers in one["people"]},
            )
            for name, one in content["questions"].items()
        },
        masked=frozenset((need, Cell(*cell)) for need, *cell in content["masked"]),
    )
