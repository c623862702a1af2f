"""In one row, or across waves, shares are written in one form; a promise to a partner follows what is shared."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.declaration.model import Sharing
from reports import document as doc
from reports.composition.compose import compose
from reports.words import reading
from tests.conftest import Evaluated
from tests.reports.composition.test_compose import texts
from tests.reports.words.test_reading import figure

N = "\u202f"
BARE_PERCENT, COUNTS = re.compile(r"^\d+\u202f%"), re.compile(r"^\d+ sur \d+")
COUNT = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_a_count_brings_the_others_of_its_row_to_counts_with_their_percentage() -> None:
    few, many, fewest = (figure(k / n, n, k) for k, n in ((22, 28), (26, 31), (6, 8)))
    written = reading.in_one_form((few, many, fewest))
    assert [written(one) for one in (few, many, fewest)] == [
        f"22 sur 28 (79{N}%)",
        f"26 sur 31 (84{N}%)",
        "6 sur 8",
    ]
    assert reading.in_one_form((many,))(many) == f"84{N}%"


@given(st.lists(COUNT, min_size=1, max_size=6))
def test_a_row_never_holds_a_bare_percentage_beside_a_count(counts: list[tuple[int, int]]) -> None:
    figures = [figure(k / n, n, k) for k, n in counts]
    written = [reading.in_one_form(figures)(one) for one in figures]
    assert not (any(map(BARE_PERCENT.match, written)) and any(map(COUNTS.match, written)))


def _rows(blocks: tuple[doc.Block, ...]) -> Iterator[tuple[str, ...]]:
    for block in blocks:
        if isinstance(block, doc.DataTable) and TELLING.search(block.title):
            yield from (tuple(cell.text for cell in row[1:]) for row in block.rows)


TELLING = re.compile("les mêmes chiffres|Les structures que vous|Ce que répondent")


@pytest.mark.parametrize("demonstration", ["silver_geek", "charenton", "suez_adeis"])
def test_no_row_of_the_demonstrations_mixes_them(request: pytest.FixtureRequest, demonstration: str) -> None:
    known: Evaluated = request.getfixturevalue(demonstration)
    found = [
        row
        for audience, results in known.results.items()
        for edition in ("annexe_technique", "partenaire", "structure")
        if (audience == "comite") == (edition == "annexe_technique")
        and edition.startswith((audience.split(":")[0], "annexe"))
        for row in _rows(compose(results, edition, "provisoire").blocks)
    ]
    mixed = [row for row in found if any(map(BARE_PERCENT.match, row)) and any(map(COUNTS.match, row))]
    assert found and not mixed


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        ({}, "Vos chiffres propres n’y sont montrés qu’à vous."),
        ({"contributions": "all"}, "Vos apports figurent aussi dans les autres rapports"),
        ({"relations": "all"}, "Vos relations figurent aussi dans les autres rapports"),
        ({"contributions": "all", "relations": "all"}, "Vos apports et vos relations figurent aussi"),
    ],
)
def test_what_a_partner_is_promised_follows_what_partners_share(
    silver_geek: Evaluated, shared: dict[str, str], said: str
) -> None:
    initiative = silver_geek.initiative.model_copy(update={"shares_with": Sharing.model_validate(shared)})
    results = replace(silver_geek.results["partenaire:orange"], initiative=initiative)
    told = [one for one in texts(compose(results, "partenaire", "provisoire")) if "montrés qu’à vous" in one]
    assert len(told) == 1 and said in told[0]


@pytest.mark.parametrize(
    ("hours", "said"), [(0.06, f"4{N}min"), (0.5, f"30{N}min"), (2.25, f"2,3{N}h"), (612.0, f"612{N}h")]
)
def test_less_than_an_hour_is_minutes(hours: float, said: str) -> None:
    assert reading.value(figure(hours, 12, unit="heures")) == said
