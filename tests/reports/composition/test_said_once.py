"""A number is stated once in the body: what a drawing, a title or a label says, no sentence says again."""

from dataclasses import replace

import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from initiatives.declaration.vocabulary import Flag
from reports import document as doc
from reports.charts.dumbbell import Dumbbell
from reports.charts.stacked import StackedBars
from reports.composition.pieces.figures_table import figures_table
from reports.composition.pieces.findings import findings
from reports.composition.pieces.limits import unexpected_effects
from reports.composition.pieces.unforeseen import tells_unforeseen
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.words.french import each_once
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, share, table, told, unfed

N = "\u202f"
LEVELS = ("pas_du_tout", "plutot_pas", "plutot", "tout_a_fait")
READING = "{value} des {n} seniors répondants sont contents ({interval})."


def bar(one: Indicator, counts: tuple[int, ...], kept: int = 2, **changes: object) -> tuple[Figure, ...]:
    """Return the figures of a bar: the share of its last levels, with an interval, then each level."""
    n = sum(counts)
    main = replace(told(one, sum(counts[-kept:]), n), low=0.7, high=0.8, **changes)  # type: ignore[arg-type]
    return (main, *(told(one, k, n, part=level) for k, level in zip(counts, LEVELS, strict=True)))


FIRST, SECOND = (share(id, label, reading=READING) for id, label in (("un", "Premier"), ("deux", "Second")))
HIGH, LOW = bar(FIRST, (4, 6, 10, 20)), bar(SECOND, (6, 14, 10, 10))


def shown(known: ReportedResults) -> list[doc.ShownFinding]:
    return [one for one in findings(known, ["seniors"]) if isinstance(one, doc.ShownFinding)]


def words(one: doc.ShownFinding) -> list[str]:
    return [flat(inline) for inline in (*one.reading, *one.listed)]


def test_a_bar_ends_on_its_sum_and_interval_and_no_sentence_says_them_again() -> None:
    (found,) = shown(published([(FIRST, HIGH), (SECOND, LOW)]))
    assert isinstance(found.chart, StackedBars)
    assert found.chart.counted == "D’accord"
    assert [(row.total, row.sure) for row in found.chart.rows] == [(f"75{N}%", f"70–80{N}%"), (f"50{N}%", f"70–80{N}%")]
    assert f", soit d’accord 75{N}%, intervalle de 70{N}% à 80{N}%, parmi 40 réponses" in found.chart.alt
    assert found.title == f"Trois quarts des seniors répondants sont contents (75{N}%)"
    assert words(found) == []


@pytest.mark.parametrize(
    ("flags", "illegible", "said"),
    [
        (("reponses_illisibles",), 3, "; 3 réponses illisibles à part."),
        (("dissymetrie",), 0, "peu sûr\u202f: réponses dissymétriques"),
    ],
)
def test_what_a_drawing_does_not_write_keeps_its_sentence(flags: tuple[Flag, ...], illegible: int, said: str) -> None:
    high, low = (tuple(replace(one, cell=Cell("territoire", "fin")) for one in figures) for figures in (HIGH, LOW))
    unsure = (replace(low[0], flags=flags, illegible=illegible), *low[1:])
    (found,) = shown(published([(FIRST, high), (SECOND, unsure)]))
    (sentence,) = words(found)
    assert sentence.startswith(f"50{N}% des 40 seniors répondants sont contents (intervalle")
    assert said in sentence


def test_a_bar_whose_sum_is_not_that_of_its_last_levels_is_told_in_a_sentence() -> None:
    one = indicator("tout", {"share": "satisf", "equals": "tout_a_fait"}, label="Tout à fait", reading=READING)
    (found,) = shown(published([(one, bar(one, (4, 6, 10, 20), kept=1))]))
    assert isinstance(found.chart, StackedBars)
    assert (found.chart.counted, found.chart.rows[0].total) == ("", "")
    assert words(found) == [f"Intervalle à 95{N}%{N}: de 70{N}% à 80{N}%."]


def test_one_bar_alone_has_no_label_two_have_theirs() -> None:
    (alone,), (both,) = (shown(published(known)) for known in ([(FIRST, HIGH)], [(FIRST, HIGH), (SECOND, LOW)]))
    assert isinstance(alone.chart, StackedBars)
    assert isinstance(both.chart, StackedBars)
    assert (alone.chart.titled, both.chart.titled) == (True, False)
    assert alone.subtitle.startswith("Je suis satisfait · ")
    assert not both.subtitle.startswith("Je suis satisfait")


