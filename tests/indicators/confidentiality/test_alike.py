"""Organisations that all answered alike: neither everybody nor one of them learns what each of the others answered."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import pytest
from scipy.optimize import linprog

from indicators.confidentiality import told_together, wording
from indicators.confidentiality.decisions import Decisions
from indicators.confidentiality.protect import protect
from indicators.confidentiality.readers import declared_by_partners
from indicators.counting.columns import columns_of
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.reconciliation import reconcile, seen_by
from indicators.figures.results import Estimate
from indicators.measures.objectives import Objectives
from indicators.measures.share import Share
from initiatives.arrays import Floats
from tests.indicators.confidentiality.little import Little, answers, changed, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.test_every_kind import SLUGS, everything
from tests.indicators.small import chosen, dataset, initiative

CLEAR = indicator("clarte", {"share": "clarte_roles", "at_least": "plutot"}, "partenaires")
LEVELS = indicator("niveaux", {"distribution": "clarte_roles"}, "partenaires")
NOTES = indicator("notes", {"mean": "benefice_percu"}, "partenaires", unit="note_sur_10")


def asked(said: str, *, limit: int = 3) -> Little:
    """Partners who find roles clear (o) or not (n); each level is chosen when two agree, as far as it can be."""
    levels = {"o": "plutot", "O": "tout_a_fait", "n": "plutot_pas"}
    partners = list(silver_geek().partners)[: len(said)]
    table = answers("partenaires", {"partenaire": partners, "clarte_roles": [levels[one] for one in said]})
    return evaluated(changed(confidentiality={"organisations": limit}), [CLEAR, LEVELS], table)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("oooo", "masque"),  # everybody reads what each said
        ("oOoO", "masque"),  # of two levels, but all agree
        ("ooon", "masque"),  # whoever disagrees knows that the three others agree
        ("nnno", "masque"),
        ("oonn", "publie"),
        ("o" * 6, "masque"),  # each of the six knows what the five others said
        ("o" * 7, "publie"),  # six are left to hide among: twice the threshold
        ("o" * 6 + "n", "publie"),
        ("o" * 5 + "n", "masque"),
    ],
)
def test_few_that_all_agree_are_masked_to_the_last_level(said: str, status: str) -> None:
    little = asked(said)
    for reader in ("comite", "partenaire:la_poste"):
        whole = little.figure(reader, "clarte")
        assert whole is not None and whole.status == status
        assert little.why("clarte") == (wording.ALIKE if status == "masque" else None)
        every = [one for one in little.of(reader).figures if one.cell.scope == "territoire"]
        assert {one.status for one in every} == {status}
        assert bool([place for place in little.of(reader).counts if place[1].scope == "territoire"]) == (
            status == "publie"
        )


def test_the_limit_is_twice_the_threshold_that_is_declared() -> None:
    for limit, status in ((2, "publie"), (3, "masque")):
        whole = asked("ooooo", limit=limit).figure("comite", "clarte")
        assert whole is not None and whole.status == status


def test_a_level_that_nobody_chose_tells_little_and_one_that_all_others_chose_tells_all() -> None:
    levels = [one for one in asked("ooOOnn").of("comite").figures if one.cell.scope == "territoire"]
    assert {one.status for one in levels} == {"publie"} and 0 in {one.k for one in levels}
    partners = list(silver_geek().partners)[:4]
    table = answers("partenaires", {"partenaire": partners, "clarte_roles": ["plutot"] * 3 + ["tout_a_fait"]})
    alone = evaluated(silver_geek(), [LEVELS], table).of("comite").figures
    assert {one.status for one in alone if one.cell.scope == "territoire"} == {"masque"}


@pytest.mark.parametrize(
    ("notes", "status"),
    [("10 10 10 10", "masque"), ("7 10 10 10", "masque"), ("7 7 7 7", "masque"), ("7 9 10 10", "publie")],
)
def test_a_mean_of_notes_that_are_all_one_is_masked(notes: str, status: str) -> None:
    partners = list(silver_geek().partners)[:4]
    table = answers("partenaires", {"partenaire": partners, "benefice_percu": notes.split()})
    mean = evaluated(silver_geek(), [NOTES], table).figure("comite", "notes")
    assert mean is not None and mean.status == status


def unnamed(question: str, said: Sequence[str], chosen: Indicator) -> str:
    """Say whether a figure of all is published, of organisations that nothing names."""
    figure = evaluated(silver_geek(), [chosen], answers("partenaires", {question: said})).figure("comite", chosen.id)
    assert figure is not None
    return figure.status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("oooo", "masque"),
        ("ooon", "masque"),  # whoever disagrees takes its answer away
        ("nnno", "masque"),
        ("oonn", "publie"),
        ("o" * 6, "masque"),
        ("o" * 7, "publie"),
        ("o" * 6 + "n", "publie"),
        ("o" * 5 + "n", "masque"),
    ],
)
def test_organisations_that_nothing_names_take_their_own_answer_away_too(said: str, status: str) -> None:
    assert unnamed("clarte_roles", [{"o": "plutot", "n": "plutot_pas"}[one] for one in said], CLEAR) == status


@pytest.mark.parametrize(
    ("notes", "status"), [("10 10 10 10", "masque"), ("7 10 10 10", "masque"), ("7 9 10 10", "publie")]
)
def test_so_do_they_of_notes(notes: str, status: str) -> None:
    assert unnamed("benefice_percu", notes.split(), NOTES) == status


@pytest.mark.parametrize(("note", "status"), [("10", "masque"), ("0", "masque"), ("7", "publie")])
def test_a_mean_that_tells_no_spread_is_masked_at_the_ends_of_its_scale_only(note: str, status: str) -> None:
    matrix = indicator("matrice", {"benefits_matrix": "benefice_percu", "against": "apport_percu"}, "partenaires")
    mixed = ["4", "5", "6", "4", "5", "6"]
    columns = {**KINDS, "benefice_percu": [note] * 6 + mixed, "apport_percu": mixed * 2}
    table = answers("partenaires", columns)
    figure = evaluated(silver_geek(), [matrix], table).figure("comite", "matrice", part="benefice.entreprise")
    assert figure is not None and figure.status == status


@pytest.mark.parametrize(("companies", "status"), [("nnnnnn", "masque"), ("ooonnn", "publie")])
def test_none_of_one_kind_of_actor_is_told_beside_another(companies: str, status: str) -> None:
    """0 of 6 companies, beside 3 of 6 associations: each company knows what the five others said."""
    sides = {"by": "type_acteur", "between": ["association", "entreprise"]}
    measure = {"difference_of_shares": "clarte_roles", "at_least": "plutot", **sides}
    gap = indicator("ecart", measure, "partenaires", unit="points")
    said = [{"o": "plutot", "n": "plutot_pas"}[one] for one in f"{companies}ooonnn"]
    table = answers("partenaires", {**KINDS, "clarte_roles": said})
    figure = evaluated(silver_geek(), [gap], table).figure("comite", "ecart", part="entreprise")
    assert figure is not None and figure.status == status


def of_kinds(kinds: str, chosen: Sequence[Indicator], **said: Sequence[str]) -> Little:
    """Partners by kind of actor (a, e, p), and what they answered."""
    names = {"a": "association", "e": "entreprise", "p": "pouvoir_public"}
    columns: dict[str, Sequence[object]] = {
        "partenaire": list(silver_geek().partners)[: len(kinds)],
        "type_acteur": [names[one] for one in kinds],
    }
    return evaluated(silver_geek(), chosen, answers("partenaires", {**columns, **said}))


def test_a_part_that_is_masked_with_all_of_its_need_gives_nothing_back() -> None:
    """The pages of associations and of companies are masked whole: nothing of the comparison is read there."""
    sides = {"by": "type_acteur", "between": ["association", "entreprise"]}
    measure = {"difference_of_shares": "clarte_roles", "at_least": "plutot", **sides}
    gap = indicator("ecart", measure, "partenaires", unit="points")
    said = ["plutot_pas", "plutot_pas", "plutot_pas", "plutot", "plutot_pas", "plutot_pas", "plutot_pas"]
    little = of_kinds("peaaeee", [gap, CLEAR], clarte_roles=said)
    whole = little.figure("comite", "clarte")
    assert whole is not None and whole.status == "publie"
    assert not little.audited().found


def test_what_was_hidden_first_is_shown_again_where_another_mask_makes_it_needless() -> None:
    """Associations would give others back, who are masked by themselves in the end: nothing is left that they give."""
    matrix = indicator("matrice", {"benefits_matrix": "benefice_percu", "against": "apport_percu"}, "partenaires")
    notes = {"benefice_percu": ["10", "7", "7", "5", "10", "5", "7", "10", "10"], "apport_percu": list("757757555")}
    little = of_kinds("aeeapeapp", [matrix, NOTES], **notes)
    associations = little.figure("comite", "matrice", part="benefice.association")
    assert associations is not None and associations.status == "publie"
    assert not little.audited().found


KINDS: dict[str, Sequence[object]] = {
    "partenaire": list(silver_geek().partners),
    "type_acteur": ["entreprise"] * 6 + ["association"] * 6,
}
"""Twelve partners, half of them companies."""
KEYS = "abcdef"
AIMS = chosen(atteints={"objectives": "atteints"}, notes={"objectives": "atteinte"})


def aimed(rows: str, indicators: Mapping[str, Indicator] = AIMS) -> Little:
    """Evaluate partners that have these objectives: « a economique 8 »."""
    lent = initiative(
        partners={key: {"name": key, "type": "association", "joined": "2013-01-01"} for key in KEYS},
        registers={"objectifs": {"file": "f.csv", "format": "csv"}},
    )
    lines = [" | ".join([*row.split()[:2], "2", "7", row.split()[2]]) for row in rows.split(",")]
    text = "\n".join(["partenaire | quadrant | priorite | attendu | atteint", *lines])
    tallies = tally(lent, indicators, dataset("respondent | satisf\ns1 | plutot", registers={"objectifs": text}))
    estimates = estimate(lent, indicators, tallies)
    return Little(lent, tallies, estimates, protect(lent, tallies, estimates))


def aims(rows: str) -> dict[tuple[str, str], str | None]:
    """Say why figures of the territory are masked."""
    little = aimed(rows)
    reasons = Decisions(little.initiative, little.tallies, little.estimates, ()).reasons()
    return {(key, part): why for (key, part, cell), why in reasons.items() if cell.scope == "territoire"}


MIXED = "a innovation 8, b innovation 2, c innovation 9, d innovation 3"


def test_a_quadrant_that_all_reached_is_masked_and_what_would_give_it_back() -> None:
    seen = aims(f"{MIXED}, a economique 8, b economique 9, c economique 7")
    assert seen["atteints", "economique"] == wording.ALIKE
    assert ("atteints", "") not in seen
    assert seen["atteints", "innovation"] == wording.SECONDARY  # 5 of 7, less 2 of 4, is 3 of 3
    assert ("notes", "economique") not in seen  # a mean of 8 does not tell who reached what


def test_a_partner_counts_once_however_many_objectives_it_set() -> None:
    """Five in one quadrant are one partner's: neither they nor what gives them back is told."""
    ones = "a economique 8, b economique 2, c economique 9, e economique 3, f economique 8"
    seen = aims(f"{ones}, {', '.join(f'd innovation {note}' for note in (8, 2, 9, 3, 8))}")
    assert seen["atteints", "innovation"] == wording.few_organisations(3, answering=False)
    assert seen.keys() & {("atteints", ""), ("atteints", "economique")}


