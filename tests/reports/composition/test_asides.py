"""What is said beside the figures: other waves, third parties, ties, evidences, and counts where answers are few."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.crossed_views import CrossedRow, View
from reports.composition.pieces.condensed import condensed
from reports.composition.pieces.contributions import contributions
from reports.composition.pieces.crossed import _title, crossed_views
from reports.composition.pieces.findings import finding
from reports.composition.pieces.most_frequent import first_answers, most_frequent
from reports.composition.pieces.notes import response
from reports.composition.pieces.shapes import shaped
from reports.composition.pieces.summary import GOALS, sustainable_development_goals
from reports.composition.pieces.variants import variants
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.reports.words.test_reading import SOCIAL, figure

N = "\u202f"


@pytest.fixture
def suez(suez_adeis: Evaluated) -> ReportedResults:
    return ReportedResults(suez_adeis.results["comite"])


@pytest.fixture
def geek(silver_geek: Evaluated) -> ReportedResults:
    return ReportedResults(silver_geek.results["comite"])


def part(name: str, k: int, n: int = 20) -> Figure:
    return replace(figure(k / n, n, k), part=name, part_label=name)


def masked_without_third_party(published: ReportedResults, id: str) -> ReportedResults:
    figures = list(published.results.figures)
    for place, one in enumerate(figures):
        if one.indicator == id and one.cell.population == "sans_tiers":
            figures[place] = replace(one, status="masque", value=None, n=None, k=None, low=None, high=None)
    return ReportedResults(replace(published.results, figures=tuple(figures)))


def test_answers_given_by_a_third_party_are_set_apart_figure_by_figure_with_their_bases(geek: ReportedResults) -> None:
    chosen = [shaped(geek, geek.indicator(id)) for id in ("seniors_satisfaction", "seniors_utilite")]
    table = variants(geek, chosen)
    assert table is not None
    assert [column.heading for column in table.columns] == ["Indicateur", "Toutes les réponses", "Sans les tiers"]
    assert [row[0].text for row in table.rows] == [
        "Seniors satisfaits des ateliers",
        "Seniors pour qui les ateliers sont utiles",
    ]
    assert all("(n\u00a0=\u00a0" in cell.text for row in table.rows for cell in row[1:])
    table = variants(masked_without_third_party(geek, "seniors_satisfaction"), chosen)
    assert table is not None
    assert table.rows[0][2] == doc.TableCell("masqué", masked=True)
    assert "(n\u00a0=\u00a0" in table.rows[1][2].text


def test_a_figure_that_nothing_counts_otherwise_has_no_table_of_variants(geek: ReportedResults) -> None:
    assert variants(geek, [shaped(geek, geek.indicator("structures_satisfaction"))]) is None


@pytest.mark.parametrize(
    ("counts", "named", "left"),
    [
        ({"a": 9, "b": 5, "c": 4}, ["a", "b"], ""),
        ({"a": 9, "b": 5, "c": 5, "d": 1}, ["a", "b", "c"], ""),
        ({"a": 6, "b": 6, "c": 6}, ["a", "b", "c"], ""),
        ({"a": 9, "b": 5, "c": 5, "d": 5, "e": 5, "f": 5}, ["a", "b", "c", "d"], "2 autres à égalité"),
    ],
)
def test_all_the_answers_that_tie_are_named_or_counted(counts: dict[str, int], named: list[str], left: str) -> None:
    said = most_frequent(SOCIAL, tuple(part(name, k) for name, k in counts.items()))
    assert [name for name in counts if f"«{N}{name}{N}»" in said] == named
    assert (left in said) if left else ("à égalité" not in said)


LED = SOCIAL.model_copy(update={"first": "Les seniors citent d’abord"})


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"La vue": 43, "La connexion": 37, "Le bruit": 9}, "la vue (43\u202f%), puis la connexion (37\u202f%)"),
        ({"La vue": 9, "Le bruit": 9, "Autre": 2}, "la vue et le bruit, à égalité (9\u202f%)"),
        ({"La vue": 9, "Le bruit": 4, "Autre": 4}, f"la vue (9\u202f%), puis le bruit et «{N}Autre{N}», à égalité (4\u202f%)"),
        ({"Un a": 9, **{f"Du {one}": 4 for one in "bcdef"}}, "un a (9\u202f%), puis du b, du c, du d, du e et "
         "1 autre à égalité (4\u202f%)"),
        ({"Jouer": 9, "L’ouïe": 4}, f"«{N}Jouer{N}» (9\u202f%), puis l’ouïe (4\u202f%)"),
        ({"Ma place": 9, "Moins de bruit": 4}, f"ma place (9\u202f%), puis «{N}Moins de bruit{N}» (4\u202f%)"),
        ({"La vue": 9, "Je n’ose pas": 4}, f"la vue (9\u202f%), puis «{N}Je n’ose pas{N}» (4\u202f%)"),
        ({"Oui, si on nous aide": 9, "EHPAD fermé": 4},
         f"«{N}Oui, si on nous aide{N}» (9\u202f%), puis «{N}EHPAD fermé{N}» (4\u202f%)"),
        ({"La vue": 9}, "la vue (9\u202f%)"),
    ],
)  # fmt: skip
def test_a_title_says_the_first_answers_as_a_person_would(answers: dict[str, int], said: str) -> None:
    """With their share once each; an answer given in the first person is quoted, the others read on as part of the sentence."""
    parts = tuple(replace(part(name, k), n=100, value=k / 100, part_label=name) for name, k in answers.items())
    assert first_answers(LED, parts) == f"Les seniors citent d’abord {said}"
    counted = tuple(replace(one, n=20, k=2, value=0.1) for one in parts[:1])
    assert first_answers(LED, counted).endswith(" (2 sur 20)")
    assert " des 100 réponses)" in first_answers(LED, parts, based=True)
    hidden = (*parts, replace(part("x", 1), status="masque", value=None, k=None, n=None))
    assert first_answers(LED, hidden).endswith(", parmi les réponses qui peuvent être publiées")


@pytest.mark.parametrize(
    ("label", "k", "n", "said"),
    [
        ("Aucune difficulté", 13, 100, "13\u202f% n’en citent aucune."),
        ("Aucun", 1, 20, "1 sur 20 n’en cite aucun."),
        ("Rien de plus", 13, 100, f"13\u202f% disent «{N}rien de plus{N}»."),
        ("Rien de plus", 1, 20, f"1 sur 20 dit «{N}rien de plus{N}»."),
    ],
)
def test_who_gives_none_of_the_answers_is_told_in_words(label: str, k: int, n: int, said: str) -> None:
    first, none = (
        replace(part(id, one), n=n, value=one / n, part_label=id) for id, one in (("a", n - k), ("aucune", k))
    )
    assert most_frequent(LED, (first, replace(none, part_label=label))).endswith(f" ; {said}".replace(" ;", f"{N};"))


def test_only_a_question_with_answers_has_a_first_one() -> None:
    block = {**SOCIAL.model_dump(), "first": "Première difficulté", "reading": "{label} : {value}."}
    with pytest.raises(ValidationError, match=r"s’arrête après « d’abord »"):
        Indicator.model_validate(block)
    block |= {"first": "Les seniors citent d’abord", "reading": "{value} des {n} seniors."}
    with pytest.raises(ValidationError, match=r"finit par « {label} »"):
        Indicator.model_validate(block)


def test_a_finding_lists_every_evidence_with_its_codes(suez: ReportedResults) -> None:
    (found,) = finding(suez, "equipes_metier_transmis", "equipes_regard")
    assert isinstance(found, doc.ShownFinding)
    assert "dit par un tiers (SA-29)" in found.source
    assert "déclaré par les personnes concernées (SA-30)" in found.source


def test_a_drawing_in_counts_is_not_announced_in_percentages(suez: ReportedResults) -> None:
    (found,) = finding(suez, "salaries_insertion_metier", "salaries_insertion_projet")
    assert isinstance(found, doc.ShownFinding)
    assert getattr(found.chart, "as_counts", None) is True
    assert "En nombre de réponses" in found.subtitle
    assert "%" not in found.subtitle


def view(group: str, k: int, n: int) -> View:
    return View(group, group.capitalize(), k / n, n, f"{k} sur {n}")


def crossed(*objects: tuple[View, View]) -> tuple[list[CrossedRow], dict[View, Figure]]:
    rows = [CrossedRow(f"Objet {place}", views) for place, views in enumerate(objects)]
    bounds = {
        one: figure(one.value, one.n, round(one.value * one.n), bounds=(one.value - 0.1, one.value + 0.1))
        for row in rows
        for one in row.views
    }
    return rows, bounds


def test_views_are_said_to_differ_most_only_where_they_clearly_do() -> None:
    near = view("jeunes", 16, 20), view("seniors", 15, 20)
    far = view("proches", 19, 20), view("structures", 5, 20)
    rows, bounds = crossed(near)
    levels = f"Sur «{N}Objet 0{N}», les avis vont de 15 sur 20 chez les seniors à 16 sur 20 chez les jeunes"
    assert _title(rows, bounds, set()) == f"{levels}, sans écart net"
    rows, bounds = crossed(far)
    assert _title(rows, bounds, set()).startswith(
        f"Sur «{N}Objet 0{N}», les avis s’écartent{N}: 19 sur 20 chez les proches"
    )
    rows, bounds = crossed(near, far)
    assert f"Sur «{N}Objet 1{N}», les avis s’écartent le plus{N}:" in _title(rows, bounds, set())
    # Answered on two scales: neither that they differ nor that they do not may be said.
    assert _title(rows, bounds, {"Objet 1"}) == f"{levels}, sans écart net"
    assert _title(rows, bounds, {"Objet 0", "Objet 1"}) == f"{levels}, sur deux échelles"


def test_two_views_that_clearly_differ_are_told_though_a_third_is_further_off_and_unsure() -> None:
    rows, bounds = crossed((view("jeunes", 95, 100), view("seniors", 60, 100)))
    unsure = view("proches", 1, 4)
    row = replace(rows[0], views=(*rows[0].views, unsure))
    wide = replace(next(iter(bounds.values())), low=0.01, high=0.99)
    said = _title([row], {**bounds, unsure: wide}, set())
    assert (
        said == f"Sur «{N}Objet 0{N}», les avis s’écartent{N}: 95 sur 100 chez les jeunes, 60 sur 100 chez les seniors"
    )


def test_a_gap_of_one_or_two_people_is_no_gap() -> None:
    rows, bounds = crossed((view("a", 4, 4), view("b", 2, 4)))
    assert _title(rows, bounds, set()).endswith("de 2 sur 4 chez les b à 4 sur 4 chez les a, sans écart net")


def test_views_on_different_scales_are_signalled(geek: ReportedResults) -> None:
    mixed = {"Moral des seniors": ("seniors_moral", "structures_effets_residents_moral")}
    initiative = geek.initiative.model_copy(update={"crossed_views": mixed})
    (found,) = crossed_views(ReportedResults(replace(geek.results, initiative=initiative)))
    assert isinstance(found, doc.ShownFinding)
    assert "Moral des seniors" in found.caveat
    assert "pas répondu sur la même échelle" in found.caveat
    (declared,) = crossed_views(geek)
    assert isinstance(declared, doc.ShownFinding)
    assert "échelle" not in declared.caveat
    small = "en % des réponses exprimées, en nombre et point creux sous 30 réponses"
    assert declared.subtitle.endswith(small.replace(" %", f"{N}%"))


def test_response_of_few_is_a_count_without_percentage(suez: ReportedResults) -> None:
    (said,) = response(suez, ["partenaires"])
    assert isinstance(said, doc.Prose)
    assert said.inline[0].text == "Les 4 partenaires ont répondu en novembre 2015."
    assert "%" not in said.inline[0].text


def test_the_goals_are_named_and_the_cost_of_the_evaluation_is_told(suez: ReportedResults) -> None:
    (goals,) = sustainable_development_goals(suez)
    assert isinstance(goals, doc.DataTable)
    assert "8. Travail décent et croissance économique" in [row[0].text for row in goals.rows]
    assert all(int(row[1].text) > 0 for row in goals.rows)
    drawn, others = contributions(suez)
    assert isinstance(drawn, doc.ShownFinding)
    assert "L’évaluation compte pour" in flat(drawn.reading[0])
    assert isinstance(others, doc.DataTable)
    assert any("€ pour la coordination" in row[-1].detail for row in others.rows)


def test_definitions_that_agree_have_one_line_and_blanks_of_nobody_none(suez: ReportedResults) -> None:
    rates = tuple(
        replace(figure(0.8, 40, 32), indicator="evaluation_issues_equipes", part=f"RR{rank}.revue_2015", cell=Cell())
        for rank in range(1, 7)
    )
    blank = replace(figure(0.0, 40, 0), indicator="evaluation_blancs", part="q1")
    some = replace(figure(0.1, 40, 4), indicator="evaluation_blancs", part="q2")
    measures = {"evaluation_issues_equipes": "response_outcomes", "evaluation_blancs": "nonresponse"}
    block = SOCIAL.model_dump(exclude={"measure", "id"})
    indicators = {
        id: Indicator.model_validate(block | {"id": id, "measure": {kind: "equipes"}}) for id, kind in measures.items()
    }
    published = ReportedResults(replace(suez.results, indicators=indicators))
    kept, said = condensed(published, [*rates, blank, some])
    assert [one.part for one in kept] == ["q2", "RR1.revue_2015"]
    assert "RR1 à RR6, tous égaux" in kept[1].part_label
    assert "non listées\u202f: 1." in said
    assert len(condensed(published, [*rates[:5], replace(rates[5], value=0.9)])[0]) == 6


def test_each_of_the_seventeen_goals_has_its_own_name() -> None:
    """United Nations, resolution 70/1 of 2015: the goals that a reader may look for by their number."""
    assert [*GOALS] == [*range(1, 18)]
    assert len(set(GOALS.values())) == 17
    assert (GOALS[3], GOALS[13], GOALS[17]) == (
        "bonne santé et bien-être",
        "mesures relatives à la lutte contre les changements climatiques",
        "partenariats pour la réalisation des objectifs",
    )