OPTIONS = indicator(
    "options", {"multiple_choice": "interets"}, code="OPT", label="Intérêts", reading="{label} : {value}."
)
LIEN = indicator("lien", {"share": "interets", "equals": "lien"}, code="LIE", label="Le lien")
EITHER = indicator("lien_ou_jeu", {"share": "interets", "any_of": ["lien", "jeu"]}, code="LOJ", label="L’un ou l’autre")
TICKED = (told(OPTIONS, 30, 40, part="lien"), told(OPTIONS, 10, 40, part="jeu"))


@pytest.mark.parametrize(("goals", "alone"), [({}, False), ({"lien": Target(at_least=0.5)}, True)])
def test_an_option_is_not_told_beside_the_drawing_of_all_unless_it_has_a_target(
    goals: dict[str, Target], alone: bool
) -> None:
    known = [(OPTIONS, TICKED), (LIEN, (told(LIEN),)), (EITHER, (told(EITHER, 35),))]
    options, *others = shown(published(known, targets=goals))
    assert options.indicators == (("options",) if alone else ("options", "lien"))
    assert options.codes == (("OPT",) if alone else ("OPT", "LIE"))
    assert [id for one in others for id in one.indicators] == (["lien_ou_jeu", "lien"] if alone else ["lien_ou_jeu"])


def test_an_option_is_told_where_its_question_is_not_drawn() -> None:
    (found,) = shown(published([(LIEN, (told(LIEN),))]))
    assert found.indicators == ("lien",)


def test_what_may_not_be_published_is_counted_in_a_title_and_named_once() -> None:
    masked = [(one, tuple(map(hidden, figures))) for one, figures in ((FIRST, HIGH), (SECOND, LOW))]
    (kept_back,) = shown(published(masked))
    assert kept_back.title == "Deux résultats ne peuvent pas être publiés"
    assert kept_back.indicators == ("un", "deux")
    reason = PROTECTED.removesuffix(".")
    assert words(kept_back) == [f"{reason}{N}: «{N}Premier{N}» et «{N}Second{N}»."]
    (alone,) = shown(published(masked[:1]))
    assert alone.title == "Un résultat ne peut pas être publié"
    assert words(alone) == [f"{reason}{N}: «{N}Premier{N}»."]


def test_a_drawing_keeps_beside_it_what_is_masked_of_its_own() -> None:
    """One that is told and one that is masked share their drawing: the reason follows it."""
    (found,) = shown(published([(FIRST, HIGH), (SECOND, tuple(map(hidden, LOW)))]))
    assert found.indicators == ("un", "deux")
    assert words(found) == [f"Second{N}: chiffre {PROTECTED[:1].lower()}{PROTECTED[1:]}"]


def test_a_table_of_figures_says_nothing_beside_a_value_that_its_label_explains() -> None:
    known = {"label": "Séances tenues", "unit": "nombre", "reading": "{value} séances ont été tenues."}
    count = indicator("seances", {"count": "seances"}, group="activite", code="ACT", **known)
    (plain_table,) = figures_table(published([(count, (told(count, 12, 12),))]), [count])
    assert isinstance(plain_table, doc.DataTable)
    assert [column.heading for column in plain_table.columns] == ["Indicateur", "Valeur"]
    assert [[cell.text for cell in row] for row in plain_table.rows] == [["Séances tenues", "12"]]


def test_what_most_figures_have_to_say_has_a_column_and_what_few_have_stands_under_their_name() -> None:
    known = {"label": "Séances tenues", "unit": "nombre", "reading": "{value} séances ont été tenues."}
    count = indicator("seances", {"count": "seances"}, group="activite", code="ACT", **known)
    based = count.model_copy(update={"id": "base", "code": "BAS", "reading": "{value} séances, d’après {n} feuilles."})
    other = based.model_copy(update={"id": "autre", "code": "AUT"})
    both = [(count, (told(count, 12, 12),)), (based, (told(based, 12, 15),))]
    folded = table(figures_table(published(both), [count, based]))
    assert [column.heading for column in folded.columns] == ["Indicateur", "Valeur"]
    said_of = "12 séances, d’après 15 feuilles."
    assert [(row[0].detail, row[1].text) for row in folded.rows] == [("ACT", "12"), (f"BAS · {said_of}", "12")]
    most = table(figures_table(published([*both, (other, (told(other, 12, 15),))]), [count, based, other]))
    assert [column.heading for column in most.columns] == ["Indicateur", "Valeur", "Précision"]
    assert [(row[0].detail, row[2].text) for row in most.rows] == [("ACT", ""), ("BAS", said_of), ("AUT", said_of)]