def test_none_reached_and_one_who_alone_reached_it_are_masked_too() -> None:
    for others in ("1, b economique 2, c economique 0", "9, b economique 2, c economique 0"):
        seen = aims(f"{MIXED}, a economique {others}")
        assert seen["atteints", "economique"] == wording.ALIKE


def test_a_mean_at_the_end_of_its_scale_is_masked_but_not_one_of_equal_notes() -> None:
    """Each partner knows its own: of 10, 0 and 0 the first learns the two others, of 8, 5 and 5 it does not."""
    for notes, status in (((10, 10, 10), "masque"), ((10, 0, 0), "masque"), ((8, 5, 5), "publie")):
        rows = ", ".join(f"{who} economique {note}" for who, note in zip(KEYS, notes, strict=False))
        assert (("notes", "economique") in aims(f"{MIXED}, {rows}")) == (status == "masque")


@pytest.mark.parametrize(("note", "found"), [("10", True), ("0", True), ("5", False)])
def test_the_audit_hears_it_of_a_mean_told_alone(note: str, found: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_together, "guards_of_the_alike", lambda *_: iter(()))
    rows = ", ".join(f"{who} economique {note}" for who in KEYS[:3])
    little = aimed(f"{MIXED}, {rows}", {"notes": AIMS["notes"]})
    assert any(one.rule == "unanimes" for one in little.audited().found) == found


