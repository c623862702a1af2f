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


def test_a_drawing_says_in_which_unit_it_is_and_from_how_many_answers_on() -> None:
    question = {"question": "Et alors ?", "criterion": "pertinence", "indicators": ["lien", "seul"]}
    for figures, subtitle in (
        ((told(LIEN), told(SEUL, 20, 30)), "En % ; trait fin : intervalle à 95 %"),
        ((told(LIEN), told(SEUL, 20, 29)), "En %, en nombre sous 30 réponses ; trait fin : intervalle à 95 %"),
    ):
        known = [(one, (figure,)) for one, figure in zip((LIEN, SEUL), figures, strict=True)]
        (drawn,) = main_shares(published(known, questions={"q": question}, targets={"lien": 0.6, "seul": 0.6}))
        assert isinstance(drawn, doc.ShownFinding)
        assert drawn.subtitle.replace("\u202f", " ") == subtitle
        assert drawn.codes == ("LIEN", "SEUL")


def test_of_too_many_shares_those_that_were_promised_are_kept_in_their_order() -> None:
    known = [(one, (told(one),)) for one in (share(f"s{rank}", f"Part {rank}") for rank in range(4))]
    questions = {
        f"q{rank}": {"question": "?", "criterion": "pertinence", "indicators": [f"s{rank}"]} for rank in range(4)
    }
    for most, kept in ((4, ("S0", "S1", "S2", "S3")), (2, ("S0", "S3"))):
        (drawn,) = main_shares(published(known, questions=questions, targets={"s3": 0.6}), most)
        assert isinstance(drawn, doc.ShownFinding)
        assert drawn.codes == kept
    question = {"question": "?", "criterion": "pertinence", "indicators": ["s0", "s1", "s3"]}
    for targets, codes in (({}, ("S0",)), ({"s1": 0.6, "s3": 0.6}, ("S1", "S3"))):
        (drawn,) = main_shares(published(known, questions={"q": question}, targets=targets))
        assert isinstance(drawn, doc.ShownFinding)
        assert drawn.codes == codes
    assert main_shares(published([(LIEN, (hidden(told(LIEN)),))], questions={"q": question})) == ()
