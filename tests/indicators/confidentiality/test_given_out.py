"""A new report beside the final ones before it: whoever holds them all learns of no few people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.confidentiality import decisions, given_out, wording
from indicators.confidentiality.given_out import GivenOut, Kept, counted_before, record_of, touched
from indicators.confidentiality.naming import name_of
from indicators.confidentiality.protect import protect
from indicators.counting.needs import AnyOf, Coded, Need
from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure, PublishedResults
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset, Table
from tests.indicators.confidentiality.little import answers, changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import Answer, few, table_of, told
from tests.indicators.confidentiality.test_linked import PERSON, person

WHERE = {"satisfaits": dict[str, str](), "repartition": dict[str, str]()}
INDICATORS = [
    indicator("satisfaits", {"share": "satisf", "at_least": "plutot"}),
    indicator("repartition", {"distribution": "satisf"}),
]
SIDES = ("plutot", "pas_du_tout")
NAMES = ("type_structure", "partenaire", "third_party", "genre", "mode_reponse", "satisf")


def final(
    table: Table, earlier: tuple[GivenOut, ...] = (), initiative: Initiative | None = None
) -> tuple[tuple[PublishedResults, ...], GivenOut]:
    """Publish a final run after others, and give what its owner keeps of it."""
    asked = initiative or silver_geek()
    chosen = {one.id: one for one in INDICATORS}
    counted = tally(asked, chosen, Dataset({table.name: table}))
    results = protect(asked, counted, estimate(asked, chosen, counted), given_out=earlier)
    return results, record_of(counted, results)


def said(*groups: tuple[str, str | None, int]) -> Table:
    rows = [(kind, answer) for kind, answer, size in groups for _ in range(size)]
    kinds, given = zip(*rows, strict=True)
    return answers("seniors", {"type_structure": kinds, "satisf": given})


def main(results: tuple[PublishedResults, ...], scope: str = "territoire") -> Figure:
    (found,) = [
        one
        for one in results[0].figures
        if (one.indicator, one.part, one.cell.scope, one.cell.population) == ("satisfaits", "", scope, "tous")
    ]
    return found


def homes(yes: int, no: int, others: tuple[int, int] = (8, 8)) -> Table:
    """Answers of the « ehpad », beside 16 that hardly ever change."""
    sizes = {"ehpad": (yes, no), "autre": others}
    return said(
        *((kind, answer, size) for kind, both in sizes.items() for answer, size in zip(SIDES, both, strict=True))
    )


FIRST = homes(10, 10)


@pytest.mark.parametrize(
    ("second", "status"),
    [
        (FIRST, "publie"),
        (homes(11, 10), "masque"),
        (homes(9, 10), "masque"),
        (homes(12, 8), "masque"),
        (homes(13, 13), "publie"),
    ],
    ids=["the same", "one more", "one less", "two say otherwise", "six more"],
)
def test_a_figure_close_to_one_given_before_is_masked(second: Table, status: str) -> None:
    _, kept = final(FIRST)
    results, _ = final(second, (kept,))
    assert main(results).status == status
    if status == "masque":
        assert main(results).reason == wording.PROTECTED
        assert results[0].masked["protege"] > 0
    assert main(final(second)[0]).status == "publie"


def test_one_more_in_one_kind_and_five_in_another_does_not_tell_of_the_one() -> None:
    """6 more in all, 5 of them in one kind: both differences are enough, but not their own difference."""
    _, kept = final(FIRST)
    second = said(
        ("ehpad", "plutot", 15), ("ehpad", "pas_du_tout", 10), ("autre", "plutot", 9), ("autre", "pas_du_tout", 8)
    )
    results, _ = final(second, (kept,))
    statuses = {scope: main(results, scope).status for scope in ("territoire", "type_structure:ehpad")}
    assert main(results, "type_structure:autre").status == "masque"
    assert sorted(statuses.values()) == ["masque", "publie"]


def test_small_steps_do_not_add_up_to_what_a_large_one_hides() -> None:
    """Three more, masked; three more again: six since the first, but three since nothing that was read."""
    _, first = final(FIRST)
    three = homes(13, 10)
    _, second = final(three, (first,))
    six = homes(16, 10)
    results, _ = final(six, (first, second))
    assert main(results).status == "publie"


def test_a_version_in_between_covers_nothing_of_what_the_first_and_the_last_tell() -> None:
    """Two more of one kind than at first, which the version in between, whose kinds were masked, made look like many."""
    kinds = [f"type_structure:{kind}" for kind in ("ehpad", "autre")]
    given: list[GivenOut] = []
    for ehpad, autre in ((10, 8), (8, 6), (12, 8)):
        table = said(*((kind, answer, size) for kind, size in (("ehpad", ehpad), ("autre", autre)) for answer in SIDES))
        results, kept = final(table, tuple(given))
        given.append(kept)
        if (ehpad, autre) == (8, 6):
            assert [main(results, scope).status for scope in ("territoire", *kinds)] == ["publie", "masque", "masque"]
    assert [main(results, scope).status for scope in ("territoire", *kinds)] == ["masque", "masque", "publie"]


@pytest.mark.parametrize(("women", "masked"), [(19, 0), (20, 1), (21, 1), (22, 0)])
def test_who_came_is_told_with_others_who_are_few(women: int, masked: int) -> None:
    """44 in all − 20 men − the 20 women of before: the three whose gender is not known, with the woman who came."""
    of_women = indicator("femmes", {"share": "satisf", "at_least": "plutot", "where": {"genre": "femme"}})
    of_men = indicator("hommes", {"share": "satisf", "at_least": "plutot", "where": {"genre": "homme"}})
    before = evaluated(silver_geek(), [of_women], by_gender(20, 20))
    given = record_of(before.tallies, before.results)
    # Of those who answered alone: how many rows there were would tell who came by itself.
    given = replace(
        given, questions={name: one for name, one in given.questions.items() if name == "seniors Coded('satisf',) fin "}
    )
    now = evaluated(silver_geek(), [INDICATORS[0], of_men], by_gender(women, 20), given_out=(given,))
    found = [now.figure("comite", key) for key in ("satisfaits", "hommes")]
    assert sum(one is not None and one.status == "masque" for one in found) == masked
    assert not now.audited().found


def by_gender(women: int, men: int) -> Table:
    """Answers of women, of men, and of three who do not say; ten answer nothing."""
    answered = [gender for gender, size in (("femme", women), ("homme", men), (None, 3)) for _ in range(size)]
    said = [person(rank, SIDES[rank % 2], genre=gender) for rank, gender in enumerate(answered)]
    return table_of([*said, *(person(len(said) + rank, None, genre=None) for rank in range(10))])


def test_what_was_masked_before_is_masked_again_rather_than_another() -> None:
    kinds = (("ehpad", 20), ("csc_mjc", 9), ("autre", 3))
    table = said(
        *((kind, answer, size) for kind, size in kinds for answer in ("plutot", "pas_du_tout") if size > 3),
        ("autre", "plutot", 3),
    )
    _, kept = final(table)
    # The other neighbour is the smaller one now; without memory it would be hidden in its place.
    later = said(
        ("ehpad", "plutot", 20),
        ("ehpad", "pas_du_tout", 20),
        ("csc_mjc", "plutot", 30),
        ("csc_mjc", "pas_du_tout", 30),
        ("autre", "plutot", 3),
    )
    with_memory, _ = final(later, (kept,))
    assert main(with_memory, "type_structure:csc_mjc").status == "masque"
    assert main(with_memory, "type_structure:ehpad").status == "publie"
    assert main(final(later)[0], "type_structure:ehpad").status == "masque"


@pytest.mark.parametrize(
    ("change", "expected"),
    [({}, 0), ({"plutot": 1}, 1), ({"plutot": -2, "pas_du_tout": 2}, 2), ({"plutot": -1, "pas_du_tout": 3}, 3)],
)
def test_touched_counts_arrivals_departures_and_changes(change: dict[str, int], expected: int) -> None:
    before = {"plutot": 10, "pas_du_tout": 10}
    after = {level: count + change.get(level, 0) for level, count in before.items()}
    assert touched(before, after) == expected


def test_an_amount_that_changed_changed_for_somebody() -> None:
    assert touched({"rempli": 4, "somme": 100}, {"rempli": 4, "somme": 90}) == 1


def test_what_is_kept_of_a_version_is_what_it_told_of_people_and_no_finer() -> None:
    half = indicator("rapport", {"ratio": "satisfaits", "to": "satisfaits"}, unit="ratio")
    little = evaluated(silver_geek(), [INDICATORS[0], half], FIRST)
    kept = record_of(little.tallies, little.results)
    assert [one.id for one in kept.indicators] == ["satisfaits"]  # what is made of others tells nothing of its own
    told_of = [people for one in kept.questions.values() for people in one.people.values()]
    assert told_of and all(count > 0 for people in told_of for count in people.values())
    assert not counted_before((kept,), {"satisfaits": INDICATORS[0]}, silver_geek())


def test_of_a_score_are_kept_how_many_have_one_and_what_it_adds_up_to() -> None:
    items = [f"oms_{rank}" for rank in range(1, 6)]
    score = indicator("bien_etre", {"score": items}, unit="points")
    table = answers("seniors", {one: ["4", "5"] * 10 for one in items})
    little = evaluated(silver_geek(), [score], table)
    kept = record_of(little.tallies, little.results).questions
    said = {answer for one in kept.values() for people in one.people.values() for answer in people}
    assert said <= {"rempli", "somme", "effectif"} and "somme" in said


def test_one_more_organisation_than_before_is_not_told_of() -> None:
    clear = indicator("clarte", {"share": "clarte_roles", "at_least": "plutot"}, "partenaires")
    partners, given = list(silver_geek().partners), tuple[GivenOut, ...]()
    status = []
    for size in (8, 9, 12):
        said = ["plutot", "plutot_pas"] * 6
        table = answers("partenaires", {"partenaire": partners[:size], "clarte_roles": said[:size]})
        little = evaluated(silver_geek(), [clear], table, given_out=given)
        given = given or (record_of(little.tallies, little.results),)
        status += [one.status for one in little.of("comite").figures if one.cell.scope == "territoire" and not one.part]
    assert status == ["publie", "masque", "publie"]


def test_a_need_keeps_its_name_whatever_is_left_at_its_default() -> None:
    assert name_of(Need("seniors", (Coded("satisf"),))) == "seniors Coded('satisf',)"
    named = {
        name_of(Need("seniors", columns, paired=paired, where=where))
        for columns in ((Coded("a"),), (AnyOf("a", ("x", "y")),), ())
        for paired in (False, True)
        for where in ((), (("genre", ("femme",)),))
    }
    assert len(named) == 12


@given(st.lists(PERSON, min_size=1, max_size=35), st.lists(PERSON, min_size=0, max_size=8), st.sampled_from([2, 3, 5]))
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
def test_random_arrivals_hold_against_subtraction(
    people: list[tuple[object, ...]], arrived: list[tuple[object, ...]], threshold: int
) -> None:
    hold_together(people, arrived, threshold)


THEN = homes(2, 2)
"""Twenty, of whom four of one kind: they are told all together."""


@pytest.mark.parametrize(
    ("second", "others"),
    [(homes(3, 3), "masque"), (homes(8, 8), "masque"), (homes(11, 5, others=(5, 11)), "publie")],
    ids=["two more", "twelve more", "too many who say one thing"],
)
def test_who_stayed_where_others_came_is_not_told_of(second: Table, others: str) -> None:
    """20 then, less the 16 who are told of today: four of then, unless answers say that some of those 16 came since."""
    _, kept = final(THEN)
    results, _ = final(second, (kept,))
    assert main(results, "type_structure:autre").status == others


def test_the_audit_sees_who_stayed_where_nothing_guards_them(monkeypatch: pytest.MonkeyPatch) -> None:
    every, first = [INDICATORS[0]], evaluated(silver_geek(), [INDICATORS[0]], THEN)
    given = (record_of(first.tallies, first.results),)
    assert not evaluated(silver_geek(), every, homes(3, 3), given_out=given).audited().found
    monkeypatch.setattr(given_out, "_of_those_who_stayed", lambda *_: ())
    found = evaluated(silver_geek(), every, homes(3, 3), given_out=given).audited().found
    assert [one.rule for one in found] == ["effectif"]


def test_who_stayed_is_held_against_no_later_version_where_it_is_out_already(monkeypatch: pytest.MonkeyPatch) -> None:
    every, given = [INDICATORS[0]], tuple[GivenOut, ...]()
    with monkeypatch.context() as without:
        without.setattr(given_out, "_of_those_who_stayed", lambda *_: ())
        for table in (THEN, homes(3, 3)):
            little = evaluated(silver_geek(), every, table, given_out=given)
            given = (*given, record_of(little.tallies, little.results))
    assert not evaluated(silver_geek(), every, homes(3, 3), given_out=given).audited().found


def hold_together(people: list[tuple[object, ...]], arrived: list[tuple[object, ...]], threshold: int) -> None:
    """Fail where a version and the next, to which more came, tell together of few people."""
    initiative = changed(confidentiality={"persons": threshold})
    rows: Sequence[Answer] = [
        {**person(rank, None), **dict(zip(NAMES, one, strict=True))} for rank, one in enumerate((*people, *arrived))
    ]
    before, kept = final(table_of(rows[: len(people)]), initiative=initiative)
    after, _ = final(table_of(rows), (kept,), initiative)
    # Nobody but a partner, who knows it anyway, can tell that those counted before are all its own: its page is apart.
    common = [
        replace(one, figures=tuple(figure for figure in one.figures if figure.cell.scope.kind != "partenaire"))
        for one in after
    ]
    given = told(before, rows[: len(people)], "satisf", WHERE) + told(common, rows, "satisf", WHERE)
    assert not few(given, len(rows), threshold)
    assert not few(told(after, rows, "satisf", WHERE), len(rows), threshold)


def test_the_audit_sees_what_a_run_without_memory_lets_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "beside_given", lambda *_, **__: None)
    rows = [person(rank, "plutot" if rank % 2 else "pas_du_tout") for rank in range(21)]
    before, kept = final(table_of(rows[:20]))
    after, _ = final(table_of(rows), (kept,))
    assert few(told(before, rows[:20], "satisf", WHERE) + told(after, rows, "satisf", WHERE), len(rows), 5)


def finer_than_told(results: Sequence[PublishedResults], kept: GivenOut) -> set[tuple[str, str]]:
    """Return where a record counts people whom no figure that somebody reads tells apart."""
    read = {
        (one.cell.scope, one.cell.population) for reader in results for one in reader.figures if one.status != "masque"
    }
    rows = {(cell.scope, cell.population) for one in kept.questions.values() for _, cell in one.rows}
    return {(str(scope), population) for scope, population in rows - read}


def test_what_is_kept_counts_nobody_apart_whom_no_reader_was_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three people of one kind of structure are masked, and those of the other with them."""
    table = said(("ehpad", "plutot", 20), ("ehpad", "pas_du_tout", 17), ("autre", "plutot", 3))
    results, kept = final(table)
    assert not finer_than_told(results, kept)
    monkeypatch.setattr(given_out, "_given_out", keeping_everything)
    assert finer_than_told(results, final(table)[1]) == {
        ("type_structure:autre", "tous"),
        ("type_structure:ehpad", "tous"),
    }


WHAT_IS_KEPT = given_out._given_out


def keeping_everything(telling: Any, shown: Sequence[Any], masked: Sequence[Any]) -> GivenOut:
    """Keep every count that there is, masked or not, as it was once done."""
    return WHAT_IS_KEPT(telling, [*shown, *masked], masked)


@pytest.mark.parametrize(("then", "now"), [(20, "masque"), (22, "publie")])
def test_people_counted_by_a_filter_are_compared_with_a_record_that_kept_it_as_a_question_of_its_own(
    then: int, now: str
) -> None:
    women = indicator("femmes", {"count": "seniors", "where": {"genre": "femme"}}, unit="personnes")
    base = "seniors  where=(('genre', ('femme',)),) fin "
    kept = Kept(((base, Cell("territoire", "fin")),), {(0,): {given_out.HELD: then}})
    record = GivenOut({f"seniors  fin {base}": kept}, frozenset())
    table = answers("seniors", {"genre": ["femme"] * 22 + ["homme"] * 20})
    little = evaluated(silver_geek(), [women], table, given_out=(record,))
    assert [one.status for one in little.of("comite").figures if one.cell == Cell("territoire", "fin")] == [now]
