"""Opinions of partners, axis by axis: an axis is a question put to all, a kind of actor is a part of them."""

from collections.abc import Mapping

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from tests.indicators.small import chosen, dataset, initiative

KINDS = {
    "a": "association",
    "b": "association",
    "c": "entreprise",
    "d": "entreprise",
    "e": "media",
    "f": "media",
} | dict.fromkeys("ghijkl", "association")
SAID = {"a": "plutot", "b": "tout_a_fait", "c": "plutot_pas", "d": "plutot", "e": "tout_a_fait", "f": "pas_du_tout"}
OPINIONS = chosen(avis={"share": "apport_nouveau", "at_least": "plutot", "of": "avis_axes"})


def statuses(said: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the status of the main figure by scope, when partners say this of each axis."""
    lent = initiative(
        axes={axis: axis.capitalize() for axis in said},
        partners={key: {"name": key, "type": KINDS[key], "joined": "2013-01-01"} for key in KINDS},
        registers={"avis_axes": {"file": "f.csv", "format": "csv"}},
    )
    lines = [f"{who} | {KINDS[who]} | {axis} | {level}" for axis, one in said.items() for who, level in one.items()]
    text = "\n".join(["partenaire | type_acteur | axe | apport_nouveau", *lines])
    tallies = tally(lent, OPINIONS, dataset("respondent | satisf\ns1 | plutot", registers={"avis_axes": text}))
    committee = protect(lent, tallies, estimate(lent, OPINIONS, tallies))[0]
    return {one.cell.scope: one.status for one in committee.figures if one.part == ""}


def test_axes_are_published_and_kinds_of_actor_are_not() -> None:
    seen = statuses({"jeunes": SAID, "handicap": SAID})
    assert seen["territoire"] == seen["axe:jeunes"] == seen["axe:handicap"] == "publie"
    assert {seen[scope] for scope in seen if scope.startswith("type_acteur:")} == {"masque"}


def test_an_axis_of_which_too_few_speak_is_masked() -> None:
    assert set(statuses({axis: {who: SAID[who] for who in "ac"} for axis in ("jeunes", "handicap")}).values()) == {
        "masque"
    }


def test_an_axis_of_which_all_say_the_same_is_masked_and_what_would_give_it_back() -> None:
    seen = statuses({"jeunes": dict.fromkeys(SAID, "plutot"), "handicap": SAID})
    assert (seen["territoire"], seen["axe:jeunes"], seen["axe:handicap"]) == ("publie", "masque", "masque")


def test_axes_of_which_all_say_the_same_do_not_come_back_together() -> None:
    """Two axes are unanimous: the whole less the third would give them both, so the third goes too."""
    mixed = {"i": "plutot", "j": "plutot", "k": "plutot_pas", "l": "plutot_pas"}
    alike = {"jeunes": dict.fromkeys("abcd", "plutot"), "handicap": dict.fromkeys("efgh", "plutot")}
    apart = {"jeunes": dict(zip("abcd", mixed.values(), strict=True)), "emploi": mixed}
    assert statuses(apart)["axe:emploi"] == "publie"
    seen = statuses({**alike, "emploi": mixed})
    assert seen["territoire"] == "publie"
    assert {seen[f"axe:{axis}"] for axis in (*alike, "emploi")} == {"masque"}
