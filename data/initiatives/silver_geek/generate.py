"""Makes the exports of the Silver Geek demonstration again: `python data/initiatives/silver_geek/generate.py [folder]`.

Nobody in these files exists. Proportions that were published are re-enacted by quotas written in `generator/`, and
nowhere else. The exports also carry the mistakes that real ones carry: `generator/mistakes.py` lists them:

- answers: a duplicate submission, an unknown code, « aucune » ticked with another answer, a missing consent, a
  structure nobody declared, a date in the future, a blank key, an age of 310, « environ 3 h » for a number, an extra
  column;
- registers: a negative amount, an unknown partner, a « Total » row, a session of 1200 minutes, an attendance at a
  session that does not exist.

Every hand-made sheet also opens with three banner lines and merged cells. Needs the development dependencies
(openpyxl writes the workbooks). The same code writes the same bytes.
"""

import sys
from datetime import date
from pathlib import Path
from random import Random

from data.generation.mistakes import plant
from data.generation.writing import write_kobo, write_tool_workbook, write_windows_csv, write_workbook
from data.initiatives.silver_geek.generator import activity, organisations, relatives, resources, seniors, young
from data.initiatives.silver_geek.generator.mistakes import MISTAKES

SEED, WRITTEN = 2015, date(2015, 6, 30)


def generate(folder: Path) -> None:
    """Write every export in `folder`, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(SEED)  # noqa: S311 - a demonstration, not a secret
    people = seniors.invited(rng)
    seniors_before, seniors_after = seniors.waves(rng, people)
    young_before, young_after = young.waves(rng)
    sessions, attendance = activity.sessions_and_attendance(rng, people)
    tables = {
        ("seniors_debut.xlsx", None): seniors_before,
        ("seniors_fin.xlsx", None): seniors_after,
        ("jeunes_debut.csv", None): young_before,
        ("jeunes_fin.csv", None): young_after,
        ("proches_fin.csv", None): relatives.relatives(rng),
        ("appel.csv", None): activity.call(rng),
        ("seances.csv", None): sessions,
        ("presences.csv", None): attendance,
    }
    book = {
        "Structures": resources.host_structures(),
        "Volontaires": activity.volunteers(rng),
        "Contributions": resources.contributions(rng),
        "Objectifs": resources.objectives(),
        "Populations": resources.populations(),
        "Essaimage": resources.spread_since(),
        "Réponses structures": organisations.structures(rng),
        "Réponses partenaires": organisations.partners(rng),
    }
    for sheet in book.values():
        sheet.first_row = len(sheet.banner) + 3
    plant(MISTAKES, tables | {("suivi.xlsx", title): sheet for title, sheet in book.items()})
    for (file, _), sheet in tables.items():
        if file.endswith(".xlsx"):
            write_tool_workbook(folder / file, sheet, "Questionnaire seniors", WRITTEN)
        elif file in ("appel.csv", "seances.csv", "presences.csv"):
            write_windows_csv(folder / file, sheet)
        else:
            write_kobo(folder / file, sheet)
    write_workbook(folder / "suivi.xlsx", book, WRITTEN)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "exports")