@cache
def demonstration(slug: str) -> Little:
    declared, indicators, rows = everything(slug)
    counted = tally(declared, indicators, rows)
    figures = estimate(declared, indicators, counted)
    return Little(declared, counted, figures, protect(declared, counted, figures))


Outcome = tuple[int, int]
"""How many objectives, or answers, of one partner fulfil the condition, and out of how many."""


def learnt(little: Little) -> Iterator[tuple[str, str, str]]:
    """Yield each indicator, insider and partner whose answers the insider works out, by bounds on every unknown.

    The insider knows its own answers, how many each other partner gave, and every edition. Twice the threshold of
    partners left are enough to hide among.
    """
    few = 2 * little.initiative.confidentiality.organisations
    for key, published in _published(little).items():
        own = _own(little, key)
        partners = dict.fromkeys(partner for partner, _ in own)
        for insider in (None, *partners):
            unknown = [place for place, (_, n) in own.items() if place[0] != insider and n]
            rows, said = [], []
            for part, k in published.items():
                inside = [not part or place[1] == part for place in unknown]
                rows.append(inside)
                known = [at for place, (at, _) in own.items() if place[0] == insider and (not part or place[1] == part)]
                said.append(k - sum(known))
            for place, (partner, part) in enumerate(unknown):
                left = {one for one, other in unknown if other == part}
                aim = np.eye(len(unknown))[place]
                limits = [(0, own[one][1]) for one in unknown]
                low, high = (_lowest(sign * aim, rows, said, limits) * sign for sign in (1, -1))
                if len(left) < few and high - low < 1e-6:
                    yield key, str(insider), f"{partner} {part}"


