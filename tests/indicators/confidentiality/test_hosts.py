"""An edition for each host structure: what it reads of itself, and what nobody learns from it; others read the same."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.confidentiality import wording
from indicators.confidentiality.protect import BesideFigures, protect
from indicators.confidentiality.release import Hiding
from indicators.counting.tallies import Tally
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.measures.base import KEPT_APART
from initiatives.declaration.model import Edition, EvaluationQuestion, Initiative
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.hosts import Host, file_name
from tests.conftest import Evaluated
from tests.indicators.confidentiality.little import Little, answers, indicator, silver_geek
from tests.indicators.confidentiality.people import given_back

HOSTS = tuple(Host(f"s{rank}", f"Structure {rank}", ("ehpad", "csc_mjc")[rank % 2], None, None) for rank in range(7))
ASKED = [indicator("satisfaits", {"share": "satisf", "at_least": "plutot"})]
PERSON = st.tuples(
    st.integers(0, len(HOSTS) - 1), st.booleans(), st.sampled_from(["pas_du_tout", "plutot", "tout_a_fait", None])
)


@cache
def declared(each: str | None) -> Initiative:
    asked = EvaluationQuestion(question="?", criterion="pertinence", indicators=("satisfaits",))
    editions = {"complete": None} | ({"structure": Edition(each="structure")} if each else {})
    return silver_geek().model_copy(update={"editions": editions, "questions": {"utile": asked}})


def little(table: Table, *, each: str | None = "structure") -> Little:
    chosen = {one.id: one for one in ASKED}
    counted = tally(declared(each), chosen, Dataset({"seniors": table}))
    figures = estimate(declared(each), chosen, counted)
    return Little(
        declared(each), counted, figures, protect(declared(each), counted, figures, BesideFigures(hosts=HOSTS))
    )


def seniors(people: Sequence[tuple[int, bool, str | None]]) -> Table:
    hosts = [HOSTS[rank] for rank, _, _ in people]
    columns: dict[str, Sequence[object]] = {
        "structure": [host.id for host in hosts],
        "type_structure": [host.type_structure for host in hosts],
        "partenaire": ["orange" if host.id in ("s0", "s1", "s2") else None for host in hosts],
        "third_party": [third for _, third, _ in people],
        "satisf": [said for _, _, said in people],
    }
    return answers("seniors", columns)


def answers_of(found: Little) -> Tally:
    (counted,) = (tally for need, tally in found.tallies.by_need.items() if need.columns)
    return counted


@given(st.lists(PERSON, min_size=5, max_size=60))
@settings(max_examples=15, deadline=None)
def test_random_structures_hold_against_subtraction_and_mask_nothing_elsewhere(
    people: list[tuple[int, bool, str | None]],
) -> None:
    table = seniors(people)
    with_, without = little(table), little(table, each=None)
    answered = Counter(host for host, _, said in people if said is not None)
    if 1 not in answered.values():  # that a structure is masked would say that one person answered there
        for one in without.results:
            assert with_.of(one.audience.id).figures == one.figures
    counted = answers_of(with_)
    cells = {figure.cell for one in with_.results for figure in one.figures if figure.status == "publie"}
    members = np.array([counted.members(cell) for cell in cells], dtype=bool).reshape(len(cells), len(counted.atoms))
    fixed = np.array([not cell.scope.startswith("structure:") for cell in cells], dtype=bool)
    counts = counted.counts[:, :-KEPT_APART].sum(axis=1)
    assert not given_back(members, counts, 5).any()
    for host in HOSTS:  # what a structure learns beside its own answers comes from none of the structures' editions
        left = np.where((counted.atoms["structure"] == host.id).to_numpy(dtype=bool), 0, counts)
        assert not (given_back(members, left, 5) & ~given_back(members[fixed], left, 5)).any()


def test_a_structure_reads_no_ensemble_that_is_few_others_beside_its_own() -> None:
    """Of nine in the territory six are its own: the three others answered something, that it may not read."""
    table = seniors(
        [(0, False, "plutot")] * 5 + [(0, False, "pas_du_tout"), (1, False, "plutot")] + [(1, False, "plutot")] * 2
    )
    whole = little(table).figure("structure:s0", "satisfaits")
    assert whole is not None and whole.status == "masque" and whole.n is None and whole.reason == wording.PROTECTED
    everybody = little(table).figure("comite", "satisfaits")
    assert everybody is not None and everybody.status == "publie"


@pytest.mark.parametrize(("few", "status"), [(3, "masque"), (5, "publie")])
def test_a_structure_s_own_figure_leaves_no_other_with_few_beside_its_own(few: int, status: str) -> None:
    """Less the 24 of this one, few are left of two others: each knows its own, though it reads no figure of them."""
    said = ["plutot", "pas_du_tout"]
    rows = [(host, False, said[rank % 2]) for host, size in ((3, few), (4, 24), (6, few)) for rank in range(size)]
    own = little(seniors(rows)).figure("structure:s4", "satisfaits", "structure:s4")
    assert own is not None and own.status == status


def test_each_structure_of_silver_geek_reads_its_own_page_only(silver_geek: Evaluated) -> None:
    own = [one for one in silver_geek.results.values() if one.audience.host is not None]
    assert len(own) == 20
    for one in own:
        assert {figure.cell.scope for figure in one.figures} <= {
            "territoire",
            "structures",
            one.audience.id,
            f"type_structure:{one.audience.host.type_structure if one.audience.host else None}",
        }
    others = [one for one in silver_geek.results.values() if one.audience.host is None]
    assert not {"structure", "structures"} & {
        figure.cell.scope.partition(":")[0] for one in others for figure in one.figures
    }


def test_no_name_leaves_the_folder_nor_takes_another_s() -> None:
    names = ["ehpad_1", "ehpad-1", "EHPAD 1", "../../etc", "é" * 200, "x" * 200]
    made = [file_name(one) for one in names]
    assert len(set(made)) == len(names)
    assert all(one == one.strip("-./") and len(one) <= 48 and one.replace("-", "").isalnum() for one in made)


def test_the_attack_sees_what_primary_masks_alone_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can fail: without the search, three people of one structure are the whole less the others."""
    table = seniors(
        [(0, False, "plutot"), (0, False, "pas_du_tout"), (0, False, None)] * 4
        + [(1, False, "plutot")] * 3
        + [(2, True, "plutot"), (2, False, "pas_du_tout")] * 4
    )
    monkeypatch.setattr(Hiding, "hide_telling", lambda *_: None)
    found = little(table)
    counted = answers_of(found)
    cells = {figure.cell for one in found.results for figure in one.figures if figure.status == "publie"}
    members = np.array([counted.members(cell) for cell in cells])
    assert given_back(members, counted.counts[:, :-KEPT_APART].sum(axis=1), 5).any()
