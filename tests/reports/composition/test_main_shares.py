"""The drawing of a short edition leaves no promised figure out in silence."""

from dataclasses import replace

from indicators.counting.tallies import Cell
from reports import document as doc
from reports.composition.pieces.main_shares import main_shares
from tests.reports.small_results import hidden, published, share, told

LIEN, SEUL = share("lien", "Seniors qui citent le lien"), share("seul", "Seniors isolés")


def test_what_could_not_be_read_is_said_below_the_drawing_by_its_name() -> None:
    question = {"question": "Et alors ?", "criterion": "pertinence", "indicators": ["lien"]}
    unread = replace(told(LIEN), illegible=2, flags=("reponses_illisibles",), cell=Cell("territoire", "fin"))
    (drawn,) = main_shares(published([(LIEN, (unread,))], questions={"q": question}))
    assert isinstance(drawn, doc.ShownFinding)
    assert drawn.caveat.replace("\u202f", " ") == "Seniors qui citent le lien : 2 réponses illisibles à part."


def test_a_share_that_has_a_target_and_may_not_be_told_is_named_as_such() -> None:
    question = {"question": "Et alors ?", "criterion": "pertinence", "indicators": ["lien", "seul"]}
    known = ((LIEN, (told(LIEN),)), (SEUL, (hidden(told(SEUL)),)))
    for targets, said in (
        ({"lien": 0.6}, ""),
        ({"lien": 0.6, "seul": {"at_most": 0.2}}, "Sans verdict, car masqués ou non publiés\u202f: seniors isolés."),
    ):
        (drawn,) = main_shares(published(known, questions={"q": question}, targets=targets))
        assert isinstance(drawn, doc.ShownFinding)
        assert (drawn.title, drawn.caveat) == ("La cible fixée est atteinte", said)
