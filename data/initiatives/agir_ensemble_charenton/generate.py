"""Makes the exports of the Charenton demonstration again: `python data/initiatives/agir_ensemble_charenton/generate.py [folder]`.

Nobody in these files exists, and no result of the evaluation of 2016 was published: all figures are invented. The exports
come from five tools (KoboToolbox in class, LimeSurvey online, two plain files typed in schools, a workbook kept by the
coordination) and carry the mistakes that real ones carry: `generator/mistakes.py` lists them. Nothing is sent about
the third axis of the dialogue, disability. Needs the development dependencies. The same code writes the same bytes.
"""

import sys
from datetime import date
from pathlib import Path
from random import Random

from data.generation.mistakes import plant
from data.generation.writing import write_tool_workbook, write_windows_csv, write_workbook
from data.initiatives.agir_ensemble_charenton.generator import (
    alliance,
    classroom,
    companies,
    interviews,
    plan,
    pupils,
    resources,
)
from data.initiatives.agir_ensemble_charenton.generator.mistakes import MISTAKES

SEED, WRITTEN = 2016, date(2016, 1, 15)


def generate(folder: Path) -> None:
    """Write every export in `folder`, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    # Communes are drawn apart, so that they move none of the other figures.
    rng, places = Random(SEED), Random(f"communes {SEED}")  # noqa: S311 - a demonstration, not a secret
    before, after, later = pupils.waves(rng, pupils.invited(rng, pupils.MET, "P"))
    opening, closing = pupils.comparison(rng, pupils.invited(rng, pupils.NOT_MET, "T"))
    workbooks = {"eleves_avant.xlsx": before, "eleves_apres.xlsx": after, "eleves_six_mois.xlsx": later}
    plain = {
        "temoins_avant.csv": opening,
        "temoins_apres.csv": closing,
        "enseignants.csv": classroom.teachers(rng),
        "rencontres.csv": classroom.meetings(rng, places),
        "participations.csv": companies.participations(),
        "entretiens.csv": interviews.interviews(rng),
        "verbatims_codes.csv": interviews.remarks(),
    }
    book = {
        "Plan d'actions": plan.actions(),
        "Réunions": plan.meetings(rng, places),
        "Initiatives nées": plan.born(),
        "Classes": classroom.classes(),
        "Avis par axe": alliance.opinions(rng),
        "Relations": alliance.relations(rng),
        "Contributions": resources.contributions(rng),
        "Objectifs": resources.objectives(),
        "Populations": resources.populations(),
        "Sollicitations": resources.outcomes(),
        "Essaimage": plan.spread_since(),
        "Réponses entreprises": companies.answers(rng),
        "Réponses acteurs": alliance.answers(rng),
    }
    for sheet in book.values():
        sheet.first_row = len(sheet.banner) + 3
    tables = {(file, None): sheet for file, sheet in (workbooks | plain).items()}
    plant(MISTAKES, tables | {("suivi.xlsx", title): sheet for title, sheet in book.items()})
    for file, sheet in workbooks.items():
        write_tool_workbook(folder / file, sheet, "Questionnaire élèves", WRITTEN)
    for file, sheet in plain.items():
        write_windows_csv(folder / file, sheet)
    write_workbook(folder / "suivi.xlsx", book, WRITTEN)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "exports")
