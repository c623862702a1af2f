"""A theory of change is a chain from what is given to what changes: no step hangs loose, no link goes backwards."""

from typing import Any

import pytest
from pydantic import ValidationError

from initiatives.declaration.theory_of_change import TheoryOfChange

SOUND: dict[str, Any] = {
    "contributions": {"temps": "Du temps"},
    "actions": {"ateliers": "Des ateliers"},
    "effects": {"lien": "Du lien"},
    "territory": {"vivre": "Mieux vivre ici"},
    "links": [
        {"from": "temps", "to": "ateliers"},
        {"from": "ateliers", "to": "lien", "indicator": "habitants_lien"},
        {"from": "lien", "to": "vivre", "source": "Une étude"},
    ],
}


def links(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"links": [*SOUND["links"], *({"from": start, "to": end} for start, end in pairs)]}


def test_a_chain_may_skip_a_stage_but_not_go_back() -> None:
    assert TheoryOfChange(**SOUND).labels()["lien"] == "Du lien"
    TheoryOfChange(**SOUND | links(("temps", "vivre")))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (links(("lien", "ateliers")), "le lien de « lien » à « ateliers » ne va pas vers une étape suivante"),
        (links(("lien", "lien")), "le lien de « lien » à « lien » ne va pas vers une étape suivante"),
        (links(("temps", "ateliers")), "le lien de « temps » à « ateliers » est écrit deux fois"),
        (links(("temps", "inconnu")), "un lien cite « inconnu », qui n’est pas une étape"),
        ({"actions": {"ateliers": "A", "sorties": "B"}}, "aucun lien ne mène à « sorties », ni n’en part"),
        ({"effects": {"lien": "A", "temps": "B"}}, "« temps » nomme deux étapes"),
    ],
)
def test_what_does_not_hold_is_said(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TheoryOfChange(**SOUND | changed)
    assert said in str(refused.value)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        TheoryOfChange(**SOUND | links(("lien", "ateliers"), ("temps", "inconnu")))
    assert str(refused.value).count(" ; ") == 1
