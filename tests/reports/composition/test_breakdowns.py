"""Figures told of each kind of people: a column per answer, in the order of the question, masked cell by cell."""

from reports.composition.pieces.breakdowns import breakdowns
from reports.document import TableCell
from tests.reports.small_results import hidden, published, share, table, told

N = "\u202f"
WHOLE = share("satisfaits", "Seniors satisfaits")
QUESTION = {"text": "Votre genre ?", "answer": "one_of", "options": {"homme": "Homme", "femme": "Femme"}}
ASKED = {"q": {"title": "Q", "version": "1", "questions": {"genre": QUESTION}}}


def test_the_order_is_that_of_the_question_never_of_the_figures() -> None:
    men, women = (share(f"s_{one}", "x", broken_from="satisfaits", among={"genre": one}) for one in ("homme", "femme"))
    figures = [(WHOLE, (told(WHOLE, 100, 200),)), (men, (told(men, 33, 44),)), (women, (hidden(told(women)),))]
    found = table(breakdowns(published(figures, questionnaires=ASKED), "seniors"))
    assert [column.heading for column in found.columns] == ["Indicateur", "Ensemble", "Homme", "Femme"]
    ((name, whole, first, second),) = found.rows
    assert name == TableCell("Seniors satisfaits", detail="SATISFAITS")
    assert (whole.text, first.text, second) == (f"50{N}%", f"75{N}%", TableCell("masqué", masked=True))
    assert "sans classement" in found.note


def test_nothing_is_shown_where_nothing_is_broken_down() -> None:
    assert breakdowns(published([(WHOLE, (told(WHOLE),))]), "seniors") == ()
