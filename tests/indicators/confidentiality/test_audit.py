"""The audit of what is handed out: it finds each known way to work out what few people answered, and no other.

Each fault is looked at twice: with what protects against it turned off, where the audit has to find it, then as it is
published.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.confidentiality import decisions, told_together
from indicators.confidentiality import protect as protection
from indicators.confidentiality.audit import audit
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.given_out import GivenOut, record_of
from indicators.confidentiality.guard_of_amounts import GuardOfAmounts
from indicators.confidentiality.guards import Saying
from indicators.confidentiality.level_counts import level_counts
from indicators.confidentiality.protect import Decided
from indicators.confidentiality.release import NO_SECRET, Guard, Hiding
from indicators.confidentiality.told_numbers import Published
from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Estimates, Figure
from indicators.measures.base import Counted, CountedMeasure, Part
from indicators.weights.sampling import Sampling
from initiatives.declaration.model import Edition, EvaluationQuestion, Initiative
from initiatives.declaration.sampling_plan import SamplingPlan
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.hosts import Host
from tests.indicators.confidentiality.families import family
from tests.indicators.confidentiality.little import (
    Little,
    answers,
    changed,
    contributions,
    evaluated,
    indicator,
    silver_geek,
)
from tests.indicators.confidentiality.people import Answer, table_of
from tests.indicators.confidentiality.test_linked import person

SATISFIED: dict[str, object] = {"share": "satisf", "at_least": "plutot"}
ALL = indicator("tous", SATISFIED)
WOMEN = indicator("femmes", {**SATISFIED, "where": {"genre": "femme"}})
MEN = indicator("hommes", {**SATISFIED, "where": {"genre": "homme"}})
ALONE = indicator("seuls", {**SATISFIED, "where": {"mode_reponse": "seul"}})
WOMEN_ALONE = indicator("femmes_seules", {**SATISFIED, "where": {"genre": "femme", "mode_reponse": "seul"}})
SIDES = {"by": "genre", "between": ["femme", "homme"]}
GAP = indicator("ecart", {"difference_of_shares": "satisf", "at_least": "plutot", **SIDES}, unit="points")
GAP_OF_MEANS = indicator(
    "ecart_de_moyennes", {"difference_of_means": "satisf", **SIDES}, unit="points", sensitivity="sante"
)
HEALTH = indicator("sante", SATISFIED, sensitivity="sante")
HEALTH_LEVELS = indicator("niveaux_de_sante", {"distribution": "satisf"}, sensitivity="sante")
LEVELS = indicator("niveaux", {"distribution": "satisf"})
LEVELS_OF_WOMEN = indicator("niveaux_des_femmes", {"distribution": "satisf", "where": {"genre": "femme"}})
BLANKS = indicator("sans_reponse", {"nonresponse": "seniors"}, "evaluation")
CLEAR = indicator("clarte", {"share": "clarte_roles", "at_least": "plutot"}, "partenaires")
CLEAR_AND_USEFUL = {"share": "clarte_roles", "at_least": "plutot", "where": {"sens": "plutot"}}
CANALS = indicator("niveaux_des_partenaires", {"distribution": "clarte_roles"}, "partenaires")
BAD, GOOD = "pas_du_tout", "plutot"
A_PARTNER = answers("partenaires", {"partenaire": ["orange"], "clarte_roles": [GOOD]})
HOSTS = (Host("s0", "La première", "ehpad", None, None), Host("s1", "L’autre", "csc_mjc", None, None))


def mixed(size: int, **more: object) -> list[Answer]:
    return [person(rank, GOOD if rank % 2 else BAD, **more) for rank in range(size)]


def alike(size: int, said: str, **more: object) -> list[Answer]:
    return [person(rank, said, **more) for rank in range(size)]


def numbered(rows: Sequence[Answer]) -> Table:
    return table_of([{**row, "person": rank} for rank, row in enumerate(rows)])


def overlapping() -> Little:
    """40 − 25 − 25 + 13 = the 3 men who were helped."""
    return evaluated(silver_geek(), [ALL, WOMEN, ALONE, WOMEN_ALONE], numbered(three_of_forty()))


def three_of_forty() -> list[Answer]:
    groups = (("femme", "seul", 13), ("femme", "aide", 12), ("homme", "seul", 12), ("homme", "aide", 3))
    return [one for gender, mode, size in groups for one in mixed(size, genre=gender, mode_reponse=mode)]


def beside_its_question() -> Little:
    """20 answered, of whom 18 say whether they are women or men."""
    rows = [*mixed(10, genre="femme"), *mixed(8, genre="homme"), *mixed(2, genre=None)]
    return evaluated(silver_geek(), [ALL, GAP], numbered(rows))


def written_as_a_filter() -> Little:
    """Five of five men are satisfied: they are told as men."""
    rows = [*mixed(20, genre="femme"), *alike(5, GOOD, genre="homme")]
    return evaluated(silver_geek(), [MEN, ALL], numbered(rows))


def written_as_a_kind_of_structure() -> Little:
    """The same five, told as those of a kind of structure."""
    rows = [*mixed(20, type_structure="csc_mjc"), *alike(5, GOOD, type_structure="ehpad")]
    return evaluated(silver_geek(), [ALL], numbered(rows))


def told_behind_another_figure() -> Little:
    """3 of 43 said something about their health: it is masked, and stands among the answers behind who left it blank."""
    return evaluated(silver_geek(), [HEALTH_LEVELS, BLANKS], numbered([*alike(3, "plutot_pas"), *mixed(40)]))


def all_of_a_house() -> Little:
    """12 of 12 residents of one house have a worse morale."""
    rows = [*alike(12, BAD, type_structure="ehpad"), *mixed(30, type_structure="csc_mjc")]
    return evaluated(silver_geek(), [HEALTH], numbered(rows))


def few_about_health() -> Little:
    """3 of 50 said something about their health; an ordinary distribution of the same question tells it."""
    rows = [*alike(20, "tout_a_fait"), *alike(15, GOOD), *alike(12, "plutot_pas"), *alike(3, BAD)]
    return evaluated(silver_geek(), [HEALTH, LEVELS], numbered(rows))


def a_mean_beside_another() -> Little:
    """12 of 12 women give one note about their morale: it is their mean, told as one side of a gap whose interval has no spread."""
    rows = [*alike(12, GOOD, genre="femme"), *mixed(30, genre="homme")]
    return evaluated(silver_geek(), [GAP_OF_MEANS], numbered(rows))


def none_of_one_side() -> Little:
    """None of 12 women is better, told as one side of a gap: « 0 % » says it of each."""
    worse = [*alike(6, BAD, genre="femme"), *alike(6, "plutot_pas", genre="femme")]
    rows = [*worse, *mixed(30, genre="homme")]
    return evaluated(silver_geek(), [GAP.model_copy(update={"sensitivity": "sante"})], numbered(rows))


class Range(CountedMeasure):
    """A kind of measure that no file holds: from the lowest note to the highest."""

    range: str

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        return (Need(group, (Coded(self.range),)),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        (one,) = counted
        given = one.counts[:, : len(one.answers)] > 0
        ranks = np.arange(len(one.answers))
        value = np.where(given, ranks, -np.inf).max(axis=1) - np.where(given, ranks, np.inf).min(axis=1)
        return (Part(value=value, n=one.valid(), computation="étendue", need=one.need, **one.apart()),)


def a_new_kind_of_measure() -> Little:
    """12 of 12 residents of one house gave one note about their morale: it is the highest and the lowest."""
    rows = [*alike(12, GOOD, type_structure="ehpad"), *mixed(30, type_structure="csc_mjc")]
    new = HEALTH.model_copy(update={"measure": Range(range="satisf"), "unit": "points"})
    return evaluated(silver_geek(), [new], numbered(rows))


def alike_by_subtraction() -> Little:
    """28 answered, 20 of them women: 12 − 12 = 0 of the 8 men are satisfied."""
    rows = [*alike(12, GOOD, genre="femme"), *alike(8, BAD, genre="femme"), *alike(8, BAD, genre="homme")]
    return evaluated(silver_geek(), [ALL, WOMEN], numbered(rows))


def as_many_as_groups() -> Little:
    """Two kinds of structure are masked, which hold 2 people together: one each."""
    rows = [*mixed(1, type_structure="ehpad"), *mixed(1, type_structure="csc_mjc")]
    return evaluated(changed(confidentiality={"persons": 2}), [ALL], numbered(rows))


def two_partners_together() -> Little:
    """Of 14 in the territory 12 are of two partners: together, they know the two others."""
    rows = [*mixed(6, partenaire="orange"), *mixed(6, partenaire="macif"), *mixed(2, partenaire="la_poste")]
    return evaluated(changed(confidentiality={"coalitions": 2}), [ALL], numbered(rows))


def a_structure_that_knows_its_own() -> Little:
    """Of 20 in the territory 12 are women; a structure has one of them, and 5 of the 8 men: it knows the 3 others."""
    return with_hosts([ALL, WOMEN], women_and_men_of_two_structures())


def women_and_men_of_two_structures() -> list[Answer]:
    return [
        *mixed(1, genre="femme", structure="s0"),
        *mixed(5, genre="homme", structure="s0"),
        *mixed(11, genre="femme", structure="s1"),
        *mixed(3, genre="homme", structure="s1"),
    ]


def a_share_of_a_figure_that_a_structure_does_not_read() -> Little:
    """The same, and how many of them are women, in shares: with the count that it reads, each would give it the other."""
    counted = [
        indicator("tous", {"count": "seniors"}, "evaluation", unit="nombre"),
        indicator("femmes", {"count": "seniors", "where": {"genre": "femme"}}, "evaluation", unit="nombre"),
        indicator("part_de_femmes", {"rate": "femmes", "among": "tous"}, "evaluation"),
        indicator("part_au_double", {"ratio": "part_de_femmes", "to": "tous"}, "evaluation", unit="nombre"),
    ]
    return with_hosts(counted, women_and_men_of_two_structures())


def a_structure_and_an_answer_about_health() -> Little:
    """15 of 75 gave one answer about their health, 9 of them in one structure: it knows of the 6 others."""
    rows = [
        *alike(9, BAD, structure="s0"),
        *alike(6, BAD, structure="s1"),
        *(
            one
            for host in HOSTS
            for one in (*alike(15, "plutot_pas", structure=host.id), *alike(15, GOOD, structure=host.id))
        ),
    ]
    return with_hosts([HEALTH_LEVELS], rows)


def as_many_as_structures() -> Little:
    """Two structures of one kind are masked, which hold 2 people together: one each."""
    rows = [*mixed(1, structure="s0"), *mixed(1, structure="s1")]
    kind = [replace(one, type_structure="ehpad") for one in HOSTS]
    return with_hosts([ALL], rows, tuple(kind), persons=2)


def with_hosts(
    chosen: list[Indicator],
    rows: Sequence[Answer],
    hosts: tuple[Host, ...] = HOSTS,
    persons: int = 5,
    given_out: tuple[GivenOut, ...] = (),
) -> Little:
    each: dict[str, Edition | None] = {"complete": None, "structure": Edition(each="structure")}
    asked = EvaluationQuestion(question="?", criterion="pertinence", indicators=("tous",))
    initiative = changed(confidentiality={"persons": persons}).model_copy(
        update={"editions": each, "questions": {"utile": asked}}
    )
    kinds = {host.id: host.type_structure for host in hosts}
    placed = [{**row, "type_structure": kinds[str(row["structure"])]} for row in rows]
    return evaluated(initiative, chosen, numbered(placed), hosts=hosts, given_out=given_out)


def partners(said: Sequence[str], more: Sequence[str], *asked: Indicator) -> Little:
    keys = list(silver_geek().partners)[: len(said)]
    columns = {"partenaire": keys, "clarte_roles": list(said), "sens": list(more)}
    return evaluated(silver_geek(), asked, answers("partenaires", columns))


def alike_in_another_need() -> Little:
    """3 of 9 partners find roles clear, and 3 of the 5 that go on: none of the 4 others does."""
    going_on = indicator("clarte_de_ceux_qui_continuent", CLEAR_AND_USEFUL, "partenaires")
    return partners([GOOD] * 3 + [BAD] * 6, [GOOD] * 5 + [BAD] * 4, CLEAR, going_on)


def a_few_who_are_better() -> Little:
    """3 of 43 say that they are better."""
    return evaluated(silver_geek(), [HEALTH], numbered([*alike(3, GOOD), *alike(40, BAD)]))


def versions(told: Sequence[tuple[Initiative, Sequence[Answer]]]) -> Little:
    """Publish versions one after the other, each beside those before it; return the last one."""
    given: tuple[GivenOut, ...] = ()
    for initiative, rows in told:
        little = evaluated(initiative, [ALL], numbered(rows), given_out=given)
        given = (*given, record_of(little.tallies, little.results))
    return little


def of_partners(*keys: str) -> Initiative:
    return silver_geek().model_copy(update={"partners": {key: silver_geek().partners[key] for key in keys}})


def one_more_than_before() -> Little:
    """20 answered, then 21."""
    return versions([(silver_geek(), mixed(size)) for size in (20, 21)])


def three_versions_together() -> Little:
    """40 in all, of whom 12, then 10, then 15 were told of one partner: 3 have none."""
    sizes = {"orange": 12, "macif": 10, "la_poste": 15}
    rows = [*mixed(3), *(one for key, size in sizes.items() for one in mixed(size, partenaire=key))]
    return versions([(of_partners(key), rows) for key in sizes])


def alike_beside_a_version_before() -> Little:
    """12 of 28 are satisfied, of whom 6 of 12, then 6 of 8 were told of one partner: none of the 8 others is."""
    sizes = {"orange": (6, 6), "macif": (6, 2), None: (0, 8)}
    rows = [
        one
        for key, (good, bad) in sizes.items()
        for one in (*alike(good, GOOD, partenaire=key), *alike(bad, BAD, partenaire=key))
    ]
    return versions([(of_partners(key), rows) for key in ("orange", "macif")])


def women_told_about_their_health_beside_levels_of_all() -> Little:
    """25 of 60 are better, as levels of all add up to, and 20 of the 40 women: 5 of the 20 men, of whom no figure speaks."""
    women = indicator("sante_des_femmes", {**SATISFIED, "where": {"genre": "femme"}}, sensitivity="sante")
    rows = [
        *(one for said in (GOOD, BAD) for one in alike(20, said, genre="femme")),
        *alike(5, GOOD, genre="homme"),
        *alike(15, BAD, genre="homme"),
    ]
    return evaluated(silver_geek(), [women, LEVELS], numbered(rows))


def one_more_elsewhere_than_in_a_structure() -> Little:
    """20 of one structure and 10 of another; then 25 and 11: the first knows its own 5, and sees that 6 came."""
    before = of_two_structures(20, 10)
    return of_two_structures(25, 11, (record_of(before.tallies, before.results),))


def alike_in_what_a_masked_figure_is_about() -> Little:
    """One man more than before: satisfaction is masked; levels of 12 women still say that all 6 of the other structure are."""
    hosts = tuple(Host(name, name, "ehpad", None, None) for name in ("s0", "s1"))
    women = [*mixed(6, structure="s0", genre="femme"), *alike(6, GOOD, structure="s1", genre="femme")]
    men = [*mixed(10, structure="s0", genre="homme"), *mixed(10, structure="s1", genre="homme")]
    before = with_hosts([ALL], [*women, *men[1:]], hosts)
    given = (record_of(before.tallies, before.results),)
    return with_hosts([ALL, LEVELS_OF_WOMEN], [*women, *men], hosts, given_out=given)


def three_more_than_a_structure_told_in_between() -> Little:
    """10 and 20; then 15 and 18, of which the first alone is told; then 15 and 23: less those 15, three more than 20."""
    given: tuple[GivenOut, ...] = ()
    for first, second in ((10, 20), (15, 18), (15, 23)):
        little = of_two_structures(first, second, given)
        given = (*given, record_of(little.tallies, little.results))
    return little


def of_two_structures(first: int, second: int, given_out: tuple[GivenOut, ...] = ()) -> Little:
    hosts = tuple(Host(name, name, "ehpad", None, None) for name in ("s0", "s1"))
    rows = [*mixed(first, structure="s0"), *mixed(second, structure="s1")]
    return with_hosts([ALL], rows, hosts, given_out=given_out)


def one_more_elsewhere_than_of_a_partner() -> Little:
    """The same of a partner, and of people without one."""
    given: tuple[GivenOut, ...] = ()
    for first, second in ((20, 10), (25, 11)):
        rows = [*mixed(first, partenaire="orange"), *mixed(second, partenaire=None)]
        little = evaluated(silver_geek(), [ALL], numbered(rows), given_out=given)
        given = (record_of(little.tallies, little.results),)
    return little


def told_by_an_indicator_that_was_dropped() -> Little:
    """25 women were told; now 40 in all, 25 who answered alone, 13 of them women: 40 − 25 − 25 + 13 = 3."""
    return dropped(kept=True)


def told_of_people_whom_nothing_counts() -> Little:
    """The same, where nothing says any more who was counted then."""
    return dropped(kept=False)


def dropped(*, kept: bool) -> Little:
    before = evaluated(silver_geek(), [WOMEN], numbered(three_of_forty()))
    given = record_of(before.tallies, before.results)
    given = given if kept else replace(given, indicators=())
    return evaluated(silver_geek(), [ALL, ALONE, WOMEN_ALONE], numbered(three_of_forty()), given_out=(given,))


def three_rows_more_than_women() -> Little:
    """37 women are told of, and nobody else: the file has 40 rows."""
    rows = [*mixed(37, genre="femme"), *mixed(3, genre="homme")]
    return evaluated(silver_geek(), [WOMEN], numbered(rows))


def two_rows_more_than_before() -> Little:
    """20 rows, then 22, in a file that no indicator counts."""
    given: tuple[GivenOut, ...] = ()
    for size in (20, 22):
        little = evaluated(silver_geek(), [CLEAR], numbered(mixed(size)), A_PARTNER, given_out=given)
        given = (record_of(little.tallies, little.results),)
    return little


def women_of_one_question_beside_all_of_another() -> Little:
    """40 answered one question, and 37 women another: neither was left blank by anybody."""
    women = indicator("utile", {"share": "utilite", "at_least": "plutot", "where": {"genre": "femme"}})
    rows = [*mixed(37, genre="femme"), *mixed(3, genre="homme")]
    return evaluated(silver_geek(), [ALL, women], numbered([{**row, "utilite": row["satisf"]} for row in rows]))


def nearly_of_one_partner() -> Little:
    """What is neither in euros nor in kind is of three partners, of whom one gave 990 of 993."""
    return brought([(7, "humain", 990), (8, "humain", 1), (9, "humain", 2)])


def nearly_of_one_for_another() -> Little:
    """The same of 500, 400 and 10: whoever gave 400 knows that nearly all the rest is of one."""
    return brought([(7, "humain", 500), (8, "humain", 400), (9, "humain", 10)])


def brought(more: Sequence[tuple[int, str, int]]) -> Little:
    alone = changed(shares_with={"contributions": "none"})
    kinds: dict[str, dict[str, str]] = {"tout": {}, "euros": {"nature": "financier"}, "dons": {"nature": "materiel"}}
    asked = [
        indicator(key, {"sum": "montant", "where": where}, "contributions", unit="euros")
        for key, where in kinds.items()
    ]
    keys = list(alone.partners)
    shared = [(rank, "financier", 1000 + rank) for rank in range(6)] + [(rank, "materiel", 500) for rank in range(4)]
    return evaluated(
        alone, asked, contributions([(keys[rank], nature, euros) for rank, nature, euros in (*shared, *more)])
    )


def weighed_beside_the_count(men: Sequence[str], sensitivity: str = "ordinaire") -> Callable[[], Little]:
    """Return 40 women and some men, weighed to be as many: beside k and n, the weighted share tells what the men said."""
    plan = SamplingPlan(margins={"genre": {"femme": 50, "homme": 50}}, margins_source="Test")
    weighed = silver_geek().model_copy(update={"sampling": {"seniors": plan}})
    rows = [*mixed(40, genre="femme"), *(person(rank, said, genre="homme") for rank, said in enumerate(men))]

    def made() -> Little:
        return evaluated(weighed, [indicator("tous", SATISFIED, sensitivity=sensitivity)], numbered(rows))

    return made


def few_men_weighed() -> Little:
    """4 men."""
    return weighed_beside_the_count([GOOD, BAD] * 2)()


def men_weighed_who_answered_alike() -> Little:
    """6 men, who all said the same."""
    return weighed_beside_the_count([GOOD] * 6)()


def men_weighed_of_whom_few_are_better() -> Little:
    """2 of 20 men are better."""
    return weighed_beside_the_count([GOOD] * 2 + [BAD] * 18, "sante")()


def as_many_visits_as_people() -> Little:
    """20 people came twice to one kind of structure, 6 to another, and made 6 visits."""
    frame = pd.DataFrame({"participant": [*range(20), *range(20), *range(20, 26)], "seance": "a"})
    frame["type_structure"] = pd.Categorical(["ehpad"] * 40 + ["csc_mjc"] * 6)
    tables = with_derived(silver_geek(), {"presences": Table("presences", frame, {})})
    asked = [indicator(key, {"count": key}, "activite", unit="nombre") for key in ("participants", "presences")]
    return evaluated(silver_geek(), asked, *tables.values())


Off = tuple[object, str, Callable[..., Any]]
"""What protects: where it is, its name, what stands there instead."""


def nothing(*_: object, **__: object) -> Any:
    return iter(())


def no_group(counting: Any, *_: object) -> Guard:
    return Guard(np.full(len(counting.weights), NO_SECRET), NO_SECRET, NO_SECRET, "")


def every_count(self: Any, indicators: Any) -> Any:
    """Print the answers behind every figure, whatever is masked."""
    found: dict[Any, Any] = {}
    for key in indicators:
        needs, cells = self._needs[key], list(self._parts[key])
        counts = level_counts(self.initiative, self._tallies, self._columns, needs, cells)
        found |= {(key, cell): one for cell, one in counts.items()}
    return found


def true_reasons(decisions: Decisions, estimates: Estimates) -> Iterator[Decided]:
    """Tell every reader why each figure is masked."""
    for one in estimates.figures:
        yield Decided(None, None, Figure.of(one, decisions.reason(one.indicator, one.cell, one.part)))


NO_SUM: Off = (Hiding, "hide_telling", nothing)
NO_ALIKE: Off = (told_together, "guards_of_the_alike", nothing)
NO_VERSION: Off = (decisions, "beside_given", lambda *_, **__: None)
NO_WEIGHTS: Off = (Decisions, "_weighted", lambda *_: frozenset())
NO_SUM_OF_AMOUNTS: Off = (GuardOfAmounts, "given_away", nothing)
NO_ROWS: Off = (Decisions, "masks_rows", lambda *_: False)
FAULTS: list[tuple[Callable[[], Little], str, tuple[Off, ...]]] = [
    (overlapping, "effectif", (NO_SUM,)),
    (beside_its_question, "effectif", (NO_SUM,)),
    (written_as_a_filter, "unanimes", (NO_ALIKE,)),
    (written_as_a_kind_of_structure, "unanimes", (NO_ALIKE,)),
    (
        told_behind_another_figure,
        "sante",
        ((Decisions, "_counts", every_count),),
    ),
    (few_about_health, "sante", ((Decisions, "_parts_about_health", nothing),)),
    (a_few_who_are_better, "sante", ((told_together, "guards_about_health", nothing),)),
    (all_of_a_house, "unanimes", (NO_ALIKE,)),
    (a_mean_beside_another, "unanimes", (NO_ALIKE,)),
    (none_of_one_side, "unanimes", (NO_ALIKE,)),
    (a_new_kind_of_measure, "unanimes", (NO_ALIKE,)),
    (alike_by_subtraction, "unanimes", (NO_ALIKE,)),
    (as_many_as_groups, "bornes", ((told_together, "guard_of_single_people", no_group),)),
    (as_many_as_structures, "bornes", ((Decisions, "_of_one_person", nothing),)),
    (one_more_than_before, "effectif", (NO_VERSION,)),
    (three_versions_together, "effectif", (NO_VERSION,)),
    (alike_beside_a_version_before, "unanimes", (NO_VERSION,)),
    (women_told_about_their_health_beside_levels_of_all, "sante", ((Saying, "everywhere", lambda self, *_: self),)),
    (one_more_elsewhere_than_in_a_structure, "effectif", ((Decisions, "_withheld", nothing),)),
    (one_more_elsewhere_than_of_a_partner, "effectif", (NO_VERSION,)),
    (three_more_than_a_structure_told_in_between, "effectif", (NO_VERSION,)),
    (alike_in_what_a_masked_figure_is_about, "unanimes", (NO_ALIKE,)),
    (told_by_an_indicator_that_was_dropped, "effectif", (NO_VERSION,)),
    (told_of_people_whom_nothing_counts, "anterieur", ((decisions, "told_anew", lambda *_: frozenset()),)),
    (two_partners_together, "effectif", ((told_together, "combinations", nothing),)),
    (a_structure_that_knows_its_own, "effectif", ((Decisions, "_withheld", nothing),)),
    (a_share_of_a_figure_that_a_structure_does_not_read, "compose", ((Decisions, "_made_of_withheld", nothing),)),
    (a_structure_and_an_answer_about_health, "sante", ((Decisions, "_withheld", nothing),)),
    (alike_in_another_need, "unanimes", (NO_ALIKE,)),
    (as_many_visits_as_people, "visites", ((told_together, "guard_of_those_who_came_once", no_group),)),
    (few_men_weighed, "effectif", (NO_WEIGHTS,)),
    (men_weighed_who_answered_alike, "unanimes", (NO_WEIGHTS,)),
    (men_weighed_of_whom_few_are_better, "sante", (NO_WEIGHTS,)),
    (nearly_of_one_partner, "montant", (NO_SUM_OF_AMOUNTS,)),
    (nearly_of_one_for_another, "montant", (NO_SUM_OF_AMOUNTS,)),
    (three_rows_more_than_women, "effectif", (NO_ROWS,)),
    (two_rows_more_than_before, "effectif", (NO_ROWS,)),
    (women_of_one_question_beside_all_of_another, "effectif", (NO_SUM,)),
    (written_as_a_kind_of_structure, "motif", ((protection, "_decided", true_reasons),)),
]
NAMES = [f"{made.__name__} without {' and '.join(name for _, name, _ in off)}" for made, _, off in FAULTS]


def found(little: Little) -> set[str]:
    return {one.rule for one in little.audited().found}


@pytest.mark.parametrize(("made", "rule", "off"), FAULTS, ids=NAMES)
def test_each_fault_is_found_where_nothing_protects_against_it(
    made: Callable[[], Little], rule: str, off: tuple[Off, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for of, name, instead in off:
        monkeypatch.setattr(of, name, instead)
    assert rule in found(made())


@pytest.mark.parametrize("made", dict.fromkeys(made for made, _, _ in FAULTS), ids=lambda made: made.__name__)
def test_none_is_left_once_protected(made: Callable[[], Little]) -> None:
    assert not found(made())


def test_what_levels_that_nobody_chose_say_of_many_together_is_worked_out_by_nobody() -> None:
    """Of 18 women who answered, none chose either of the levels that are not « satisfied »: 12 are of one partner, 6 are not."""
    women = [*alike(12, GOOD, genre="femme", partenaire="orange"), *alike(6, "tout_a_fait", genre="femme")]
    rows = numbered([*women, *mixed(20, genre="homme"), *mixed(20, genre="homme", partenaire="orange")])
    little = evaluated(of_partners("orange"), [ALL, LEVELS_OF_WOMEN], rows)
    assert {
        one.part
        for one in little.of("comite").figures
        if one.indicator == LEVELS_OF_WOMEN.id and one.status == "publie"
    }
    assert not found(little)


@pytest.mark.parametrize(("asked", "apart"), [(ALL, False), (HEALTH, True)], ids=["of anything", "about health"])
def test_who_was_asked_is_attacked_once_as_who_is_there_unless_it_is_about_health(
    asked: Indicator, apart: bool
) -> None:
    little = evaluated(silver_geek(), [asked], numbered([*mixed(40), *(person(rank, None) for rank in range(20))]))
    questions = list(Published(little.initiative, little.tallies, little.results).questions())
    assert any(one.question.asked is None for one in questions)
    assert any(one.question.everybody for one in questions) == apart


@pytest.mark.parametrize("seed", range(15))
def test_nothing_is_left_of_families_of_every_shape(seed: int) -> None:
    assert not found(family(seed))


@pytest.mark.parametrize(
    ("rule", "off", "seed"),
    [
        ("effectif", NO_SUM, 0),
        ("unanimes", NO_ALIKE, 8),
        ("effectif", NO_VERSION, 3),
        ("sante", (Decisions, "_parts_about_health", nothing), 2),
        ("effectif", (Decisions, "_withheld", nothing), 22),
    ],
    ids=lambda one: one[1] if isinstance(one, tuple) else str(one),
)
def test_without_a_rule_families_show_it(rule: str, off: Off, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of sixty families, the first that shows it; with the rule, nothing is left of it."""
    assert rule not in found(family(seed))
    monkeypatch.setattr(*off)
    assert rule in found(family(seed))


