"""Makes the exports of the repair-café demonstration again: `python data/initiatives/reparer_ensemble/generate.py [folder]`.

Everything is invented: the initiative, its partners, the people and every proportion; only the names of the communes are real. The
exports carry a few of the mistakes that real ones carry: `generator/mistakes.py` lists them. Needs the development
dependencies (openpyxl writes the workbook). The same code writes the same bytes.
"""

import sys
from datetime import date
from pathlib import Path
from random import Random

from data.generation.mistakes import plant
from data.generation.writing import write_google_forms, write_workbook
from data.initiatives.reparer_ensemble.generator import inhabitants, logbook, menders
from data.initiatives.reparer_ensemble.generator.mistakes import MISTAKES

SEED, WRITTEN = 2025, date(2025, 6, 30)


def generate(folder: Path) -> None:
    """Write every export in `folder`, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(SEED)  # noqa: S311 - a demonstration, not a secret
    forms = {"habitants.csv": inhabitants.answers(rng), "benevoles.csv": menders.answers(rng)}
    book = {
        "Journal": logbook.sessions(rng),
        "Contributions": logbook.contributions(),
        "Populations": logbook.populations(),
        "Réponses partenaires": logbook.partners(),
    }
    for sheet in book.values():
        sheet.first_row = len(sheet.banner) + 3
    plant(
        MISTAKES,
        {(file, None): sheet for file, sheet in forms.items()} | {("suivi.xlsx", one): book[one] for one in book},
    )
    for file, sheet in forms.items():
        write_google_forms(folder / file, sheet)
    write_workbook(folder / "suivi.xlsx", book, WRITTEN)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "exports")
