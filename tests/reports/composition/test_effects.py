"""Effects by dimension: each result or effect in its own dimension, once, and what is neither nowhere."""

import pytest

from reports.composition.pieces.territory import effects
from tests.reports.small_results import hidden, published, share, table, told, unfed

LINE = ("Vont mieux", "75\u202f%", "déclaré")
NOTHING = ("Aucun indicateur retenu n’est rattaché à cette dimension.", "–", "–")
UNPUBLISHED = ("Aucun chiffre publié\u202f: masqué, ou sans donnée.", "–", "–")
DIMENSIONS = ["Territoriale", "Économique", "Sociale", "Politique et sociétale", "Écologique"]


def rows(*known: object, **changes: object) -> dict[str, list[tuple[str, ...]]]:
    """Return, by dimension, what the table says of an indicator changed so, of dimension « sociale », level « effet »."""
    one = share("mieux", "Vont mieux", **({"dimension": "sociale", "level": "effet"} | changes))
    figures = tuple(make(told(one)) for make in known) if known else (told(one),)  # type: ignore[operator]
    found: dict[str, list[tuple[str, ...]]] = {}
    name = ""
    for first, *others in table(effects(published([(one, figures)]))).rows:
        name = first.text or name
        found.setdefault(name, []).append(tuple(cell.text for cell in others))
    return found


def test_every_dimension_has_a_line() -> None:
    assert list(rows()) == DIMENSIONS


@pytest.mark.parametrize("level", ["resultat", "effet"])
@pytest.mark.parametrize(("dimension", "label"), [("sociale", "Sociale"), ("ecologique", "Écologique")])
def test_a_result_or_an_effect_stands_in_its_dimension_alone(level: str, dimension: str, label: str) -> None:
    found = rows(level=level, dimension=dimension)
    assert found == {name: [LINE if name == label else NOTHING] for name in DIMENSIONS}


@pytest.mark.parametrize("changes", [{"level": "appreciation"}, {"level": "moyens"}, {"dimension": None}], ids=str)
def test_an_opinion_a_means_and_what_has_no_dimension_are_not_there(changes: dict[str, object]) -> None:
    assert all(lines == [NOTHING] for lines in rows(**changes).values())


@pytest.mark.parametrize("make", [hidden, unfed])
def test_a_masked_figure_and_one_without_data_are_not_there(make: object) -> None:
    found = rows(make)
    assert found == {name: [UNPUBLISHED if name == "Sociale" else NOTHING] for name in DIMENSIONS}
