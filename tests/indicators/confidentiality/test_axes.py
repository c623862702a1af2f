"""Opinions of partners, axis by axis: an axis is a question put to all, a kind of actor is a part of them."""

from indicators.confidentiality.protect import protect
from indicators.estimate import estimate
from indicators.tally import tally
from tests.indicators.small import chosen, dataset, initiative

KINDS = {"a": "association", "b": "association", "c": "entreprise", "d": "entreprise", "e": "media", "f": "media"}
SAID = {"a": "plutot", "b": "tout_a_fait", "c": "plutot_pas", "d": "plutot", "e": "tout_a_fait", "f": "pas_du_tout"}
OPINIONS = chosen(avis={"share": "apport_nouveau", "at_least": "plutot", "of": "avis_axes"})


def statuses(partners: str) -> dict[str, str]:
    """Return the status of the main figure by scope, when these partners speak of two axes."""
    lent = initiative(
        axes={"jeunes": "Les jeunes", "handicap": "Le handicap"},
        partners={key: {"name": key, "type": kind, "joined": "2013-01-01"} for key, kind in KINDS.items()},
        registers={"avis_axes": {"file": "f.csv", "format": "csv"}},
    )
    lines = [f"{who} | {KINDS[who]} | {axis} | {SAID[who]}" for who in partners for axis in lent.axes]
    text = "\n".join(["partenaire | type_acteur | axe | apport_nouveau", *lines])
    tallies = tally(lent, OPINIONS, dataset("respondent | satisf\ns1 | plutot", registers={"avis_axes": text}))
    committee = protect(lent, tallies, estimate(lent, OPINIONS, tallies), (), "v")[0]
    return {one.cell.scope: one.status for one in committee.figures if one.part == ""}


def test_axes_are_published_and_kinds_of_actor_are_not() -> None:
    seen = statuses("abcdef")
    assert seen["territoire"] == seen["axe:jeunes"] == seen["axe:handicap"] == "publie"
    assert {seen[scope] for scope in seen if scope.startswith("type_acteur:")} == {"masque"}


def test_an_axis_of_which_too_few_speak_is_masked() -> None:
    assert set(statuses("ac").values()) == {"masque"}
