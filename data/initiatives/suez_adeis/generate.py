"""Makes the exports of the SUEZ – ADEIS demonstration again: `python data/initiatives/suez_adeis/generate.py [folder]`.

Nothing in these files happened and nobody in them exists: no figure of this partnership was ever published. The exports
also carry the mistakes that real ones carry: `generator/mistakes.py` lists them. Needs the development dependencies
(openpyxl writes the workbooks). The same code writes the same bytes.
"""

import sys
from datetime import date
from pathlib import Path
from random import Random

from data.generation.mistakes import plant
from data.generation.writing import write_kobo, write_tool_workbook, write_windows_csv, write_workbook
from data.initiatives.suez_adeis.generator import follow_up, partners, resources, teams, workers
from data.initiatives.suez_adeis.generator.mistakes import MISTAKES

SEED, WRITTEN = 2013, date(2015, 12, 15)


def generate(folder: Path) -> None:
    """Write every export in `folder`, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(SEED)  # noqa: S311 - a demonstration, not a secret
    people = workers.workers(rng)
    there = (
        sum(one.there(workers.FIRST_REVIEW) for one in people),
        sum(one.there(workers.SECOND_REVIEW) for one in people),
    )
    forms = dict(zip(("salaries_2014.csv", "salaries_2015.csv"), workers.waves(rng, people), strict=True))
    surveys = dict(zip(("equipes_2014.xlsx", "equipes_2015.xlsx"), teams.waves(rng), strict=True))
    logs = {
        "parcours.csv": workers.follow_up(rng, people, WRITTEN),
        "bons_de_pesee.csv": follow_up.weighing(rng),
    }
    book = {
        "Contributions": resources.contributions(rng),
        "Objectifs": resources.objectives(),
        "Relations": partners.relations(),
        "Populations": follow_up.populations(there),
        "Presse": follow_up.press(),
        "Entretiens": follow_up.interviews(),
        "Réponses partenaires": partners.partners(),
    }
    for sheet in book.values():
        sheet.first_row = len(sheet.banner) + 3
    alone = {(file, None): sheet for file, sheet in (forms | surveys | logs).items()}
    plant(MISTAKES, alone | {("suivi.xlsx", title): sheet for title, sheet in book.items()})
    for file, sheet in forms.items():
        write_kobo(folder / file, sheet)
    for file, sheet in surveys.items():
        write_tool_workbook(folder / file, sheet, "Questionnaire équipes", WRITTEN)
    for file, sheet in logs.items():
        write_windows_csv(folder / file, sheet)
    write_workbook(folder / "suivi.xlsx", book, WRITTEN)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "exports")
