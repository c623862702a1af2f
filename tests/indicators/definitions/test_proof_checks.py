"""A link of the theory of change is proved by what speaks of where it leads: means and activity of an action, effects of an aim."""

import pytest

from indicators.definitions.proof_checks import not_proved, shown_at
from initiatives.declaration.theory_of_change import TheoryOfChange
from initiatives.declaration.vocabulary import Level
from tests.indicators.small import indicator

THEORY = TheoryOfChange.model_validate(
    {
        "contributions": {"temps": "Du temps"},
        "actions": {"ateliers": "Des ateliers"},
        "effects": {"lien": "Du lien"},
        "territory": {"vivre": "Mieux vivre ici"},
        "links": [
            {"from": "temps", "to": "ateliers", "indicator": "essai"},
            {"from": "ateliers", "to": "lien", "indicator": "essai"},
            {"from": "lien", "to": "vivre", "indicator": "essai"},
            {"from": "temps", "to": "vivre"},
        ],
    }
)


def refused(level: Level, unit: str = "nombre") -> dict[int, str]:
    essai = indicator("essai", {"share": "satisf", "better": True}, level=level).model_copy(update={"unit": unit})
    return dict(not_proved(THEORY, {"essai": essai}))


@pytest.mark.parametrize(
    ("level", "wrong"),
    [
        ("contexte", {0, 1, 2}),
        ("moyens", {1, 2}),
        ("realisation", {1, 2}),
        ("appreciation", {0, 1, 2}),
        ("resultat", {0}),
        ("effet", {0}),
    ],
)
def test_each_level_proves_what_it_speaks_of(level: Level, wrong: set[int]) -> None:
    assert set(refused(level)) == wrong


def test_what_is_wrong_is_said_whole() -> None:
    assert refused("realisation")[2] == (
        "l’indicateur « essai » (« level: realisation ») ne dit pas si « Mieux vivre ici ». Un lien vers un effet ou le territoire "
        "se prouve par un indicateur de niveau resultat, effet ou impact : citez-en un, ou ôtez « indicator », et le lien "
        "est dessiné comme une hypothèse."
    )
    assert "Un lien vers une action se prouve par un indicateur de niveau moyens ou realisation" in refused("effet")[0]


def test_a_share_is_no_amount_of_what_was_given() -> None:
    assert refused("moyens", "part")[0] == (
        "l’indicateur « essai » (« level: moyens ») est une part : il ne dit pas combien a été apporté de « Du temps ». Citez une "
        "quantité (heures, euros, nombre), ou ôtez « indicator »."
    )
    assert 0 not in refused("realisation", "part"), "a share of what was planned may be done"


def test_an_unknown_indicator_is_told_elsewhere() -> None:
    assert list(not_proved(THEORY, {})) == []


def test_means_stand_with_who_gives_them_and_all_else_where_it_leads() -> None:
    given, done = (
        indicator("essai", {"share": "satisf", "better": True}, level=level) for level in ("moyens", "realisation")
    )
    assert shown_at(THEORY.links[0], given) == "temps"
    assert shown_at(THEORY.links[0], done) == "ateliers"
