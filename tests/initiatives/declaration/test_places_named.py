"""Places are declared by their names: what is not known, not alone of its name, or of another time is told, all at once."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from tests.initiatives.small_initiative import DECLARATION, write

TERRITORY = 'territory: {name: Vallée, departements: {"01": Ain, "86": Vienne}}'
PLACE = "initiative.yaml, ligne 5, territory"


def declared(folder: Path, territory: str) -> tuple[Initiative | None, tuple[str, ...]]:
    assert TERRITORY in DECLARATION
    return declare(
        write(folder, declaration=DECLARATION.replace(TERRITORY, f"territory: {{name: Vallée, {territory}}}"))
    )


def communes(folder: Path, territory: str) -> dict[str, str]:
    initiative, problems = declared(folder, territory)
    assert problems == () and initiative is not None
    return initiative.territory.communes


DEPARTEMENTS = "departements: [Ain, vienne]"


@pytest.mark.parametrize(
    ("listed", "read"),
    [
        ("[Ambérieu en Bugey, 2a004, 01283]", {"01004": "Ambérieu-en-Bugey", "2A004": "Ajaccio", "01283": "Oyonnax"}),
        ("[St Maurice (94)]", {"94069": "Saint-Maurice"}),
        # Several bear this name in France; one of them lies in a declared département.
        ("[Lavoux, Saint-Benoît (86)]", {"86124": "Lavoux", "86214": "Saint-Benoît"}),
        ("{01004: Ambérieu}", {"01004": "Ambérieu"}),
    ],
)
def test_communes_are_declared_by_name_or_code(tmp_path: Path, listed: str, read: dict[str, str]) -> None:
    assert communes(tmp_path, f"{DEPARTEMENTS}, communes: {listed}") == read


def test_a_name_that_several_bear_is_the_one_of_the_declared_departements(tmp_path: Path) -> None:
    assert communes(tmp_path, "departements: [Vienne, Ain, Gers], communes: [Saint-Maur]") == {"32393": "Saint-Maur"}
    _, (problem,) = declared(tmp_path, f"{DEPARTEMENTS}, communes: [Saint-Maur]")
    assert problem.startswith(
        f"{PLACE} › communes : 5 communes s’appellent « Saint-Maur » : écrivez « Saint-Maur (18) » ou "
    )


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    _, problems = declared(tmp_path, "departements: [Poitou, Vienne], communes: [Poitierz, Niort, Niort, Nulle-Part]")
    assert problems == (
        f"{PLACE} › departements : « Poitou » n’est pas un département.",
        f"{PLACE} › communes : « Poitierz » n’est le nom d’aucune commune (vouliez-vous écrire « Poitiers » ?) ; « Niort » y est "
        "deux fois ; « Nulle-Part » n’est le nom d’aucune commune.",
    )


def test_an_intercommunalite_is_its_communes(tmp_path: Path) -> None:
    read = communes(tmp_path, f"{DEPARTEMENTS}, epci: Communauté de communes Faucigny-Glières")
    assert len(read) == 7 and read["74042"] == "Bonneville"
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, epci: Faucigny-Glières, communes: [Bonneville]")
    assert problems == (
        f"{PLACE} › communes : les communes sont celles de l’intercommunalité déclarée : retirez « communes », ou « epci ».",
    )
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, epci: Quatre rivières")
    assert problems == (
        f"{PLACE} › epci : 2 intercommunalités s’appellent ainsi : écrivez plutôt son numéro SIREN, 247000623 (Haute-Saône) ou "
        "247400666 (Haute-Savoie).",
    )
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, epci: Pays de Ney")
    assert problems == (
        f"{PLACE} › epci : « Pays de Ney » n’est le nom d’aucune intercommunalité (vouliez-vous écrire « CC Pays de Nay » ?).",
    )


def test_the_perimeter_of_a_territory_that_is_no_more_is_not_guessed_from_that_of_today(tmp_path: Path) -> None:
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, valid_until: 2015-12-31, epci: Faucigny-Glières")
    assert problems == (
        f"{PLACE} › epci : seul le périmètre au 01/01/2026 est connu, et ce territoire a cessé d’exister avant : listez ses "
        "communes sous « communes ».",
    )


@pytest.mark.parametrize("communes_of", ["[Bellegarde-sur-Valserine]", "{01033: Bellegarde-sur-Valserine}"])
def test_a_commune_of_the_past_is_one_in_its_time(tmp_path: Path, communes_of: str) -> None:
    past = communes(tmp_path, f"{DEPARTEMENTS}, valid_until: 2015-12-31, communes: {communes_of}")
    assert past == {"01033": "Bellegarde-sur-Valserine"}
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, communes: [Bellegarde-sur-Valserine, Valserhône]")
    assert problems == (
        f"{PLACE} › communes : « Bellegarde-sur-Valserine » n’était plus une commune le 01/01/2026 (elle l’a été jusqu’au "
        "01/01/2019 au plus tard) : citez la commune qui l’a remplacée, ou dites sous « valid_until » jusqu’à quand votre "
        "territoire a existé.",
    )
    _, problems = declared(tmp_path, f"{DEPARTEMENTS}, valid_until: 2015-12-31, communes: [Valserhône]")
    assert problems == (
        f"{PLACE} › communes : « Valserhône » n’était pas encore une commune le 31/12/2015 : citez celle qui existait alors.",
    )


def test_a_code_is_that_of_the_place_named_beside_it(tmp_path: Path) -> None:
    _, problems = declared(
        tmp_path,
        'departements: {"86": Vendée, "100": Ain}, communes: {94018: Saint-Maurice, 99999: Ici, 94069: Saint Maurice}',
    )
    assert problems == (
        f"{PLACE} › departements › 86 : 86 est le code de « Vienne », et non de « Vendée ». Corrigez l’un des deux.",
        f"{PLACE} › departements › 100 : aucun département n’a le code 100. Corrigez-le, ou citez « Ain » par son nom seul.",
        f"{PLACE} › communes › 94018 : 94018 est le code de « Charenton-le-Pont », et non de « Saint-Maurice ». Corrigez l’un "
        "des deux.",
        f"{PLACE} › communes › 99999 : aucune commune n’a le code 99999. Corrigez-le, ou citez « Ici » par son nom seul.",
    )


def test_the_inhabitants_of_todays_communes_are_counted_with_their_source_and_a_declared_figure_stays(
    tmp_path: Path,
) -> None:
    initiative, _ = declared(tmp_path, f"{DEPARTEMENTS}, communes: [Charenton-le-Pont, Saint-Maurice (94)]")
    assert initiative is not None
    figure = initiative.territory.context["habitants"]
    assert figure.value == 28_830 + 14_506 and "INSEE, populations municipales" in figure.source
    own = "context: {habitants: {label: Habitants, value: 30000, source: La Fonda}}"
    initiative, _ = declared(tmp_path, f"{DEPARTEMENTS}, {own}, communes: [Charenton-le-Pont]")
    assert initiative is not None and initiative.territory.context["habitants"].value == 30_000
    for territory in (DEPARTEMENTS, f"{DEPARTEMENTS}, valid_until: 2015-12-31, communes: [Charenton-le-Pont]"):
        initiative, _ = declared(tmp_path, territory)
        assert initiative is not None and initiative.territory.context == {}
