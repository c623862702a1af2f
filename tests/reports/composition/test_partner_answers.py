"""What a partner answered beside all together: each cell of the balance, with and without a base."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports.composition.pieces.partner_answers import differences, own_answers
from reports.composition.published import ReportedResults
from reports.document import DataTable
from tests.indicators.small import indicator
from tests.reports.small_results import ORANGE, hidden, published, share, table, told
from tests.reports.small_results import said as sentences

BALANCE = indicator(
    "equilibre",
    {"balance": "benefice_percu", "against": "apport_percu"},
    group="partenaires",
    unit="points",
    code="PAR-03",
)
OWN = "partenaire:orange"


def note(part: str, value: float, n: int | None, scope: str) -> Figure:
    return replace(told(BALANCE, 8, 12, part=part, scope=scope), part_label="Bénéfice perçu", value=value, n=n, k=None)


@pytest.mark.parametrize(
    ("own", "whole", "row"),
    [
        (
            note("benefice", 8.0, 1, OWN),
            note("benefice", 6.5, 12, "territoire"),
            ("8", "6,5", "moyenne, n\u00a0=\u00a012"),
        ),
        (note("benefice", 8.0, 1, OWN), note("benefice", 6.5, None, "territoire"), ("8", "6,5", "")),
    ],
)
def test_a_note_stands_beside_the_mean_and_its_base(own: Figure, whole: Figure, row: tuple[str, str, str]) -> None:
    found = table(own_answers(published([(BALANCE, (own, whole))], audience=ORANGE)))
    cells = found.rows[0]
    assert (cells[1].text, cells[2].text, cells[2].detail) == row
    assert cells[0].text == "Bénéfice perçu, de 0 à 10"
    assert found.title == "Ce que vous en dites, à côté de l’ensemble"
    assert (
        found.note
        == "Vos réponses ne sont montrées qu’à vous. Chacun parle au nom de son organisation\u202f; ce sont des déclarations."
    )


def test_a_partner_without_an_answer_reads_those_of_all() -> None:
    own, whole = note("benefice", 8.0, 1, OWN), note("benefice", 6.5, 12, "territoire")
    said, found = own_answers(published([(BALANCE, (hidden(own), whole))], audience=ORANGE))
    found = table((said, found))
    assert [column.heading for column in found.columns] == ["Question", "Ensemble des partenaires"]
    assert found.title == "Ce qu’en disent les partenaires ensemble"
    assert [cell.text for cell in found.rows[0]] == ["Bénéfice perçu, de 0 à 10", "6,5"]
    assert found.note == "Chacun parle au nom de son organisation\u202f; ce sont des déclarations."


SAID = share(
    "equilibre",
    "L’alliance est équilibrée",
    group="partenaires",
    reading="{value} des {n} jugent l’alliance équilibrée.",
)


def answered(yes: int, whole: Figure) -> ReportedResults:
    """Return what a partner reads that said yes or no, beside the whole."""
    own = (
        told(SAID, yes, 1, scope=OWN),
        replace(told(SAID, 1, 1, part="oui", scope=OWN), part_label="Oui" if yes else "Plutôt en notre défaveur"),
    )
    return published([(SAID, (*own, whole))], audience=ORANGE)


@pytest.mark.parametrize(
    ("yes", "k", "said"),
    [
        (1, 9, ["Vous répondez comme la plupart des partenaires."]),
        (0, 3, ["Vous répondez comme la plupart des partenaires."]),
        (0, 6, ["Vous répondez comme la plupart des partenaires."]),
        (
            0,
            9,
            [
                "Vous ne répondez pas comme la plupart des partenaires ici :",
                "9 des 12 jugent l’alliance équilibrée. Vous : « Plutôt en notre défaveur ».",
            ],
        ),
        (
            1,
            3,
            [
                "Vous ne répondez pas comme la plupart des partenaires ici :",
                "3 des 12 jugent l’alliance équilibrée. Vous : « Oui ».",
            ],
        ),
    ],
)
def test_it_reads_where_it_does_not_answer_as_most(yes: int, k: int, said: list[str]) -> None:
    found = differences(answered(yes, told(SAID, k, 12)))
    assert [one.replace("\u202f", " ") for one in sentences(found)] == said


def test_nothing_is_compared_where_it_did_not_answer_or_all_is_masked() -> None:
    assert differences(answered(1, hidden(told(SAID, 9, 12)))) == ()
    assert differences(published([(SAID, (told(SAID, 9, 12),))], audience=ORANGE)) == ()


ASKED = {"reasons": {"text": "Pourquoi ?", "answer": "several_of", "options": {"non": "Non", "moins": "Moins"}}}
GROUPS = {
    name: {"label": name, "singular": name, "questionnaire": "q", "legal_basis": "consentement", "kind": kind}
    for name, kind in (("seniors", "personnes"), ("partenaires", "organisations"))
}
REASONS = indicator("reasons", {"multiple_choice": "reasons"}, group="partenaires", code="PAR-04")


def options(n: int, scope: str = "territoire", **counts: int) -> tuple[Figure, ...]:
    return tuple(told(REASONS, count, n, part, scope) for part, count in counts.items())


def beside(*figures: Figure) -> DataTable:
    """Return the table of what Orange answered to one question, beside all partners."""
    asked = {"q": {"title": "Q", "version": "1", "respondent": {"partenaire": "p"}, "questions": ASKED}}
    results = published([(REASONS, figures)], audience=ORANGE, groups=GROUPS, questionnaires=asked)
    return table(own_answers(results))


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        (options(11, non=4, moins=2, tard=4, autre=1), "4 sur 11 répondent « Non », 4 « Tard » et 2 « Moins »"),
        (options(11, non=1, moins=1), "1 sur 11 répond « Non » et 1 « Moins »"),
        (options(11, non=2, moins=1), "2 sur 11 répondent « Non » et 1 « Moins »"),
        (options(40, non=10, moins=30), "75 % répondent « Moins » et 25 % « Non »"),
        (options(40, non=1), "3 % répondent « Non »"),
        (options(11, rien=9, aucun=9, non=1), "1 sur 11 répond « Non »"),
        (options(11, non=0), "sans réponse"),
        ((told(REASONS, 5, 11), *options(11, non=4)), "4 sur 11 répondent « Non »"),
    ],
)
def test_what_all_answer_is_said_from_the_most_frequent_three_at_most(whole: tuple[Figure, ...], said: str) -> None:
    (row,) = beside(*whole, *options(1, OWN, non=1, moins=1, tard=0)).rows
    assert [cell.text.replace("\u202f", " ") for cell in row] == ["Pourquoi ?", "Non ; Moins", said]
    assert (row[0].detail, row[2].masked) == ("PAR-04", False)


def test_what_is_masked_is_said_so_and_what_the_partner_said_stays() -> None:
    found = beside(*map(hidden, options(11, non=4)), *options(1, OWN, moins=1), hidden(options(1, OWN, non=1)[0]))
    assert [(cell.text, cell.masked) for cell in found.rows[0]] == [
        ("Pourquoi\u202f?", False), ("Moins", False), ("masqué", True)
    ]  # fmt: skip
    assert found.note == (
        "Vos réponses ne sont montrées qu’à vous. Masqué pour protéger les personnes et les organisations. "
        "Chacun parle au nom de son organisation\u202f; ce sont des déclarations."
    )


def test_a_share_of_all_says_what_it_is_of_and_one_that_is_masked_does_not() -> None:
    agreed = share("juste", "L’alliance est équilibrée", group="partenaires", measure=SAID.measure)
    asked = {"satisf": {"text": "Équilibrée ?", "answer": "lik4"}}
    form = {"q": {"title": "Q", "version": "1", "respondent": {"partenaire": "p"}, "questions": asked}}

    def cell(*figures: Figure) -> tuple[str, str, bool]:
        results = published([(agreed, figures)], audience=ORANGE, groups=GROUPS, questionnaires=form)
        found = table(own_answers(results)).rows[0][-1]
        return found.text, found.detail, found.masked

    whole = (told(agreed, 9, 12), told(agreed, 5, 12, "plutot"))
    assert cell(*whole) == ("9 sur 12", "L’alliance est équilibrée", False)
    assert cell(hidden(whole[0]), whole[1]) == ("masqué", "", True)


def test_notes_of_the_annex_and_those_that_nobody_gave_are_left_out() -> None:
    given = note("benefice", 6.5, 12, "territoire")
    left = (replace(given, part="annexe", annex=True), replace(given, part="vide", status="sans_donnee"))
    main = replace(given, part="")
    found = table(own_answers(published([(BALANCE, (main, *left, given))], audience=ORANGE)))
    assert [row[0].text for row in found.rows] == ["Bénéfice perçu, de 0 à 10"]


def test_a_partner_of_an_initiative_that_asked_none_reads_it() -> None:
    assert sentences(own_answers(published([], audience=ORANGE))) == ["Les partenaires n’ont pas été interrogés."]
    annex = BALANCE.model_copy(update={"place": "annexe"})
    given = note("benefice", 6.5, 12, "territoire")
    assert sentences(own_answers(published([(annex, (given,))], audience=ORANGE))) == [
        "Les partenaires n’ont pas été interrogés."
    ]


def test_only_questions_with_answers_to_choose_are_listed_and_only_shares_are_compared() -> None:
    mean = indicator("moyenne", {"mean": "reasons"}, group="partenaires")
    asked = {"q": {"title": "Q", "version": "1", "respondent": {"partenaire": "p"}, "questions": ASKED}}
    both = [(mean, (told(mean, 4, 11), told(mean, 4, 11, scope=OWN)))]
    results = published(both, audience=ORANGE, groups=GROUPS, questionnaires=asked)
    assert sentences(own_answers(results)) == ["Les partenaires n’ont pas été interrogés."]
    chosen = (*options(11, non=1), *options(1, OWN, non=1), told(REASONS, 1, 11), told(REASONS, 1, 1, scope=OWN))
    assert differences(published([(REASONS, chosen)], audience=ORANGE, groups=GROUPS, questionnaires=asked)) == ()
    annex = SAID.model_copy(update={"place": "annexe"})
    told_by = answered(0, told(SAID, 9, 12)).results.figures
    assert differences(published([(annex, told_by)], audience=ORANGE)) == ()