def test_rows_that_are_not_those_counted_are_told_of_nobody_knows_whom() -> None:
    little = evaluated(silver_geek(), [ALL], numbered(mixed(20)))
    (passage,) = little.results[0].passages
    wrong = tuple(replace(one, passages=(replace(passage, used=21),)) for one in little.results)
    assert "inexplique" in found(replace(little, results=wrong))


def test_rows_give_way_before_figures() -> None:
    little = three_rows_more_than_women()
    women = {one.status for one in little.of("comite").figures if not one.part and one.cell.wave == "fin"}
    assert women == {"publie"}
    assert [one.counted for one in little.of("comite").passages] == [False]


def test_what_all_read_of_many_may_be_told_of_each_part_of_them() -> None:
    """17 without a partner all answered alike, which 59 − 42 says; a structure that holds 10 of them says it again of those."""
    rows = [
        *mixed(42, structure="s1", partenaire="orange"),
        *alike(10, BAD, structure="s0", partenaire=None),
        *alike(7, BAD, structure="s2", partenaire=None),
    ]
    kinds = [Host(name, name, "ehpad", None, None) for name in ("s0", "s1", "s2")]
    little = with_hosts([ALL], rows, tuple(kinds))
    told = [little.figure("partenaire:orange", "tous", scope) for scope in ("territoire", "partenaire:orange")]
    told.append(little.figure("structure:s0", "tous", "structure:s0"))
    assert [one and one.status for one in told] == ["publie"] * 3
    assert not found(little)