def test_a_number_said_twice_is_one_more_than_the_value() -> None:
    known = {"label": "Entretiens", "unit": "nombre", "reading": "Dits dans {value} entretiens sur {n}."}
    heard = indicator("entretiens", {"count": "seances"}, group="activite", code="ENT", **known)
    found = table(figures_table(published([(heard, (told(heard, 8, 8),))]), [heard]))
    assert [[cell.text for cell in row[1:]] for row in found.rows] == [["8", "Dits dans 8 entretiens sur 8."]]


@pytest.mark.parametrize("column", ["annee", "statut"])
def test_what_a_number_is_made_of_is_a_sentence_beside_it_or_else_a_table_of_its_own(column: str) -> None:
    known = {"label": "Projets", "unit": "nombre", "group": "activite", "code": "PRO", "reading": "{value} projets."}
    counted = indicator("projets", {"count": "seances", "by": column}, **known)
    parts = [replace(told(counted, k, 3, part=year), k=None) for year, k in (("2014", 2), ("2015", 1))]
    parts = parts if column == "annee" else [replace(one, part=f"s{one.part}") for one in parts]
    first, *others = figures_table(published([(counted, (told(counted, 3, 3), *parts))]), [counted])
    assert isinstance(first, doc.DataTable)
    beside = [cell.text for cell in first.rows[0][2:]]
    assert beside == (["2 en 2014 et 1 en 2015."] if column == "annee" else [])
    rows = [[cell.text for cell in row[:2]] for one in others if isinstance(one, doc.DataTable) for row in one.rows]
    assert rows == ([] if column == "annee" else [["2014", "2"], ["2015", "1"]])


def test_effects_that_nobody_foresaw_are_told_in_their_own_place_alone(suez_adeis: Evaluated) -> None:
    known = ReportedResults(suez_adeis.results["comite"])
    unforeseen = [one.id for one in known.results.indicators.values() if tells_unforeseen(one)]
    elsewhere = [
        id for one in findings(known, ["territoire"]) if isinstance(one, doc.DataTable) for id in one.indicators
    ]
    there = [id for one in unexpected_effects(known) if isinstance(one, doc.ShownFinding) for id in one.indicators]
    assert unforeseen
    assert not {*unforeseen} & {*elsewhere}
    assert {*unforeseen} <= {*there}


def test_a_table_says_once_why_it_masks_and_that_nothing_feeds_a_figure() -> None:
    known = {"unit": "nombre", "reading": "{value} séances.", "caveat": "Rien de plus."}
    first, second, third = (
        indicator(id, {"count": "seances"}, group="activite", code=id.upper(), label=id, **known)
        for id in ("a", "b", "c")
    )
    results = published(
        [
            (first, (hidden(told(first, 3, 3)),)),
            (second, (hidden(told(second, 4, 4)),)),
            (third, (unfed(told(third, 1, 1)),)),
        ]
    )
    found = table(figures_table(results, [first, second, third]))
    assert found.note == f"{PROTECTED} Rien de plus."
    assert [(row[0].detail, row[1].text) for row in found.rows] == [
        ("A", "masqué"),
        ("B", "masqué"),
        ("C · Aucune réponse exploitable.", "sans donnée"),
    ]


def changed(id: str, question: str) -> tuple[Indicator, tuple[Figure, ...]]:
    """Return a change between two waves, that a test holds for no chance, with what it is made of."""
    one = indicator(
        id, {"paired_change": question}, code=id.upper(), label=id, unit="points",
        reading="Les {n} seniors [+ont gagné {amount}|−ont perdu {amount}|=n’ont pas changé].",
    )  # fmt: skip
    cell = Cell("territoire", "debut>fin", "apparies")
    main = replace(told(one, 1, 40), cell=cell, value=0.5, k=None, low=0.2, high=0.8, p=0.001, unit="points")
    ends = [
        replace(main, part=part, value=value, low=None, high=None, p=None)
        for part, value in (("avant", 2.0), ("apres", 2.5))
    ]
    return one, (main, *ends)


