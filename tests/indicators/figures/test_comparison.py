"""A group beside one without the action, and tests judged together: what they say, and what may not be claimed."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from indicators.statistics.multiplicity import benjamini_hochberg, holm
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import WAVES, indicator, initiative

QUESTIONS = {
    "niveau": {"text": "De 0 à 10 ?", "answer": "note10"},
    "autre": {"text": "Et de 0 à 10 ?", "answer": "note10"},
    "content": {"text": "Content ?", "answer": "oui_non"},
}
GROUPS = {
    name: {"label": name, "singular": name, "questionnaire": "q", "legal_basis": "consentement", **more}
    for name, more in {"seniors": {}, "temoins": {"comparison_of": "seniors"}, "jeunes": {}}.items()
}
BOTH = Cell("territoire", "debut>fin", "apparies")
RANDOM = np.random.default_rng(3)
CHANGES = {"seniors": RANDOM.integers(-1, 5, 40), "temoins": RANDOM.integers(-3, 4, 33)}
FEW = {"seniors": CHANGES["seniors"], "temoins": CHANGES["temoins"][:12]}


def _initiative(folder: Path = Path("nulle_part"), **changes: object) -> Initiative:
    sources = [{"group": one, "wave": wave, "file": "f.csv", "format": "csv"} for one in GROUPS for wave in WAVES]
    questionnaire = {"title": "Q", "version": "1", "questions": dict(QUESTIONS)}
    whole: dict[str, object] = {"groups": GROUPS, "sources": sources, "questionnaires": {"q": questionnaire}}
    return initiative(folder, **(whole | changes))


def _indicators() -> dict[str, Indicator]:
    points = {"unit": "points", "level": "effet"}
    made = (
        indicator("avec", {"paired_change": "niveau"}, evidence="avant_apres", **points),
        indicator("sans", {"paired_change": "niveau", "of": "temoins"}, evidence="avant_apres", **points),
        indicator("autre", {"paired_change": "autre"}, evidence="avant_apres", **points),
        indicator(
            "ecart", {"difference_in_differences": "avec", "against": "sans"}, evidence="avec_comparaison", **points
        ),
    )
    return {one.id: one for one in made}


def _rows(changes: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> pd.DataFrame:
    people = [str(one) for one in range(len(changes))]
    before = pd.DataFrame({"wave": "debut", "person": people, "niveau": "5", "autre": "5"}, dtype="str")
    later = [str(5 + one) for one in changes]
    return pd.concat([before, before.assign(wave="fin", niveau=later, autre=later[::-1])])


def _figures(
    declared: Initiative, changes: "dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]]"
) -> dict[tuple[str, str], Estimate]:
    asked = declared.questionnaires["q"].questions
    tables = {group: answers_table(group, _rows(one), asked, "fin") for group, one in changes.items()}
    made = estimate(declared, _indicators(), tally(declared, _indicators(), Dataset(tables))).figures
    return {(one.indicator, one.part): one for one in made if one.cell == BOTH}


def test_the_difference_of_two_changes_is_that_of_welch() -> None:
    figure = _figures(_initiative(), CHANGES)["ecart", ""]
    welch = stats.ttest_ind(CHANGES["seniors"], CHANGES["temoins"], equal_var=False)
    interval = welch.confidence_interval(0.95)
    assert figure.value == pytest.approx(CHANGES["seniors"].mean() - CHANGES["temoins"].mean())
    assert (figure.low, figure.high) == pytest.approx((interval.low, interval.high))
    assert figure.p == pytest.approx(welch.pvalue)
    assert (figure.n, figure.evidence) == (73, "avec_comparaison")
    assert "a_titre_indicatif" in figure.flags
    assert figure.method.endswith("intervalle de Welch à 95\u202f%")


def test_no_test_is_made_of_few_people_and_the_figure_says_that_they_are_few() -> None:
    figure = _figures(_initiative(), FEW)["ecart", ""]
    assert (figure.p, figure.test) == (None, None)
    assert figure.low is not None
    assert "effectif_faible" in figure.flags


def test_a_weighted_change_keeps_the_degrees_of_freedom_of_its_plan() -> None:
    equal = {"seniors": {"clusters": "structure"}}
    declared = _initiative(
        sampling=equal,
        questionnaires={"q": {"title": "Q", "version": "1", "respondent": {"structure": "s"}, "questions": QUESTIONS}},
    )
    asked = declared.questionnaires["q"].questions
    rows = {group: _rows(one) for group, one in CHANGES.items()}
    rows["seniors"]["structure"] = [f"s{int(one) % 5}" for one in rows["seniors"]["person"]]
    tables = {group: answers_table(group, one, asked, "fin") for group, one in rows.items()}
    made = estimate(declared, _indicators(), tally(declared, _indicators(), Dataset(tables))).figures
    figure = next(one for one in made if (one.indicator, one.part, one.cell) == ("ecart", "", BOTH))
    change = CHANGES["seniors"]
    totals = np.array([(change[np.arange(40) % 5 == one] - change.mean()).sum() / 40 for one in range(5)])
    first, second = np.sqrt(5 / 4 * (totals**2).sum()), stats.sem(CHANGES["temoins"])
    degrees = (first**2 + second**2) ** 2 / (first**4 / 4 + second**4 / 32)
    assert figure.high is not None
    assert figure.value is not None
    assert figure.high - figure.value == pytest.approx(stats.t.ppf(0.975, degrees) * np.hypot(first, second))


def test_a_family_is_adjusted_and_the_annex_does_not_count_in_it() -> None:
    alone = _figures(_initiative(), CHANGES)
    figures = _figures(_initiative(families={"essai": ["avec", "autre", "ecart"]}), CHANGES)
    members = [("avec", ""), ("autre", ""), ("ecart", "")]
    expected = holm(np.array([alone[one].p for one in members], dtype=float))
    assert [figures[one].p_adjusted for one in members] == pytest.approx(expected.tolist())
    assert figures["sans", ""].p_adjusted is None
    assert figures["avec", "wilcoxon"].p is not None
    assert figures["avec", "wilcoxon"].p_adjusted is None
    assert all(one.p_adjusted is None for one in alone.values())


def test_a_family_joins_changes_of_matched_and_of_unmatched_people() -> None:
    family = ("avec", "melange")
    loose = {
        "melange": indicator(
            "melange", {"unpaired_change": "autre"}, evidence="avant_apres", unit="points", level="effet"
        )
    }
    declared = _initiative(families={"essai": list(family)})
    chosen = _indicators() | loose
    tables = {
        group: answers_table(group, _rows(one), declared.questionnaires["q"].questions, "fin")
        for group, one in CHANGES.items()
    }
    made = estimate(declared, chosen, tally(declared, chosen, Dataset(tables))).figures
    tested = {one.indicator: one for one in made if one.part == "" and one.indicator in family and one.p is not None}
    assert {one.cell.population for one in tested.values()} == {"apparies", "tous"}
    expected = holm(np.array([tested[key].p for key in family], dtype=float))
    assert [tested[key].p_adjusted for key in family] == pytest.approx(expected.tolist())


def test_a_large_family_may_control_the_part_of_false_findings_instead() -> None:
    family = {"indicators": ["avec", "autre", "ecart"], "correction": "benjamini_hochberg"}
    alone, figures = _figures(_initiative(), CHANGES), _figures(_initiative(families={"essai": family}), CHANGES)
    members = [("avec", ""), ("autre", ""), ("ecart", "")]
    expected = benjamini_hochberg(np.array([alone[one].p for one in members], dtype=float))
    assert [figures[one].p_adjusted for one in members] == pytest.approx(expected.tolist())


BLOCK = """
      {id}:
        code: X-01
        label: Un essai
        benefits: publics
        level: effet
        evidence: {evidence}
        unit: points
        reading: "{{value}} des {{n}}."
        source: Essai.
        measure: {measure}