def test_what_a_version_told_of_people_whom_nothing_counts_may_be_told_again() -> None:
    before = evaluated(silver_geek(), [ALL, WOMEN], numbered(three_of_forty()))
    given = replace(record_of(before.tallies, before.results), indicators=())
    again = evaluated(silver_geek(), [ALL, ALONE], numbered(three_of_forty()), given_out=(given,))
    statuses = {key: figure.status for key in ("tous", "seuls") if (figure := again.figure("comite", key)) is not None}
    assert statuses == {"tous": "publie", "seuls": "masque"}


def test_the_same_version_made_again_tells_no_more_of_what_each_partner_said_of_itself() -> None:
    """All twelve agree, which all read; what each reads of itself alone was told to nobody else."""
    asked = indicator("renouveler", {"share": "renouveler", "equals": "oui"}, "partenaires")
    partners = [*silver_geek().partners]
    table = answers("partenaires", {"partenaire": partners, "renouveler": ["oui"] * len(partners)})
    first = evaluated(silver_geek(), [asked], table)
    again = evaluated(silver_geek(), [asked], table, given_out=(record_of(first.tallies, first.results),))
    assert first.of("comite").figures == again.of("comite").figures
    assert not found(first)
    assert not found(again)


def test_a_structure_that_read_nothing_of_the_version_before_is_attacked_as_one_that_reads_this_one() -> None:
    """10 people were told to nobody but by kind of structure; six came to the third, and its territory is told to all."""
    given: tuple[GivenOut, ...] = ()
    hosts = (
        Host("s0", "s0", "ehpad", None, "orange"),
        Host("s1", "s1", "ehpad", None, None),
        Host("s2", "s2", "csc_mjc", None, "orange"),
    )
    for sizes in ((2, 2, 6), (2, 2, 12)):
        rows = [
            row
            for host, size in zip(hosts, sizes, strict=True)
            for row in mixed(size, structure=host.id, partenaire=host.partner)
        ]
        little = with_hosts([ALL], rows, hosts, given_out=given)
        given = (record_of(little.tallies, little.results),)
    assert not found(little)


