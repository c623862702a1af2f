"""Laws of what is counted about alliances and territories: what no register may break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.tallies import TERRITORY
from indicators.counting.tally import tally
from indicators.examples.small_tables import read_rows
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from initiatives.validation.dataset import Dataset
from initiatives.validation.derived_tables import with_derived
from tests.indicators.loose_tables import register_table
from tests.indicators.small import indicator, initiative

AXES = ("jeunes", "handicap", "precarite")
STATUSES = ("a_venir", "en_cours", "realisee", "abandonnee")
CODES = {
    "joie": {"label": "Joie"},
    "bruit": {"label": "Bruit", "sense": "negatif"},
    "ennui": {"label": "Ennui", "sense": "negatif"},
}
PARTNERS = {"a": "association", "b": "association", "c": "entreprise", "d": "media"}
MEASURES: dict[str, dict[str, object]] = {
    "tableau": {"crosstab": ["axe", "statut"], "of": "plan_actions"},
    "couverture": {"coverage": "axe", "of": "plan_actions", "where": {"statut": "realisee"}},
    "liens": {"network": "liens"},
    "mondes": {"network": "mondes"},
    "reciprocite": {"network": "reciprocite"},
    "evoques": {"coded": "code", "of": "entretiens_menes", "sense": ["negatif"]},
    "parts": {"share_of_total": "montant", "by": "partenaire"},
}
INDICATORS = {key: indicator(key, measure) for key, measure in MEASURES.items()}
INITIATIVE = initiative(
    axes={axis: axis for axis in AXES},
    coding={"version": "1", "codes": CODES},
    partners={key: {"name": key, "type": kind, "joined": "2013-01-01"} for key, kind in PARTNERS.items()},
    registers={
        name: {"file": "f.csv", "format": "csv"}
        for name in ("plan_actions", "relations", "entretiens", "contributions")
    },
)
BLANK = st.just("")
YES_NO = st.sampled_from(["oui", "non", ""])
ACTIONS = st.lists(st.tuples(BLANK | st.sampled_from(AXES), BLANK | st.sampled_from(STATUSES)), max_size=12)
WAYS = st.sampled_from([(one, other) for one in PARTNERS for other in PARTNERS if one != other])
RELATIONS = st.dictionaries(WAYS, st.tuples(YES_NO, YES_NO), max_size=12)
PASSAGES = st.lists(st.tuples(st.sampled_from(["e1", "e2", "e3"]), BLANK | st.sampled_from([*CODES])), max_size=12)
GIVEN = st.lists(st.tuples(st.sampled_from([*PARTNERS]), BLANK | st.integers(0, 10**6).map(str)), max_size=12)


def _lines(head: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([head, *(" | ".join(row) for row in rows)])


@settings(max_examples=30, deadline=None)
@given(ACTIONS, RELATIONS, PASSAGES, GIVEN)
def test_parts_agree_with_their_whole(
    actions: list[tuple[str, str]],
    relations: dict[tuple[str, str], tuple[str, str]],
    passages: list[tuple[str, str]],
    given_: list[tuple[str, str]],
) -> None:
    texts = {
        "plan_actions": _lines("axe | statut", list(actions)),
        "relations": _lines("partenaire | vers | avant | apres", [(*way, *said) for way, said in relations.items()]),
        "entretiens": _lines("entretien | code", list(passages)),
        "contributions": _lines("partenaire | montant", list(given_)),
    }
    tables = {name: register_table(name, read_rows(text)) for name, text in texts.items()}
    data = Dataset(with_derived(INITIATIVE, tables))
    figures = estimate(INITIATIVE, INDICATORS, tally(INITIATIVE, INDICATORS, data)).figures
    of = {
        key: {one.part: one for one in figures if one.indicator == key and one.cell.scope == TERRITORY}
        for key in MEASURES
    }
    _crosstab(of["tableau"], actions)
    covered = [one for part, one in of["couverture"].items() if part and one.value]
    assert (of["couverture"][""].k, of["couverture"][""].n) == (len(covered), len(AXES))
    _network(of["liens"], of["mondes"], of["reciprocite"][""])
    _mentions(of["evoques"], passages)
    shares = [one.value for one in of["parts"].values() if one.value is not None]
    assert not shares or sum(shares) == pytest.approx(1)


def _crosstab(table: dict[str, Estimate], actions: list[tuple[str, str]]) -> None:
    whole = table[""]
    assert whole.n == sum(bool(axis and status) for axis, status in actions)
    assert whole.n + whole.missing == len(actions)
    for axis in AXES:
        row = [table[f"{axis}.{status}"] for status in STATUSES]
        total = table[f"{axis}.ensemble"]
        # An axis that nothing speaks of has no figure at all, which is not zero.
        assert all((one.value is None) == (total.n == 0) for one in (*row, total))
        assert sum(one.value or 0 for one in row) == (total.value or 0) == total.n
    assert sum(table[f"ensemble.{status}"].value or 0 for status in STATUSES) == whole.n


def _network(ties: dict[str, Estimate], worlds: dict[str, Estimate], confirmed: Estimate) -> None:
    value = {part: one.value or 0 for part, one in ties.items()}
    assert value[""] == value["apres"] - value["avant"] == value["nouvelles"] - value["perdues"]
    assert all(0 <= value[part] <= ties[part].n for part in ("avant", "apres", "nouvelles", "perdues"))
    # The same pairs are behind both figures, since the worlds of a pair are always known.
    assert (worlds["avant"].n, worlds[""].n) == (value["avant"], value["apres"])
    assert all((one.k or 0) <= one.n for one in (worlds["avant"], worlds[""], confirmed))


def _mentions(said: dict[str, Estimate], passages: list[tuple[str, str]]) -> None:
    assert said[""].n == len({interview for interview, _ in passages})
    for code in ("bruit", "ennui"):
        assert said[code].value == len({interview for interview, held in passages if held == code})
        assert (said[code].value or 0) <= (said[""].value or 0) <= said[""].n
