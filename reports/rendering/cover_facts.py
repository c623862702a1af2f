"""What stands on a cover beside the title, term by term: the same on a page and on a screen."""

from datetime import date

from reports.document import Cover
from reports.words.french import day
from reports.words.report_states import STATES

NO_DATA = "aucune\u202f: rien n’est encore collecté"


def cover_facts(cover: Cover) -> tuple[tuple[str, str], ...]:
    """Return the facts of a cover, each a term and what it is; those that are not known are left out.

    The day is that of the evaluation: what was collected before it, the period says.
    """
    dated = f"{day(date.fromisoformat(cover.dated))} · données version {cover.data_version}"
    data = ("Évaluation", dated) if cover.data_version else ("Données", NO_DATA)
    known = (
        ("Pour", cover.whole_reader),
        ("Territoire", cover.territory),
        ("Période évaluée", cover.period),
        ("Commanditaire", cover.commissioner),
        ("Évaluateur", cover.evaluator),
        data,
        ("État", STATES[cover.status]),
    )
    return tuple((term, fact) for term, fact in known if fact)
