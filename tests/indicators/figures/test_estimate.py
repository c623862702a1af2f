"""Figures come with the right cells, bases, intervals and warnings."""

import pytest

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.counting.whom_and_when import Scope
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from tests.indicators.small import chosen, dataset, initiative

ANSWERS = """
    wave  | person | third_party | type_structure | partenaire | satisf      | niveau | bilan | age
    debut | 1      | non         | ehpad          | orange     | plutot      | 1      |       | 70.5
    debut | 2      | oui         | ehpad          | orange     | pas_du_tout | 2      |       | 80
    debut | 3      | non         | csc_mjc        |            | ne_sait_pas | 3      |       |
    fin   | 1      | non         | ehpad          | orange     | tout_a_fait | 3      | oui   | 71.5
    fin   | 2      | non         | ehpad          | orange     | plutot      | 2      | non   | 81
    fin   | 4      | non         | csc_mjc        | spn        |             | 4      |       | 65
"""
POPULATIONS = """
    groupe  | structure | type_structure | vague | definition | effectif
    seniors | e1        | ehpad          | fin   | sollicites | 2
    seniors | e2        | csc_mjc        | fin   | sollicites | 6
    seniors | e1        | ehpad          | fin   | accueillis | 50
"""


def _figures(**measures: dict[str, object]) -> dict[tuple[str, str, Cell], Estimate]:
    indicators = chosen(**measures)
    data = dataset(ANSWERS, registers={"populations": POPULATIONS})
    made = estimate(initiative(), indicators, tally(initiative(), indicators, data)).figures
    return {(one.indicator, one.part, one.cell): one for one in made}


def test_cells_are_the_territory_then_scopes_that_hold_someone() -> None:
    cells = [cell for _, part, cell in _figures(satisfaits={"share": "satisf", "at_least": "plutot"}) if not part]
    assert cells == [
        Cell("territoire", "debut"),
        Cell("territoire", "debut", "sans_tiers"),
        Cell("partenaire:orange", "debut"),
        Cell("type_structure:csc_mjc", "debut"),
        Cell("type_structure:ehpad", "debut"),
        Cell("territoire", "fin"),
        Cell("partenaire:orange", "fin"),
        Cell("partenaire:spn", "fin"),
        Cell("type_structure:csc_mjc", "fin"),
        Cell("type_structure:ehpad", "fin"),
    ]


def test_a_third_party_answer_counts_in_one_population_only() -> None:
    figures = _figures(satisfaits={"share": "satisf", "at_least": "plutot"})
    everyone = figures["satisfaits", "", Cell("territoire", "debut")]
    assert (everyone.n, everyone.k, everyone.dont_know) == (2, 1, 1)
    alone = figures["satisfaits", "", Cell("territoire", "debut", "sans_tiers")]
    assert (alone.n, alone.k, alone.dont_know) == (1, 1, 1)


def test_nobody_with_a_valid_answer_is_no_value_and_not_zero() -> None:
    figure = _figures(satisfaits={"share": "satisf", "at_least": "plutot"})[
        "satisfaits", "", Cell("partenaire:spn", "fin")
    ]
    assert (figure.value, figure.n, figure.missing, figure.low) == (None, 0, 1, None)


def test_a_question_not_asked_at_a_wave_has_no_figure_there() -> None:
    figures = _figures(bilan={"share": "bilan", "equals": "oui"})
    assert {cell.wave for _, _, cell in figures} == {"fin"}


def test_paired_figures_are_about_people_present_at_both_waves() -> None:
    figures = _figures(evolution={"paired_change": "niveau"})
    assert {cell.population for _, _, cell in figures} == {"apparies"}
    figure = figures["evolution", "", Cell("territoire", "debut>fin", "apparies")]
    assert (figure.n, figure.value) == (2, 1.0)


def test_a_scope_that_answered_whole_is_a_census_without_interval() -> None:
    figures = _figures(satisfaits={"share": "satisf", "at_least": "plutot"})
    census = figures["satisfaits", "", Cell("type_structure:ehpad", "fin")]
    assert census.flags == ("comptes_seulement", "recensement")
    assert (census.low, census.high, census.method) == (
        None,
        None,
        "part des réponses valides\u202f; recensement, sans intervalle",
    )


def test_where_all_the_territory_answered_so_did_each_of_its_parts_counted_apart_or_not() -> None:
    everyone = "groupe  | vague | definition | effectif\nseniors | debut | sollicites | 3\n"
    indicators = chosen(notes={"mean": "niveau"}, taux={"response_rate": "seniors"})
    data = dataset(ANSWERS, registers={"populations": everyone})
    made = estimate(initiative(), indicators, tally(initiative(), indicators, data)).figures
    figures = {(one.indicator, one.cell): one for one in made}
    for scope in ("territoire", "type_structure:ehpad", "partenaire:orange"):
        figure = figures["notes", Cell(scope, "debut")]
        assert "recensement" in figure.flags
        assert (figure.low, figure.high) == (None, None)
    # At the other wave nobody counted anyone: two answers leave an interval.
    assert figures["notes", Cell("type_structure:ehpad", "fin")].low is not None
    # Nobody counted the part: what is known of it is no count of those asked.
    assert figures["taux", Cell("type_structure:ehpad", "debut")].value is None


