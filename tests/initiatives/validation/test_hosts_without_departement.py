"""Host structures whose file tells no département: they are placed by all else, and nothing is said of départements."""

from pathlib import Path

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.figures.estimate import estimate
from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import DECLARATION, dataset

WITHOUT = "structure;libelle;type_structure\nlilas;EHPAD des Lilas;EHPAD\nroses;Foyer des Roses;Foyer-logement\n"
DECLARED = DECLARATION.replace(', departements: {"01": Ain, "86": Vienne}', "")


def test_a_file_of_hosts_need_not_tell_departements(tmp_path: Path) -> None:
    data = dataset(tmp_path, declaration=DECLARED, structures=WITHOUT)
    assert data.tables["seniors"].frame["structure"].astype(str).tolist() == ["lilas", "lilas"]
    assert not [one for one in data.findings if "partement" in one.message]


def test_figures_of_hosts_are_made_all_the_same(tmp_path: Path) -> None:
    data = dataset(tmp_path, declaration=DECLARED, structures=WITHOUT)
    initiative, problems = declare(tmp_path)
    assert initiative is not None
    assert problems == ()
    chosen, mistakes = choose(initiative)
    assert not mistakes
    figures = estimate(initiative, chosen, tally(initiative, chosen, data)).figures
    (types,) = [
        one for one in figures if one.indicator == "structures_type" and one.part == "ehpad" and one.cell == Cell()
    ]
    assert (types.k, types.n) == (1, 2)
    assert not [one for one in figures if one.indicator == "structures_departement" and one.value]
