"""What people wrote in place of an answer (« Autre : … »): kept with the verbatims, for the owner alone."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from flows.data_dir import private_of
from initiatives.declaration.model import Initiative
from initiatives.validation.other_answers import OtherAnswer
from reports.delivery.whole_files import put_whole

NAME = Path("verbatims") / "autres_reponses.csv"
HEADINGS = ("groupe", "vague", "question", "texte")


def keep_other_answers(initiative: Initiative, said: Sequence[OtherAnswer]) -> None:
    """Write them in place of the last ones, by group, wave and question, never by person; nothing is kept where there is none."""
    path = private_of(initiative.slug) / NAME
    if not said:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\n")
    lines.writerow(HEADINGS)
    lines.writerows(sorted(said))
    put_whole(path, text.getvalue().encode("utf-8-sig"), 0o600)
