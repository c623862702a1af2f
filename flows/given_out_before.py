"""What left the owner's hands, and why each masked figure is, kept for the owner alone: a new report is protected beside them.

What was made and has not left masks nothing: a draft is for its evaluator, and a candidate may be made again.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.data_dir import private_of
from flows.older_records import read_counts_by_place
from indicators.confidentiality.given_out import GivenOut, Kept
from indicators.confidentiality.told_together import FigureId
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import move_whole, put_whole

FORMAT = 2
"""Of records written today; those without a number were written before, and are read by `older_records`."""
LEFT, WAITING = "versions_remises", "versions_en_attente"
"""Folders of the records of what left, and of what may leave and has not."""
_LEFT_BEFORE = "versions_definitives"
"""Where records were kept when a final version left as it was made."""


def given_out_before(slug: str) -> tuple[GivenOut, ...]:
    """Read what each version of an initiative that was handed out told, the oldest first.

    Raises `UnusableInitiative` when a record cannot be read: without it, the new report could be subtracted from it.
    """
    records = sorted(_records(slug), key=lambda record: record.stem)
    read = [_read(record) for record in records]
    unreadable = tuple(
        f"Le relevé de la version remise « {record.stem} » ne se lit pas. Restaurez-le, ou supprimez-le si cette version "
        "n’a été remise à personne."
        for record, known in zip(records, read, strict=True)
        if known is None
    )
    if unreadable:
        raise UnusableInitiative(unreadable)
    return tuple(known for known in read if known is not None)


def versions_that_left(slug: str) -> tuple[str, ...]:
    """Name the versions of an initiative that are remembered, the oldest first."""
    return tuple(sorted(record.stem for record in _records(slug)))


def remember(slug: str, run: str) -> None:
    """Remember a version, before anything of it leaves: those that follow are protected beside it.

    Raises `UnusableInitiative` when nothing was kept of it: what was not attacked first may not leave.
    """
    waiting, left = _of(slug, WAITING, run), _of(slug, LEFT, run)
    if run in versions_that_left(slug):
        return
    if not waiting.is_file():
        raise UnusableInitiative(
            (f"Le relevé de la version « {run} » manque : rien ne protégerait la suivante d’elle. Refaites-la.",)
        )
    left.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    move_whole(waiting, left)


def forget(slug: str, run: str) -> None:
    """Take back what `remember` did, where nothing of the version left after all."""
    left = _of(slug, LEFT, run)
    if left.is_file():
        move_whole(left, _of(slug, WAITING, run))


def keep(slug: str, run: str, given: GivenOut) -> Path:
    """Write what a version that may leave tells, in a folder and a file that only their owner may read."""
    questions = {
        name: {
            "rows": [[base, *_cell(cell)] for base, cell in one.rows],
            "people": [[list(rows), dict(answers)] for rows, answers in one.people.items()],
        }
        for name, one in given.questions.items()
    }
    masked = sorted([need, *_cell(cell)] for need, cell in given.masked)
    indicators = [one.model_dump(mode="json", exclude_defaults=True) for one in given.indicators]
    content = {"format": FORMAT, "questions": questions, "masked": masked, "indicators": indicators}
    return write_for_owner(_of(slug, WAITING, run), json.dumps(content, ensure_ascii=False))


def keep_reasons(slug: str, run: str, reasons: Mapping[FigureId, str]) -> Path:
    """Write why each masked figure is masked: readers get one reason for all, for the true one tells of people."""
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(["indicateur", "partie", "perimetre", "vague", "population", "raison"])
    table.writerows([one, part, *_cell(cell), why] for (one, part, cell), why in sorted(reasons.items()))
    return write_for_owner(private_of(slug) / "raisons_des_masques" / f"{run}.csv", text.getvalue())


def write_for_owner(path: Path, text: str) -> Path:
    """Write a text in a folder and a file that only their owner may read, and return the file."""
    for folder in reversed([one for one in path.parents if not one.exists()]):
        folder.mkdir(exist_ok=True, mode=0o700)  # one by one: « parents » would leave those above open
    put_whole(path, text.encode(), 0o600)
    return path


def _cell(cell: Cell) -> tuple[str, str, str]:
    return cell.scope, cell.wave, cell.population


def _of(slug: str, state: str, run: str) -> Path:
    return private_of(slug) / state / f"{run}.json"


def _records(slug: str) -> Iterator[Path]:
    for folder in (_LEFT_BEFORE, LEFT):
        yield from (private_of(slug) / folder).glob("*.json")


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
        indicators=tuple(one for written in content.get("indicators", ()) if (one := _indicator(written)) is not None),
    )


def _indicator(written: Any) -> Indicator | None:
    """Read an indicator that a version told; None where it is none today: what it told is then compared with caution."""
    try:
        return Indicator.model_validate(written)
    except ValidationError:
        return None