def test_figures_of_structures_give_way_beside_those_that_a_version_told_of_them() -> None:
    little = one_more_elsewhere_than_in_a_structure()
    own = [little.figure(f"structure:{name}", "tous", f"structure:{name}") for name in ("s0", "s1")]
    whole = [little.figure(reader, "tous") for reader in ("comite", "structure:s0", "structure:s1")]
    assert [one and one.status for one in own] == ["masque", "masque"]
    assert [one and one.status for one in whole] == ["publie", "masque", "publie"]


def test_a_structure_s_figure_tells_no_other_structure_of_few_beside_its_own() -> None:
    """Of 11, 6 are of one structure; another, which has 3 of the 5 others, would know of 2."""
    hosts = tuple(Host(name, name, "ehpad", None, None) for name in ("s0", "s1", "s2"))
    rows = [*mixed(3, structure="s0"), *mixed(6, structure="s1"), *mixed(2, structure="s2")]
    little = with_hosts([ALL], rows, hosts)
    shown = [little.figure("comite", "tous"), little.figure("structure:s1", "tous", "structure:s1")]
    assert [one and one.status for one in shown] == ["publie", "masque"]


def test_what_was_not_settled_in_time_counts_as_found_and_is_said_once() -> None:
    little = overlapping()
    late = audit(little.initiative, little.tallies, little.results, (), seconds=0)
    (found,) = late.found
    assert not found.settled and found.outputs
    assert len(late.coalitions) <= 1


def test_what_two_partners_work_out_together_is_recorded_and_blocks_nothing() -> None:
    rows = [*mixed(6, partenaire="orange"), *mixed(6, partenaire="macif"), *mixed(2, partenaire="la_poste")]
    audited = evaluated(silver_geek(), [ALL], numbered(rows)).audited()
    assert not audited.found
    assert {(one.rule, one.reader) for one in audited.coalitions} == {("effectif", "Orange et MACIF")}


@pytest.mark.parametrize(("others", "few"), [(4, True), (5, False)])
def test_people_beside_one_s_own_are_few_below_the_threshold_of_persons(others: int, few: bool) -> None:
    """One's own place among organisations is known and lowers their threshold by one; that of persons stays as it is."""
    rows = [*mixed(6, partenaire="orange"), *mixed(6, partenaire="macif"), *mixed(others, partenaire="la_poste")]
    audited = evaluated(silver_geek(), [ALL], numbered(rows)).audited()
    assert bool(audited.coalitions) is few
