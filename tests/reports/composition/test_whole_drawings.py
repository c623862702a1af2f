"""What each drawing is made of, whole: its lines, its title for those who hear it, and the table beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indicators.counting.tallies import Cell
from indicators.counting.whom_and_when import Waves
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.lettering import TextLine
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.style import PAGE_WIDTH, PHONE_WIDTH
from reports.charts.units import UnitRow, Units
from reports.composition.pieces.drawings_of import DRAWINGS, Drawn
from reports.composition.pieces.findings import finding
from reports.composition.pieces.shapes import shaped
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told

SATISFIED = indicator("haut", {"share": "satisf", "better": True}, label="Seniors satisfaits")
PLEASED = indicator("bas", {"share": "satisf", "better": True}, code="X-02", label="Seniors contents")
LEVELS = ("pas_du_tout", "plutot_pas", "plutot", "tout_a_fait")
N = "\u202f"


def answers(one: Indicator, *counts: int, n: int = 0) -> tuple[Figure, ...]:
    """Return the share of those who agree, and of each level."""
    n = n or sum(counts)
    main = replace(told(one, sum(counts[2:]), n), low=0.5, high=0.8, dont_know=3, missing=4)
    return main, *(told(one, count, n, part) for part, count in zip(LEVELS, counts, strict=True))


def drawn(*known: tuple[Indicator, tuple[Figure, ...]], **declared: Any) -> Drawn:
    """Draw what suits the first of some indicators."""
    results = published(known, **declared)
    found = [(shaped(results, one), figures) for one, figures in known]
    return DRAWINGS[found[0][0].shape](results, found)


def rows(table: doc.DataTable) -> list[tuple[str, ...]]:
    return [
        tuple(column.heading for column in table.columns),
        *(tuple(cell.text for cell in row) for row in table.rows),
    ]


def bar(*known: tuple[Indicator, tuple[Figure, ...]]) -> StackedBars:
    chart, _ = drawn(*known)
    assert isinstance(chart, StackedBars)
    return chart


def test_a_bar_of_answers_is_told_whole() -> None:
    chart, table = drawn((SATISFIED, answers(SATISFIED, 2, 10, 20, 8)))
    assert chart == StackedBars(
        alt=f"Je suis satisfait{N}: pas du tout d’accord 5{N}%, plutôt pas d’accord 25{N}%, plutôt d’accord 50{N}%, "
        f"tout à fait d’accord 20{N}%, soit d’accord 70{N}%, intervalle de 50{N}% à 80{N}%, parmi 40 réponses, "
        f"sans compter 3 «{N}ne sait pas{N}»",
        levels=("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord"),
        scheme="accord",
        rows=(StackedRow("Je suis satisfait", 40, (2, 10, 20, 8), 3, (), f"70{N}%", f"50–80{N}%"),),
        counted="D’accord",
        titled=True,
    )
    assert table.title == "Nombre de réponses"
    assert rows(table) == [
        ("Question", *chart.levels, "Ne sait pas", "Sans réponse", "n"),
        ("Je suis satisfait", "2", "10", "20", "8", "3", "4", "40"),
    ]


@pytest.mark.parametrize("announced", [None, "haut", "bas"])
def test_a_drawing_opens_on_what_its_title_says(announced: str | None) -> None:
    asked = {"q": {"question": "Contents ?", "criterion": "pertinence", "indicators": [announced]}} if announced else {}
    known = [(SATISFIED, answers(SATISFIED, 2, 10, 20, 8)), (PLEASED, answers(PLEASED, 1, 3, 20, 16))]
    (shown,) = finding(published(known, questions=asked), "haut", "bas")
    assert isinstance(shown, doc.ShownFinding) and isinstance(shown.chart, StackedBars) and shown.table
    totals = [row.total for row in shown.chart.rows]
    assert totals == ([f"70{N}%", f"90{N}%"] if announced == "haut" else [f"90{N}%", f"70{N}%"])
    assert shown.indicators == (("haut", "bas") if announced == "haut" else ("bas", "haut"))
    assert totals[0] in shown.title and [row[0].text for row in shown.table.rows] == [
        row.label for row in shown.chart.rows
    ]


@pytest.mark.parametrize(
    ("target", "k", "wanted"),
    [
        (Target(at_least=0.8), (2, 10, 20, 8), f"cible 80{N}%"),
        (Target(at_least=0.8), (1, 8, 12, 8), "cible 24 sur 29"),
        (None, (2, 10, 20, 8), ""),
    ],
)
def test_a_bar_ends_on_the_target_of_its_sum(target: Target | None, k: tuple[int, ...], wanted: str) -> None:
    made = (replace(answers(SATISFIED, *k)[0], dont_know=0), *answers(SATISFIED, *k)[1:])
    chart, _ = drawn((SATISFIED, made), targets={"haut": target} if target else {})
    assert isinstance(chart, StackedBars)
    assert chart.rows[0].wanted == wanted and chart.rows[0].beside[-1:] == ((wanted,) if wanted else ("50–80\u202f%",))
    assert chart.alt.endswith(f", {wanted}, parmi {sum(k)} réponses" if wanted else f"80{N}%, parmi {sum(k)} réponses")
    for width in (PAGE_WIDTH, PHONE_WIDTH):
        words = [one.get_text() for one in chart.draw(width).get_children() if isinstance(one, TextLine)]
        assert [one for one in words if "cible" in one] == [wanted] * bool(wanted)


def test_what_all_questions_begin_with_is_said_once_above_their_bars(silver_geek: Evaluated) -> None:
    results = ReportedResults(silver_geek.results["comite"])
    (shown,) = finding(results, "seniors_solitude", "seniors_contacts")
    assert isinstance(shown, doc.ShownFinding) and isinstance(shown.chart, StackedBars) and shown.table
    above = "Depuis le début des ateliers"
    assert shown.subtitle.startswith(f"{above}… · Changement déclaré, en\u202f% des réponses exprimées")
    assert not any(above in row.label for row in shown.chart.rows)
    whole = [row[0].text for row in shown.table.rows]
    assert all(name.startswith(f"{above}, ") and name in shown.chart.alt for name in whole), "a table is read by itself"
    (alone,) = finding(results, "seniors_solitude")
    assert isinstance(alone, doc.ShownFinding) and isinstance(alone.chart, StackedBars)
    assert alone.chart.rows[0].label == whole[0] and "Changement déclaré depuis le début" in alone.subtitle


def test_answers_that_could_not_be_read_have_a_column_where_there_are_some() -> None:
    unread = answers(SATISFIED, 2, 10, 20, 8)
    _, table = drawn(
        (SATISFIED, (replace(unread[0], illegible=2), *unread[1:])), (PLEASED, answers(PLEASED, 0, 0, 30, 10))
    )
    assert rows(table)[0][-3:] == ("Sans réponse", "Illisibles", "n")
    assert [row[-2] for row in rows(table)[1:]] == ["2", "0"]


def test_bars_of_which_one_is_of_few_answers_are_counts() -> None:
    chart = bar((SATISFIED, answers(SATISFIED, 2, 10, 20, 8)), (PLEASED, answers(PLEASED, 1, 8, 12, 8)))
    assert chart.as_counts and not chart.titled
    assert [row.shares for row in chart.rows] == [(), ()]
    assert chart.alt.endswith(
        "plutôt d’accord 12, tout à fait d’accord 8, soit d’accord 20 sur 29, parmi 29 réponses, "
        f"sans compter 3 «{N}ne sait pas{N}»"
    )
    assert not bar((SATISFIED, answers(SATISFIED, 2, 10, 20, 8)), (PLEASED, answers(PLEASED, 1, 8, 12, 9))).as_counts


def test_weighted_bars_are_as_long_as_their_weighted_shares_but_where_answers_are_few() -> None:
    def weighted(*counts: int) -> tuple[Figure, ...]:
        return tuple(replace(one, flags=(*one.flags, "redresse")) for one in answers(SATISFIED, *counts))

    told = weighted(2, 10, 20, 8)
    changed = (*told[:3], replace(told[3], value=0.55), replace(told[4], value=0.15))
    chart, table = drawn((SATISFIED, changed))
    assert isinstance(chart, StackedBars)
    assert (chart.rows[0].counts, chart.rows[0].shares) == ((2, 10, 20, 8), (0.05, 0.25, 0.55, 0.15))
    assert table.title == "Nombre de réponses, avant redressement"
    few, beside = drawn((SATISFIED, weighted(2, 5, 10, 8)))
    assert isinstance(few, StackedBars)
    assert (few.rows[0].shares, beside.title) == ((), "Nombre de réponses")


def test_bars_end_on_their_sum_where_each_main_figure_is_one_and_may_be_told() -> None:
    whole = answers(SATISFIED, 2, 10, 20, 8)
    assert bar((SATISFIED, whole)).counted == "D’accord"
    assert bar((SATISFIED, (whole[0], *map(hidden, whole[1:])))).counted == "D’accord", "levels may be masked alone"
    masked = bar((SATISFIED, (hidden(whole[0]), *whole[1:])), (PLEASED, answers(PLEASED, 2, 10, 20, 8)))
    assert masked.counted == ""
    assert masked.rows == (
        StackedRow("Seniors satisfaits", 0, (2, 10, 20, 8), 0),
        StackedRow("Seniors contents", 40, (2, 10, 20, 8), 3),
    )
    worst = indicator("pire", {"share": "satisf", "equals": "pas_du_tout"})
    assert bar((worst, answers(worst, 2, 10, 20, 8))).counted == ""
    least = indicator("moins", {"share": "satisf", "at_least": "plutot"})
    assert bar((least, answers(least, 2, 10, 20, 8))).counted == "D’accord"
    highest = indicator("plus", {"share": "satisf", "at_least": "tout_a_fait"})
    assert bar((highest, answers(highest, 2, 10, 20, 8))).counted == ""
    assert bar((SATISFIED, whole), (highest, answers(highest, 2, 10, 20, 8))).counted == "", "two sums share no name"


ASKED = {
    "isole": {"text": "Plus ou moins isolé ?", "answer": "evol5"},
    "lien": {"text": "Plus ou moins de liens ?", "answer": "evol5"},
    "content": {"text": "Êtes-vous satisfait ?", "answer": "satisfaction4"},
    "note": {"text": "De 0 à 10 ?", "answer": "note10"},
    "gene": {"text": "Le bruit me gêne.", "answer": "lik4"},
    "avis": {
        "text": "Votre avis ?",
        "answer": "echelle",
        "scale": {"levels": {"non": "Non", "oui": "Oui"}, "drawn": "accord"},
    },
}
MOVES = ("beaucoup_moins", "un_peu_moins", "comme_avant", "un_peu_plus", "beaucoup_plus")


def asked(question: str, condition: Mapping[str, object], *told_of: tuple[str, int], **declared: Any) -> StackedBars:
    """Draw the bar of one share, of these counts by level."""
    one = indicator("part", {"share": question, **condition}, step=declared.pop("step", "effets"))
    main = replace(told(one, 25, 40), low=0.5, high=0.8)
    parts = tuple(told(one, count, 40, level) for level, count in told_of)
    questionnaire = {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": ASKED}
    chart, table = drawn((one, (main, *parts)), questionnaires={"q": questionnaire}, **declared)
    assert isinstance(chart, StackedBars)
    assert rows(table)[0][1 : 1 + len(chart.levels)] == chart.levels
    return chart


MOVED = tuple(zip(MOVES, (15, 10, 8, 5, 2), strict=True))


def test_where_less_is_better_a_bar_ends_on_less_in_the_colours_of_the_favourable() -> None:
    chart = asked("isole", {"any_of": list(MOVES[:2])}, *MOVED)
    assert chart.levels == ("Beaucoup plus", "Un peu plus", "Comme avant", "Un peu moins", "Beaucoup moins")
    assert (chart.rows[0].counts, chart.counted) == ((2, 5, 8, 10, 15), "Moins qu’avant")
    chart = asked("lien", {"better": True}, *MOVED)
    assert (chart.rows[0].counts, chart.counted) == ((15, 10, 8, 5, 2), "Plus qu’avant")
    few = asked("lien", {"better": True}, *MOVED, targets={"part": {"at_most": 0.2}})
    assert (few.levels[-1], few.counted) == ("Beaucoup moins", "")
    feared = asked("isole", {"any_of": list(MOVES[:2])}, *MOVED, targets={"part": {"at_most": 0.2}})
    assert (feared.levels[-1], feared.counted) == ("Beaucoup plus", "")


def test_a_difficulty_that_is_counted_and_a_scale_of_one_sense_are_never_turned() -> None:
    disagree = {"any_of": ["pas_du_tout", "plutot_pas"]}
    counts = tuple(zip(LEVELS, (2, 10, 20, 8), strict=True))
    assert asked("gene", disagree, *counts).levels[-1] == "Pas du tout d’accord"
    assert asked("gene", disagree, *counts).counted == "Pas d’accord"
    assert asked("gene", disagree, *counts, step="difficultes").levels[-1] == "Tout à fait d’accord"
    assert (
        asked("content", {"any_of": ["1", "2"]}, *zip("1234", (2, 10, 20, 8), strict=True)).levels[-1]
        == "Très satisfait"
    )


def test_the_sum_of_a_bar_is_named_as_its_scale_is() -> None:
    assert asked("content", {"better": True}, *zip("1234", (2, 10, 20, 8), strict=True)).counted == "Satisfaits"
    assert asked("note", {"better": True}, *((str(rank), 4) for rank in range(11))).counted == "6 à 10"
    assert asked("avis", {"better": True}, ("non", 15), ("oui", 25)).counted == "Favorables"


INTERESTS = indicator("interets", {"multiple_choice": "interets"}, label="Intérêts")


def options(**counts: int) -> tuple[Figure, ...]:
    return tuple(told(INTERESTS, count, 40, part) for part, count in counts.items())


def test_options_stand_from_the_most_frequent_to_the_least_and_another_last() -> None:
    chart, table = drawn((INTERESTS, options(autre=39, lien=10, jeu=30, aucun=40)))
    assert isinstance(chart, Bars)
    assert [one.value for one in chart.bars] == [0.75, 0.25, 1.0, 0.975]
    assert [(one.label, one.text, one.detail) for one in chart.bars] == [
        ("Jeu", f"75{N}%", ""), ("Lien", f"25{N}%", ""), ("Aucun", f"100{N}%", ""), ("Autre", f"98{N}%", "")
    ]  # fmt: skip
    assert rows(table)[:2] == [
        ("Réponse", "Part", "Nombre", "n", "Intervalle à 95 %"),
        ("Jeu", f"75{N}%", "30", "40", "–"),
    ]
    assert table.title == "Données du graphique"
    assert [column.numeric for column in table.columns] == [False, True, True, True, True]


def test_each_bar_says_its_base_where_they_are_not_all_the_same_and_none_where_it_is_masked() -> None:
    one, other = options(lien=10, jeu=30)
    chart, _ = drawn((INTERESTS, (one, replace(other, n=41))))
    assert isinstance(chart, Bars)
    assert [bar.detail.replace("\u00a0", " ") for bar in chart.bars] == ["n = 41", "n = 40"]
    masked, beside = drawn((INTERESTS, (one, hidden(other))))
    assert isinstance(masked, Bars)
    assert [(bar.value, bar.text, bar.detail) for bar in masked.bars] == [(0.25, f"25{N}%", ""), (0.0, "masqué", "")]
    assert [row[1:4] for row in rows(beside)[1:]] == [(f"25{N}%", "10", "40"), ("masqué", "", "")]
    assert [row[1].masked for row in beside.rows] == [False, True]


def test_options_of_few_answers_are_squares() -> None:
    few = tuple(replace(one, n=29, value=(one.k or 0) / 29) for one in options(lien=10, jeu=20))
    chart, _ = drawn((INTERESTS, few))
    assert isinstance(chart, Units)
    assert chart.rows == (UnitRow("Jeu", 20, 29, "20 sur 29"), UnitRow("Lien", 10, 29, "10 sur 29"))
    assert isinstance(drawn((INTERESTS, (few[0], options(jeu=20)[0])))[0], Bars), "one of enough answers is a bar"


def test_levels_stand_in_their_order_without_the_main_figure_nor_what_counts_nobody() -> None:
    spread = indicator("tri", {"distribution": "bilan"}, label="Bilan")
    main = told(spread, 40, 40)
    parts = (told(spread, 10, 40, "oui"), told(spread, 30, 40, "non"), replace(told(spread, 1, 40, "moyenne"), k=None))
    chart, _ = drawn((spread, (main, *parts)))
    assert isinstance(chart, Bars)
    assert [one.label for one in chart.bars] == ["Oui", "Non"]


FED = indicator("fed", {"share": "interets", "any_of": ["lien"]}, label="Seniors reliés")
PLAYED = indicator("joue", {"share": "interets", "any_of": ["jeu"]}, code="X-02", label="Seniors joueurs")


def test_shares_are_points_and_those_of_few_answers_squares_with_their_own_targets() -> None:
    many, few = replace(told(FED), low=0.6, high=0.86), told(PLAYED, 7, 20)
    chart, table = drawn(
        (FED, (many, told(FED, 3, 40, "detail"))), (PLAYED, (few,)), targets={"fed": {"at_least": 0.5}}
    )
    assert isinstance(chart, Dots)
    target = Target(at_least=0.5)
    (dot,) = chart.dots
    assert (dot.label, dot.value, dot.text, dot.low, dot.high, dot.target) == (
        "Seniors reliés", 0.75, f"75{N}%", 0.6, 0.86, target
    )  # fmt: skip
    assert chart.few == (UnitRow("Seniors joueurs", 7, 20, "7 sur 20"),)
    assert rows(table) == [
        ("Indicateur", "Part", "Nombre", "n", "Intervalle à 95 %"),
        ("Seniors reliés", f"75{N}%", "30", "40", f"60–86{N}%"),
        ("Seniors joueurs", "7 sur 20", "7", "20", "–"),
    ]


PLAYED_AT = indicator("jeu", {"mean": "niveau"}, code="X-02", label="Niveau de jeu", unit="points")
AGE = indicator("age", {"mean": "niveau"}, label="Niveau", unit="points")


def test_means_stand_on_their_scale_and_say_their_interval_and_who_did_not_answer() -> None:
    mean = replace(told(AGE, 0, 40), value=2.5, k=None, low=2.0, high=3.0, missing=6)
    chart, table = drawn((AGE, (mean, replace(mean, part="typique", value=3.0))))
    assert isinstance(chart, Dots)
    assert (chart.scale.minimum, chart.scale.maximum, chart.scale.shares) == (1.0, 4.0, False)
    assert [(one.label, one.value, one.text, one.low, one.high) for one in chart.dots] == [
        ("Niveau", 2.5, "2,5 points", 2.0, 3.0)
    ]
    assert chart.alt == f"Niveau{N}: 2,5 points, sur 40, intervalle de 2,0 à 3,0"
    assert rows(table) == [
        ("Indicateur", "Moyenne", "Intervalle à 95 %", "n", "Sans réponse"),
        ("Niveau", "2,5 points", "2,0 à 3,0", "40", "6"),
    ]
    _, alone = drawn((AGE, (replace(mean, low=None, high=None, illegible=2),)))
    assert rows(alone) == [
        ("Indicateur", "Moyenne", "Intervalle à 95 %", "n", "Sans réponse", "Illisibles"),
        ("Niveau", "2,5 points", "–", "40", "6", "2"),
    ]


def test_a_mean_of_a_number_stands_from_zero_to_a_round_number_that_holds_target_and_interval() -> None:
    months = {"duree": {"text": "Combien de mois ?", "answer": "number", "decimals": 1, "unit": "mois"}}
    asked = {"q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": months}}
    long = indicator("long", {"mean": "duree"}, label="Durée", unit="mois")
    mean = replace(told(long, 0, 40), value=6.0, k=None, low=5.0, high=7.0)

    def end(figure: Figure, **declared: Any) -> float:
        chart, _ = drawn((long, (figure,)), questionnaires=asked, **declared)
        assert isinstance(chart, Dots)
        return chart.scale.maximum

    assert end(replace(mean, low=None, high=None)) == 6.0
    assert end(mean) == 8.0
    assert end(mean, targets={"long": {"at_least": 30}}) == 30.0


def test_one_question_asked_twice_is_said_of_its_two_waves_and_a_share_in_percent() -> None:
    change = indicator("part", {"paired_share": "satisf", "better": True}, label="Satisfaits", unit="points")
    when = Cell(wave=Waves.pair("debut", "fin"))
    made = tuple(
        replace(told(change, 0, 40, part), value=value, k=None, cell=when)
        for part, value in {"": 12.5, "avant": 0.5, "apres": 0.625}.items()
    )
    seen = {"from": date(2014, 10, 1), "to": date(2014, 10, 31)}
    chart, table = drawn((change, made), waves={"debut": {"label": "Avant", **seen}, "fin": {"label": "Mai", **seen}})
    assert isinstance(chart, Dumbbell)
    assert (chart.minimum, chart.maximum, chart.percent) == (0.0, 100.0, True)
    assert rows(table) == [
        ("Question", "Avant", "Mai", "Évolution", "Intervalle à 95 %", "Personnes suivies"),
        ("Satisfaits", f"50,0{N}%", f"62,5{N}%", "+12,5 points", "–", "40"),
    ]
    assert chart.alt == f"Satisfaits{N}: 50,0{N}% puis 62,5{N}%, soit +12,5 points, pour 40 personnes suivies"


def test_a_mean_and_a_change_that_are_masked_have_no_number_beside_them() -> None:
    mean = hidden(replace(told(AGE, 0, 40), value=2.5, k=None, low=2.0, high=3.0, missing=6))
    _, table = drawn((AGE, (mean,)), (PLAYED_AT, (replace(told(PLAYED_AT, 0, 40), value=3.0, k=None, illegible=2),)))
    assert [row[1:] for row in rows(table)[1:]] == [("masqué", "–", "0", "0", "0"), ("3,0 points", "–", "40", "0", "2")]


def test_two_moments_of_the_same_people_are_told_whole() -> None:
    change = indicator("suivi", {"paired_change": "niveau"}, label="Aisance", unit="points")
    parts = {"": 0.8, "avant": 1.9, "apres": 2.7}
    made = tuple(replace(told(change, 0, 40, part), value=value, k=None) for part, value in parts.items())
    chart, table = drawn((change, (replace(made[0], low=0.6, high=1.0), *made[1:])))
    assert isinstance(chart, Dumbbell)
    assert (chart.minimum, chart.maximum, chart.percent, chart.titled) == (1.0, 4.0, False, True)
    assert chart.rows == (DumbbellRow(f"De 1 à 4{N}?", 40, 1.9, 2.7, "+0,8", 1),)
    assert chart.alt == (
        f"De 1 à 4{N}?{N}: 1,9 puis 2,7, soit +0,8, intervalle de 0,6 à 1,0, pour 40 personnes suivies"
    )
    assert rows(table) == [
        ("Question", "Avant, demandé après coup", "Après", "Évolution", "Intervalle à 95 %", "Personnes suivies"),
        (f"De 1 à 4{N}?", "1,9", "2,7", "+0,8", "0,6 à 1,0", "40"),
    ]
    _, alone = drawn((change, made))
    assert rows(alone)[1][4] == "–"
    after, _ = drawn((change, tuple(replace(one, cell=Cell(wave="fin")) for one in made)))
    assert isinstance(after, Dumbbell)
    assert (after.before_label, after.after_label) == ("Avant, demandé après coup", "Après"), "one wave asked of both"
