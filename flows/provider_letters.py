"""« Retour sur vos données »: written for each provider in the owner's private folder, and nowhere else."""

import shutil
from collections.abc import Sequence
from datetime import datetime, time
from itertools import groupby
from pathlib import Path

from flows.data_dir import private_of
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.feedback.provider_feedback import ProviderFeedback, SheetFeedback, feedback
from initiatives.validation.hosts import file_name
from initiatives.validation.validate import Checked
from reports.delivery.whole_files import put_whole
from reports.letters.letter import letter
from reports.letters.marked_copy import copy_name, marked_copy
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf

FOLDER = "retours"


def write_letters(initiative: Initiative, tables: Sequence[RawTable], checked: Checked) -> Path:
    """Write the letter and the marked copies of each provider, in place of the last ones; return their folder.

    Written beside and renamed: readable by their owner alone, as all that holds answers.
    """
    home = private_of(initiative.slug) / FOLDER
    beside = home.with_name(f".{FOLDER}.partiel")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    try:
        for one in feedback(initiative, tables, checked):
            _write_one(beside / file_name(one.id), initiative, one)
        shutil.rmtree(home, ignore_errors=True)
        beside.rename(home)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return home


def _write_one(folder: Path, initiative: Initiative, told: ProviderFeedback) -> None:
    folder.mkdir(mode=0o700)
    document = letter(initiative, told)
    put_whole(folder / "retour.html", render_html(document, {}).encode(), 0o600)
    put_whole(folder / "retour.pdf", render_pdf(document, {}), 0o600)
    dated = datetime.combine(initiative.evaluated_on, time())

    def file_of(sheet: SheetFeedback) -> str:
        return sheet.table.shown_as

    files = {*map(file_of, told.sheets)}
    for file, sheets in groupby(sorted(told.sheets, key=file_of), key=file_of):
        found = [*sheets]
        # Nothing to mend, nothing to send back: a copy of answers is made for a reason only.
        if any(sheet.mistakes for sheet in found):
            put_whole(folder / copy_name(file, files), marked_copy(found, dated), 0o600)