"""
AVANT = {"evidence": "avant_apres"}
AVEC = BLOCK.format(id="avec", measure="{paired_change: niveau}", **AVANT)
SANS = BLOCK.format(id="sans", measure="{paired_change: niveau, of: temoins}", **AVANT)
DOUBLE = "{difference_in_differences: avec, against: sans}"


def _problems(folder: Path, *blocks: str, **changes: object) -> str:
    text = f"catalogue: []\ndefine:\n  seniors:{''.join(blocks)}"
    (folder / "indicators.yaml").write_text(text.replace("\n      ", "\n    "), encoding="utf-8")
    return "\n".join(choose(_initiative(folder, **changes))[1])


def _double(measure: str = DOUBLE, evidence: str = "avec_comparaison") -> str:
    return BLOCK.format(id="ecart", measure=measure, evidence=evidence)


def test_a_comparison_group_makes_a_difference_in_differences_possible(tmp_path: Path) -> None:
    assert _problems(tmp_path, AVEC, SANS, _double()) == ""


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (
            (AVEC, SANS.replace("temoins", "jeunes"), _double()),
            "que le groupe « jeunes » soit déclaré comparaison de « seniors » (clé « comparison_of »)",
        ),
        ((AVEC, SANS.replace("niveau", "autre"), _double()), "deux évolutions qui ne portent pas sur la même question"),
        (
            (AVEC, BLOCK.format(id="sans", measure="{mean: niveau}", evidence="declare"), _double()),
            "compare des évolutions de moyennes : « sans » n’est pas une mesure « paired_change ». Une part (",
        ),
        ((AVEC, _double()), "se calcule à partir de « sans », qui n’existe pas"),
        (
            (AVEC, SANS, _double("{ratio: avec, to: sans}")),
            "« evidence: avec_comparaison » demande une mesure qui compare à un groupe sans l’action",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_french(tmp_path: Path, blocks: tuple[str, ...], said: str) -> None:
    assert said in _problems(tmp_path, *blocks)


def test_a_family_that_cites_an_unknown_indicator_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "initiative.yaml").write_text("families:\n  essai:\n    - avec\n    - avect\n", encoding="utf-8")
    said = _problems(tmp_path, AVEC, families={"essai": ["avec", "avect"]})
    assert "initiative.yaml, ligne 4, families › essai › 2 : l’indicateur « avect » n’existe pas" in said
    assert "families › essai › 1" not in said
