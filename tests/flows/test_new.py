"""`utilite new`: a skeleton that passes `check` once its blanks are filled, and says what is blank until then."""

from pathlib import Path
from typing import get_args

import jsonschema
import openpyxl
import pytest
import yaml

from flows.commands.new import create
from flows.commands.template import fill_template
from flows.examination import Examination, examine
from flows.schemas import schemas
from indicators.definitions.choosing import choose
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.register_words import choices_said, example_of
from initiatives.declaration.vocabulary import OF_ORGANISATIONS, ROLES, Form
from initiatives.unusable import UnusableInitiative

pytestmark = pytest.mark.usefixtures("data_home")


def _declared(folder: Path) -> Initiative:
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    return initiative


def _with_one_row_each(folder: Path) -> Examination:
    """Write in each register a row as its own lists unroll, and check the whole."""
    initiative = _declared(folder)
    for name, register in initiative.registers.items():
        target = folder / register.file
        target.unlink()
        fill_template(target, name, initiative)
        book = openpyxl.load_workbook(target)
        (headings,) = book.worksheets[0].iter_rows(min_row=1, max_row=1, values_only=True)
        named = {register.columns.get(key, key): key for key in contract_of(initiative, name).columns}
        row = []
        for heading in headings:
            column = contract_of(initiative, name).columns[named[str(heading)]]
            said = choices_said(initiative, column)
            row.append(
                said[0] if said else "15/01/2025" if column.kind == "date" else example_of(name, named[str(heading)])
            )
        book.worksheets[0].append(row)
        book.save(target)
    return examine(folder)


@pytest.mark.parametrize("form", get_args(Form))
def test_it_passes_check_once_filled(tmp_path: Path, form: str) -> None:
    create("jardin", form, tmp_path, filled=True)
    examination = _with_one_row_each(tmp_path / "jardin")
    assert not examination.problems
    assert {one.rule for one in examination.findings} <= {"vague_sans_reponse", "montant_manquant"}
    assert examination.to_write
    written = yaml.safe_load((tmp_path / "jardin" / "initiative.yaml").read_text(encoding="utf-8"))
    assert written["questions"], "each form asks something that it can answer"
    # Every question of each questionnaire feeds what it says it feeds.
    chosen, _ = choose(_declared(tmp_path / "jardin"))
    for page in (tmp_path / "jardin" / "questionnaires").iterdir():
        feeds = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("  # nourrit : ")]
        assert len(feeds) > 5
        named = {id for line in feeds for id in line.removeprefix("  # nourrit : ").split(", ")}
        assert named <= set(chosen), named - set(chosen)


@pytest.mark.parametrize("form", get_args(Form))
def test_every_blank_is_told_until_then_and_texts_are_there_and_empty(tmp_path: Path, form: str) -> None:
    create("a_remplir", form, tmp_path)
    problems = "\n".join(examine(tmp_path / "a_remplir").problems)
    keys = ["name", "commissioner", "evaluator", "started_on", "evaluated_on", "joined", "type", "from", "to"]
    own = {"dialogue_territorial": ["axes › axe_un"], "partenariat": ["partnership › modality"]}
    for key in keys + own.get(form, []):
        assert key in problems
    texts = list((tmp_path / "a_remplir" / "texts").glob("*.md"))
    assert {"conclusion.md", "recommandations.md"} <= {text.name for text in texts}
    texts += (tmp_path / "a_remplir" / "texts" / "fiche").glob("*.md")
    assert {"visee.md", "action.md", "aide.md", "ailleurs.md"} <= {text.name for text in texts}
    assert not any(text.stat().st_size for text in texts)


def test_each_role_has_its_questionnaire(tmp_path: Path) -> None:
    create("roles", "experimentation_collective", tmp_path, tuple(ROLES), filled=True)
    initiative = _declared(tmp_path / "roles")
    chosen, _ = choose(initiative)
    assert list(initiative.groups) == list(ROLES)
    for role in ROLES:
        assert (initiative.groups[role].kind == "organisations") == (role in OF_ORGANISATIONS)
        assert any(id.startswith(f"{role}_") for id in chosen), role