def _lowest(aim: Floats, rows: list[list[bool]], said: list[int], limits: list[Outcome]) -> float:
    solved = linprog(aim, A_eq=np.array(rows, dtype=float), b_eq=said, bounds=limits)
    assert solved.fun is not None, solved.message
    return float(solved.fun)


def _published(little: Little) -> dict[str, dict[str, int]]:
    """Return what is published of all partners together, by indicator and part: objectives by quadrant, shares whole."""
    found: dict[str, dict[str, int]] = {}
    columns = columns_of(little.initiative)
    for one in little.of("comite").figures:
        made = little.estimates.indicators[one.indicator]
        if one.status != "publie" or one.cell.scope != "territoire" or one.k is None or one.cell.population != "tous":
            continue
        whole = isinstance(made.measure, Share) and not one.part
        if not isinstance(made.measure, (Objectives, Share)) or not (whole or isinstance(made.measure, Objectives)):
            continue
        if declared_by_partners(little.initiative, made.measure.needs(made.group, columns)[0].table):
            found.setdefault(one.indicator, {})[one.part] = one.k
    return found


def _own(little: Little, key: str) -> dict[tuple[str, str], Outcome]:
    """Return what each partner answered, before anything is masked: by partner and quadrant, or by partner."""
    figures: list[Estimate] = [
        one
        for one in little.estimates.figures
        if one.indicator == key and one.cell.scope.startswith("partenaire:") and one.k is not None
    ]
    quadrants = isinstance(little.estimates.indicators[key].measure, Objectives)
    return {
        (one.cell.scope.partition(":")[2], one.part): (one.k or 0, one.n)
        for one in figures
        if one.cell.population == "tous" and bool(one.part) == quadrants
    }


def test_no_partner_works_out_what_another_answered() -> None:
    """With four partners few are left to hide among; the same attack takes a minute on the two larger demonstrations."""
    assert not list(learnt(demonstration("suez_adeis")))


def test_the_attack_sees_what_the_threshold_alone_lets_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can fail: « 1 sur 3 » tells the one that reached its objective that the two others did not."""
    little = demonstration("suez_adeis")
    monkeypatch.setattr(told_together, "guards_of_the_alike", lambda *_: iter(()))
    results = protect(little.initiative, little.tallies, little.estimates)
    open_ = Little(little.initiative, little.tallies, little.estimates, results)
    assert ("partenaires_objectifs_atteints", "commune_hote") in {(key, who) for key, who, _ in learnt(open_)}


@pytest.mark.parametrize("slug", SLUGS)
def test_what_partners_add_up_to_shows_nothing_masked(slug: str) -> None:
    little = demonstration(slug)
    lines = reconcile(little.initiative, little.tallies, little.estimates)
    for results in little.results:
        masked = {(one.indicator, one.part) for one in results.figures if one.reason == wording.ALIKE}
        assert all(
            one.whole is None and not one.partners
            for one in seen_by(lines, results)
            if (one.indicator, one.part) in masked
        )
        assert not {place for place in results.counts if (place[0], "") in masked and place[1].scope == "territoire"}


def test_the_demonstration_of_four_partners_still_says_something() -> None:
    little = demonstration("suez_adeis")
    seen = {
        (one.indicator, one.part): one.status for one in little.of("comite").figures if one.cell.scope == "territoire"
    }
    assert seen["partenaires_objectifs_atteints", ""] == "publie"
    assert {seen["partenaires_objectifs", part] for part in ("", "economique", "innovation")} == {"publie"}
    assert seen["partenaires_objectifs_atteints", "economique"] == "masque"
    assert seen["evaluation_taux_reponse_partenaires", ""] == "publie"  # who answered is no answer
    assert seen["partenaires_sens", ""] == "masque"