def test_changes_on_two_scales_have_an_axis_each_and_on_one_share_it() -> None:
    questionnaire = {
        "title": "Q", "version": "1", "respondent": {"structure": "s"},
        "questions": {
            "niveau": {"text": "De 1 à 4 ?", "answer": "niveau4"},
            "encore": {"text": "De 1 à 4, encore ?", "answer": "niveau4"},
            "note": {"text": "De 0 à 10 ?", "answer": "note10"},
        },
    }  # fmt: skip
    known = [changed("a", "niveau"), changed("b", "note"), changed("c", "encore")]
    found = shown(published(known, questionnaires={"q": questionnaire}))
    axes = [(one.chart.minimum, one.chart.maximum) for one in found if isinstance(one.chart, Dumbbell)]
    assert [one.indicators for one in found] == [("a", "c"), ("b",)]
    assert axes == [(1, 4), (0, 10)]
    assert [one.chart.titled for one in found if isinstance(one.chart, Dumbbell)] == [False, True]
    first, _ = found
    assert words(first) == [
        f"Intervalle à 95{N}%{N}: de 0,2 à 0,8. Le seul hasard expliquerait rarement un tel écart. "
        "Les 40 seniors ont gagné 0,5. Même remarque."
    ]


@pytest.mark.parametrize(
    ("caveats", "said"),
    [
        (["Un avis."], ["Un avis."]),
        (["Un avis.", "Un avis."], ["Un avis."]),
        (["Un avis ; déclaré.", "Un avis. Encore."], [f"Un avis{N}; déclaré.", "Encore."]),
        (
            ["Par structure, donnée par une.", "Par structure ; usages déclarés."],
            ["Par structure, donnée par une.", "Usages déclarés."],
        ),
        (["Par structure.", "Par structurelle."], ["Par structure.", "Par structurelle."]),
        (["Déclaré ; vérifié.", "Observé ; vérifié."], [f"Déclaré{N}; vérifié.", "Observé."]),
        ([""], []),
    ],
)
def test_what_two_caveats_have_in_common_is_said_by_the_first(caveats: list[str], said: list[str]) -> None:
    assert each_once(caveats) == said


@pytest.mark.parametrize(
    ("longest", "title"),
    [
        (20, f"Les seniors citent d’abord la {'x' * 20} (75{N}%), puis la {'y' * 20} (25{N}%)"),
        (60, f"Les seniors citent d’abord la {'x' * 60} (75{N}%)"),
        (140, "Intérêts"),
    ],
)
def test_a_title_that_would_be_too_long_says_the_first_answer_alone_then_its_topic(longest: int, title: str) -> None:
    asked = OPTIONS.model_copy(update={"first": "Les seniors citent d’abord"})
    ticked = tuple(replace(one, part_label=f"La {letter * longest}") for one, letter in zip(TICKED, "xy", strict=True))
    (found,) = shown(published([(asked, ticked)]))
    assert found.title == title
    assert words(found) == (
        []
        if longest < 140
        else [f"Les seniors citent d’abord la {'x' * 140} (75{N}% des 40 réponses), puis la {'y' * 140} (25{N}%)."]
    )


def test_who_gives_none_of_the_answers_is_a_bar_and_no_sentence_says_it_again() -> None:
    none = replace(told(OPTIONS, 4, 40, part="aucune"), part_label="Aucune")
    (found,) = shown(published([(OPTIONS.model_copy(update={"first": "Les seniors citent d’abord"}), (*TICKED, none))]))
    assert words(found) == []


def test_one_number_says_its_wave_and_base_and_leaves_the_question_to_its_title() -> None:
    """Where something is drawn, or two numbers share a drawing, what is drawn has to be said; the question of one, too."""
    waves = {"fin": {"label": "Printemps 2015", "from": "2015-04-01", "to": "2015-05-31"}}
    one, other = (replace(told(which), cell=Cell("territoire", "fin")) for which in (LIEN, EITHER))
    (alone,) = shown(published([(LIEN, (one,))], waves=waves))
    assert alone.chart is None
    assert alone.subtitle == "Printemps 2015 · n\u00a0=\u00a040"
    (both,) = shown(published([(LIEN, (one,)), (EITHER, (other,))], waves=waves))
    assert both.chart is not None
    assert both.subtitle == f"En{N}% des réponses exprimées · Printemps 2015"
