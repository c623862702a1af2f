"""All editions together: on random groups, and on Silver Geek's own data, nothing small can be worked out."""

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.confidentiality.protect import BesideFigures, protect
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.explaining.explain import UnknownFigure, explain_figure, explanations
from indicators.figures.estimate import estimate
from initiatives.collection.collect import collect
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate
from tests.indicators.confidentiality.little import Little, answers, changed, evaluated, indicator, silver_geek

PERSON = st.tuples(
    st.sampled_from(["ehpad", "csc_mjc", "autre"]),
    st.sampled_from([None, None, "orange", "macif"]),
    st.booleans(),
    st.sampled_from(["pas_du_tout", "plutot", "tout_a_fait", "ne_sait_pas", "illisible", None]),
)
INDICATORS = [
    indicator("satisfaits", {"share": "satisf", "at_least": "plutot"}),
    indicator("repartition", {"distribution": "satisf"}),
    indicator("repondants", {"count": "seniors"}, unit="personnes"),
    indicator("places", {"distribution": "type_structure"}),
]


@given(st.lists(PERSON, min_size=1, max_size=45), st.sampled_from([2, 5, 8]))
@settings(max_examples=30, deadline=None)
def test_random_groups_hold_against_subtraction(
    people: list[tuple[str, str | None, bool, str | None]], threshold: int
) -> None:
    kinds, partners, third, said = zip(*people, strict=True)
    columns = {"type_structure": kinds, "partenaire": partners, "third_party": third, "satisf": said}
    initiative = changed(confidentiality={"persons": threshold})
    little = evaluated(initiative, INDICATORS, answers("seniors", columns))
    assert not little.audited().found
    for figure in (figure for one in little.results for figure in one.figures if figure.status == "publie"):
        assert figure.n == 0 or (figure.n or 0) >= threshold


@cache
def answered() -> Dataset:
    return validate(silver_geek(), collect(silver_geek()))


@cache
def whole(shared: str, unit: str = "") -> Little:
    """Return Silver Geek, with or without the partners' agreement: whole, or what it tells in one unit."""
    initiative: Initiative = changed(shares_with={"contributions": shared})
    every, problems = choose(initiative)
    assert not problems
    chosen, dataset = {key: one for key, one in every.items() if unit in one.unit}, answered()
    counted = tally(initiative, chosen, dataset)
    figures = estimate(initiative, chosen, counted)
    beside = dataset.background
    results = protect(initiative, counted, figures, BesideFigures(beside.passages, beside.hosts))
    return Little(initiative, counted, figures, results)


def test_silver_geek_without_the_agreement_masks_what_it_shares_with_it() -> None:
    def masked(little: Little) -> int:
        return sum(
            one.status == "masque" and one.cell.scope.startswith("partenaire:") and "euros" in one.unit
            for one in little.of("comite").figures
        )

    assert masked(whole("all", "euros")) == 0
    assert masked(whole("none", "euros")) > 0


def test_answers_of_organisations_are_given_together_only() -> None:
    for results in whole("all").results:
        for one in results.figures:
            group = results.indicators[one.indicator].group
            apart = one.cell.scope != "territoire" and one.cell.wave and group in ("structures", "partenaires")
            own = one.cell.scope == f"partenaire:{results.audience.partner}" and group == "partenaires"
            assert not apart or own or one.status != "publie", one


@pytest.mark.parametrize("audience", ["comite", "partenaire:orange", "structure:structure_01"])
def test_every_figure_of_silver_geek_is_explained(audience: str) -> None:
    results = whole("all").of(audience)
    explained = explanations(results)
    assert json.loads(json.dumps(explained)) == explained
    figures = explained["figures"]
    assert isinstance(figures, list) and len(figures) == len(results.figures)
    for one in figures:
        assert ("value" in one) == (one["status"] == "publie")
        if one["status"] == "masque":
            assert one["reason"] and "counts" not in one


def test_every_indicator_of_silver_geek_is_explained_in_french_lines() -> None:
    results = whole("all").of("comite")
    for key in results.indicators:
        scopes = {figure.cell.scope for figure in results.figures if figure.indicator == key}
        assert scopes, key
        lines = explain_figure(results, key, scope=min(scopes, key=lambda scope: scope != "territoire"))
        assert any(line.startswith("Formule") for line in lines)
        assert lines[-1].startswith("Source")


def test_counts_behind_a_figure_add_up_to_its_base() -> None:
    results = whole("all").of("comite")
    bases = {(one.indicator, one.cell): one.n for one in results.figures if one.status == "publie"}
    asked = 0
    for place, counts in results.counts.items():
        questions = {one.question for one in counts}
        if len(questions) == 1:
            asked += 1
            assert sum(one.count for one in counts) == bases[place]
    assert asked > 50


def test_a_masked_figure_explains_its_mask_and_gives_no_count() -> None:
    lines = explain_figure(whole("all").of("comite"), "structures_satisfaction", "type_structure:autre", "fin")
    assert any("Masqué pour protéger" in line for line in lines)
    assert not any(line.strip().startswith("Effectifs") for line in lines)


def test_rows_set_aside_are_told_by_rule() -> None:
    lines = explain_figure(whole("all").of("comite"), "seniors_satisfaction", wave="fin")
    (passage,) = [line for line in lines if line.startswith("Seniors, Printemps 2015")]
    assert "lignes lues" in passage and "consentement absent" in passage
    assert not any("seniors_fin" in line for line in lines), "the name of a file stays with its owner"


@pytest.mark.parametrize(
    ("key", "scope", "wave", "said"),
    [
        ("n_existe_pas", None, None, "n’existe pas"),
        ("seniors_satisfaction", "partenaire:personne", None, "territoire"),
        ("seniors_satisfaction", None, "jamais", "fin"),
    ],
)
def test_what_cannot_be_explained_says_what_exists(key: str, scope: str | None, wave: str | None, said: str) -> None:
    with pytest.raises(UnknownFigure, match=said):
        explain_figure(whole("all").of("comite"), key, scope, wave)


def test_audiences_are_the_committee_each_partner_and_each_structure() -> None:
    assert [one.audience.id for one in whole("all").results] == [
        "comite",
        *(f"partenaire:{key}" for key in silver_geek().partners),
        *(f"structure:structure_{rank:02}" for rank in range(1, 21)),
    ]