def test_the_schemas_accept_it_and_refuse_a_misspelt_key(tmp_path: Path) -> None:
    create("jardin", "dialogue_territorial", tmp_path, filled=True)
    made = schemas()
    for file, schema in (("questionnaires/habitants.yaml", "questionnaire"), ("indicators.yaml", "indicators")):
        written = yaml.safe_load((tmp_path / "jardin" / file).read_text(encoding="utf-8"))
        jsonschema.validate(written, made[schema])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(written | {"titel": "x"}, made[schema])
    text = (tmp_path / "jardin" / "initiative.yaml").read_text(encoding="utf-8")
    errors = jsonschema.Draft202012Validator(made["initiative"]).iter_errors(yaml.load(text, yaml.BaseLoader))
    # Read as text, so that dates stay as typed: only numbers and blanks may differ from their type.
    blank = (
        "idea_on",
        "alliance_on",
        "partnership",
        "editions.complete",
        "editions.synthese",
    )
    numbers = tuple(f"confidentiality.{key}" for key in ("persons", "health", "organisations"))
    assert {error.json_path for error in errors} <= {f"$.{key}" for key in (*blank, *numbers)}


def test_a_folder_of_exports_fills_what_can_be_read_in_it(tmp_path: Path) -> None:
    exports = tmp_path / "recus"
    exports.mkdir()
    rows = [
        f"{3 + rank % 20:02}/05/2025 10:00:00,J’accepte,Nom {rank},{'Crest' if rank % 3 else 'livron sur drome'},"
        f"Tout à fait d’accord,{'Oui' if rank % 4 else 'En partie'}"
        for rank in range(40)
    ]
    heads = (
        "Horodateur,J’accepte que mes réponses servent,Nom,Où habitez-vous ?,Je suis satisfait des ateliers.,Réparé ?"
    )
    (exports / "Habitants (réponses).csv").write_text("\n".join([heads, *rows]), encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (["Ateliers 2025"], [], ["Date", "Lieu", "Durée", "Nb de participants", "Activité"]):
        sheet.append(line)
    for day in range(1, 9):
        sheet.append([f"{day:02}/03/2025", "Salle des fêtes", 120, 10 + day, "Couture"])
    book.save(exports / "journal.xlsx")
    (exports / "notes.docx").write_bytes(b"PK")
    create("cafe", "experimentation_collective", tmp_path, ("habitants",), exports, filled=True)
    examination = examine(tmp_path / "cafe")
    assert not examination.problems
    initiative = _declared(tmp_path / "cafe")
    assert initiative.territory.communes == {"26108": "Crest", "26165": "Livron-sur-Drôme"}
    (source,) = initiative.sources
    assert (source.group, source.wave, source.format) == ("habitants", "fin", "google_forms")
    assert str(initiative.waves["fin"].from_) == "2025-05-03"
    log = initiative.registers["seances"]
    assert (log.columns["presents"], log.columns["lieu"]) == ("Nb de participants", "Lieu")
    assert log.every_row == {"statut": "realise"}
    assert list(initiative.lists.activities) == ["couture"]
    chosen, _ = choose(initiative)
    assert {"habitants_satisfaction", "habitants_commune", "habitants_repare", "activite_presents"} <= set(chosen)
    assert "habitants_satisfaction" in initiative.questions["habitants_avis"].indicators
    asked = (tmp_path / "cafe" / "questionnaires" / "habitants.yaml").read_text(encoding="utf-8")
    assert "Nom" not in asked, "what names people is not even declared"


@pytest.mark.parametrize(
    ("slug", "form", "roles", "expected"),
    [
        ("Mon Initiative", "partenariat", (), "identifiant"),
        ("mon_initiative", "association", (), "dialogue_territorial, partenariat, experimentation_collective"),
        ("deja_la", "partenariat", (), "existe déjà"),
        ("con", "partenariat", (), "réservé par Windows"),
        ("mon_initiative", "partenariat", ("habitant",), "habitants"),
    ],
)
def test_what_cannot_be_made_is_refused_in_french(
    tmp_path: Path, slug: str, form: str, roles: tuple[str, ...], expected: str
) -> None:
    (tmp_path / "deja_la").mkdir()
    with pytest.raises(UnusableInitiative, match=expected):
        create(slug, form, tmp_path, roles)
    assert [path.name for path in tmp_path.iterdir()] == ["deja_la"]


def test_a_folder_without_exports_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    for folder in (tmp_path / "vide", tmp_path / "nulle_part"):
        with pytest.raises(UnusableInitiative, match=folder.name):
            create("cafe", "partenariat", tmp_path, (), folder)
    assert not (tmp_path / "cafe").exists()