def test_volunteers_who_answered_are_flagged_and_the_counted_population_narrows_the_interval() -> None:
    figures = _figures(satisfaits={"share": "satisf", "at_least": "plutot"})
    figure = figures["satisfaits", "", Cell("territoire", "fin")]
    assert figure.flags == ("comptes_seulement", "a_titre_indicatif")
    assert figure.method.endswith("dans la limite de ce que ceux qui n’ont pas répondu peuvent changer")
    before = figures["satisfaits", "", Cell("territoire", "debut")]
    assert before.method.endswith("Wilson à 95\u202f%")


def test_the_response_rate_is_on_those_asked_and_unknown_where_nobody_counted() -> None:
    figures = _figures(taux={"response_rate": "seniors"})
    assert figures["taux", "", Cell("territoire", "fin")].value == pytest.approx(3 / 8)
    assert figures["taux", "", Cell("type_structure:csc_mjc", "fin")].value == pytest.approx(1 / 6)
    assert figures["taux", "", Cell("territoire", "debut")].value is None


def test_a_mean_of_decimals_is_in_the_unit_of_the_question() -> None:
    figure = _figures(age={"mean": "age"})["age", "", Cell("territoire", "debut")]
    assert (figure.value, figure.n, figure.missing) == (75.25, 2, 1)


def test_a_figure_made_of_others_exists_where_they_all_do() -> None:
    figures = _figures(
        une={"count": "seniors", "where": {"apparies": "oui"}},
        autre={"count": "seniors"},
        part={"rate": "une", "among": "autre"},
    )
    figure = figures["part", "", Cell("territoire", "fin")]
    assert (figure.k, figure.n, figure.need) == (2, 3, None)
    assert figure.value == pytest.approx(2 / 3)


def test_a_row_for_the_whole_group_is_not_added_to_those_of_its_structures() -> None:
    indicators = chosen(taux={"response_rate": "seniors"})
    both = POPULATIONS + "    seniors |           |                | fin   | sollicites | 9\n"
    made = tally(initiative(), indicators, dataset(ANSWERS, registers={"populations": both}))
    assert made.populations["seniors", "fin"] == 9
    assert made.populations_by_scope["seniors", "fin", Scope("type_structure:csc_mjc")] == 6


def test_more_answers_than_people_counted_give_no_rate_and_no_margin_but_the_reason() -> None:
    indicators = chosen(taux={"response_rate": "seniors"}, marge={"margin_of_error": "seniors"})
    few = POPULATIONS.replace("| sollicites | 2", "| sollicites | 1").replace("| sollicites | 6", "| sollicites | 2")
    data = dataset(ANSWERS, registers={"populations": few})
    made = estimate(initiative(), indicators, tally(initiative(), indicators, data)).figures
    figures = {(one.indicator, one.cell): one for one in made}
    ehpad, centre, start = (
        Cell("type_structure:ehpad", "fin"),
        Cell("type_structure:csc_mjc", "fin"),
        Cell(wave="debut"),
    )
    for key in ("taux", "marge"):
        assert figures[key, ehpad].value is None
        assert "plus de réponses que de personnes dénombrées" in figures[key, ehpad].method
        assert figures[key, centre].value is not None
        assert "sans valeur" not in figures[key, centre].method
        assert "n’est pas dénombrée" in figures[key, start].method
    assert (figures["taux", ehpad].k, figures["taux", ehpad].n) == (2, 1)


def _of_some(answered: int, asked: int, **measures: dict[str, object]) -> dict[tuple[str, str], Estimate]:
    """Return the figures of a wave where half of those who answered say « oui » to `bilan`, and half of these are satisfied."""
    rows = "wave | person | bilan | satisf\n" + "\n".join(
        f"fin | {one} | {'oui' if one % 2 else 'non'} | {'plutot' if one % 4 < 2 else 'pas_du_tout'}"
        for one in range(answered)
    )
    counted = f"groupe | vague | definition | effectif\nseniors | fin | sollicites | {asked}\n"
    indicators = chosen(**measures)
    data = dataset(rows, registers={"populations": counted})
    made = estimate(initiative(), indicators, tally(initiative(), indicators, data)).figures
    return {(one.indicator, one.part): one for one in made if one.cell == Cell("territoire", "fin")}


SOME: dict[str, dict[str, object]] = {
    "gardes": {"share": "satisf", "at_least": "plutot", "where": {"bilan": "oui"}},
    "ecart": {"difference_of_shares": "satisf", "at_least": "plutot", "by": "bilan", "between": ["oui", "non"]},
}


@pytest.mark.parametrize("which", [("gardes", ""), ("ecart", "oui"), ("ecart", "non")])
def test_where_everybody_answered_a_part_kept_by_a_filter_or_a_kind_has_no_interval_either(
    which: tuple[str, str],
) -> None:
    figure = _of_some(40, 40, **SOME)[which]
    assert (figure.n, figure.low, figure.high) == (20, None, None)


@pytest.mark.parametrize("which", [("gardes", ""), ("ecart", "oui")])
def test_of_some_only_those_who_did_not_answer_may_still_change_the_figure(which: tuple[str, str]) -> None:
    figure = _of_some(40, 44, **SOME)[which]
    assert figure.low is not None and figure.high is not None
    assert (figure.n, figure.k) == (20, 10)
    assert (figure.low, figure.high) == pytest.approx((10 / 24, 14 / 24)), "4 unasked, who may all be of this kind"
