"""What partners are given to fill will be read: each template, filled with its example row, is checked without a word."""

from pathlib import Path

import jsonschema
import openpyxl
import pytest

from flows.commands.template import fill_template, write_template
from flows.registers_page import registers_schema
from flows.schemas import schemas
from initiatives.collection.collect import collect
from initiatives.collection.workbooks import LISTS, rows_of_others
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.register_words import example_of
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.unusable import UnusableInitiative
from initiatives.validation.validate import validate
from tests.initiatives.small_initiative import ANSWER, DECLARATION, write

DECLARED = (
    DECLARATION.replace('"86": Vienne}', '"86": Vienne}, communes: [Poitiers]')
    .replace("seniors: {label: Seniors", "seniors: {label: Habitants")
    .replace("name: Mairie de la Vallée", "name: Association du Quartier")
    .replace("partners:\n", "partners:\n  centre: {name: Centre social, type: association, joined: 2020-01-01}\n")
    .replace("evaluated_on: 2020-12-31", "evaluated_on: 2025-12-31")
    + "axes: {mobilite: Mobilité}\ncoding: {version: '1', codes: {confiance: {label: Confiance}}}\n"
).replace(
    "activities: numerique_seniors, structure_types: accueil_des_aines",
    "activities: vie_locale, structure_types: lieux_de_quartier, equipment: materiel_partage",
)


def initiative_with(folder: Path, *registers: str) -> Initiative:
    before = DECLARED[: DECLARED.index("registers:")]
    after = DECLARED[DECLARED.index("questions: {}") :]
    lines = "".join(f"  {name}: {{file: {name}.xlsx, format: tableur}}\n" for name in registers)
    initiative, problems = declare(
        write(
            folder,
            declaration=f"{before}registers:\n{lines}{after}",
            debut=ANSWER.replace("lilas", "Maison des Lilas"),
            fin=ANSWER.replace("lilas", "Maison des Lilas").replace("10/02", "10/10"),
        )
    )
    assert initiative is not None
    assert not [one for one in problems if "n’existe pas" not in one]
    return initiative


def fill(folder: Path, initiative: Initiative, register: str) -> None:
    path = folder / f"{register}.xlsx"
    fill_template(path, register, initiative)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    named = {"structure": "Maison des Lilas"} if register == "structures_accueil" else {}
    for cell in sheet[1]:
        name = str(cell.value)
        sheet.cell(2, cell.column).value = named.get(name) or example_of(register, name)
    book.save(path)


@pytest.mark.parametrize("register", [one for one, contract in REGISTERS.items() if not contract.of_the_evaluator])
def test_the_example_row_of_every_register_is_read_without_a_word(tmp_path: Path, register: str) -> None:
    needed = dict.fromkeys(("structures_accueil", *([ATTACHED[register]] if register in ATTACHED else []), register))
    initiative = initiative_with(tmp_path, *needed)
    for name in needed:
        fill(tmp_path, initiative, name)
    data = validate(initiative, collect(initiative))
    assert [one for one in data.findings if one.file == f"{register}.xlsx"] == []
    assert len(data.tables[register].frame) == 1


def test_lists_unroll_the_words_of_the_initiative_and_cells_say_what_they_take(tmp_path: Path) -> None:
    own = DECLARED.replace("activities: vie_locale", 'activities: {semis: Semis, repas: "Repas, en commun"}')
    initiative, _ = declare(write(tmp_path, declaration=own))
    assert initiative is not None
    fill_template(tmp_path / "t.xlsx", "seances", initiative)
    assert rows_of_others((tmp_path / "t.xlsx").read_bytes(), {"Réponses"}).keys().isdisjoint({LISTS}), (
        "no sheet to tell of"
    )
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    headings = {str(cell.value): cell.column_letter for cell in book.worksheets[0][1]}
    assert list(headings) == list(contract_of(initiative, "seances").columns)
    activity, status, minutes = (
        rules[f"{headings[name]}2:{headings[name]}1001"] for name in ("activite", "statut", "duree_min")
    )
    assert status.formula1 == '"Réalisé,Annulé,Reporté"'
    listed = book[LISTS]
    assert (book[LISTS].sheet_state, [cell.value for cell in listed["A"]]) == (
        "hidden",
        ["Semis", "Repas, en commun"],
    )
    assert activity.formula1 == f"{LISTS}!$A$1:$A$2"
    assert (minutes.type, minutes.formula1, minutes.formula2) == ("whole", "15", "480")
    assert "un nombre entier (min), de 15 à 480" in str(minutes.error)


def test_a_register_that_does_not_exist_and_a_file_that_does_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInitiative, match="Vouliez-vous écrire « seances »"):
        write_template("seance", None, tmp_path / "a.xlsx")
    assert write_template("seances", None, tmp_path / "b.xlsx") == 0
    with pytest.raises(UnusableInitiative, match="existe déjà"):
        write_template("seances", None, tmp_path / "b.xlsx")


def test_the_schema_of_registers_accepts_its_own_examples_and_no_other_column() -> None:
    schema = registers_schema()
    validator = jsonschema.Draft202012Validator(schema)
    for name, described in schema["properties"].items():
        (rows,) = described["examples"]
        assert not list(validator.iter_errors({name: rows}))
        assert list(validator.iter_errors({name: [{**rows[0], "colonne_inconnue": "x"}]}))


def test_editors_know_the_registers_and_the_columns_of_each() -> None:
    validator = jsonschema.Draft202012Validator(
        schemas()["initiative"]["properties"]["registers"] | {"$defs": schemas()["initiative"]["$defs"]}
    )
    file = {"file": "x.csv", "format": "csv"}
    assert not list(
        validator.iter_errors({"seances": {**file, "columns": {"lieu": "Lieu"}, "every_row": {"statut": "realise"}}})
    )
    assert list(validator.iter_errors({"seanses": file}))
    assert list(validator.iter_errors({"seances": {**file, "columns": {"endroit": "Lieu"}}}))
