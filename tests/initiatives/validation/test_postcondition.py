"""What stage 3 gives is what it promised: any table that is not stops the run, and no value is told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from flows.incident import trace
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.validation import validate as stage
from initiatives.validation.broken_contract import BrokenContract
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.postcondition import uphold
from initiatives.validation.printed_contract import printed_contract
from tests.initiatives.small_initiative import ANSWER, DECLARATION, QUESTIONNAIRE, dataset, write

Frame = pd.DataFrame
# A question of the last wave only, and a register of ties, so that every kind of rule has something to look at.
ASKED_LATE = "  bilan: {text: Un bilan ?, answer: oui_non, waves: [fin]}\n"
SECRET = "confidentielle"


def _checked(folder: Path) -> tuple[Initiative, Dataset]:
    write(folder, questionnaire=QUESTIONNAIRE + ASKED_LATE)
    answers = f"{ANSWER}\n{ANSWER.replace('1;k1;', '2;k2;')}".splitlines()
    for wave, day, more in (("debut", "10/02/2020", ""), ("fin", "10/10/2020", ";oui")):
        heading = "id;cle;structure;date;accord;mode;satisf;heures;gouts;remarque" + (";bilan" if more else "")
        lines = [line.replace("10/02/2020", day) + more for line in answers]
        (folder / f"{wave}.csv").write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    (folder / "relations.csv").write_text("partenaire;vers;avant;apres\nmairie;ecole;oui;oui\n", encoding="utf-8")
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8").replace(
        "waves:", "  ecole: {name: École, type: association, joined: 2020-01-01}\nwaves:", 1
    )
    text = text.replace("registers:", "registers:\n  relations: {file: relations.csv, format: csv}")
    declaration.write_text(text, encoding="utf-8")
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    return initiative, stage.validate(initiative, collect(initiative))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Initiative, Dataset]:
    return _checked(tmp_path_factory.mktemp("petite"))


def _set(column: str, value: Any, row: int = 0) -> Callable[[Frame], Frame]:
    def spoil(frame: Frame) -> Frame:
        frame.loc[row, column] = value
        return frame

    return spoil


def _renamed(column: str, categories: list[str]) -> Callable[[Frame], Frame]:
    return lambda frame: frame.assign(**{column: pd.Categorical([None] * len(frame), categories=categories)})


SPOILED: dict[str, tuple[str, Callable[[Frame], Frame], str]] = {
    "a column of too many": ("seniors", lambda f: f.assign(nom=SECRET), "seniors, colonne nom : colonne qui n’est"),
    "a column less": ("seniors", lambda f: f.drop(columns="satisf"), "seniors, colonne satisf : colonne absente"),
    "a column of a register less": (
        "relations",
        lambda f: f.drop(columns="apres"),
        "relations, colonne apres : colonne absente",
    ),
    "answers in another order": (
        "seniors",
        lambda f: f.assign(satisf=f["satisf"].cat.reorder_categories(f["satisf"].cat.categories[::-1])),
        "seniors, colonne satisf : la liste de ses valeurs",
    ),
    "an answer that the question does not have": (
        "seniors",
        lambda f: f.assign(satisf=f["satisf"].cat.add_categories([SECRET])),
        "seniors, colonne satisf : la liste de ses valeurs",
    ),
    "answers as text": ("seniors", lambda f: f.assign(satisf=f["satisf"].astype(object)), "seniors, colonne satisf"),
    "numbers as floats": (
        "seniors",
        lambda f: f.assign(heures=f["heures"].astype(float)),
        "seniors, colonne heures : le type attendu",
    ),
    "a number below its bounds": ("seniors", _set("heures", -1), "seniors, colonne heures : au moins 0"),
    "a number above its bounds": ("seniors", _set("heures", 101), "seniors, colonne heures : au plus 10"),
    "a person that is no number": ("seniors", _set("person", -2), "seniors, colonne person : −1 pour une inconnue"),
    "one person twice at a wave": (
        "seniors",
        lambda f: f.assign(person=7),
        "seniors, une personne ne répond qu’une fois",
    ),
    "no wave": ("seniors", _set("wave", None), "seniors, colonne wave : jamais vide"),
    "a flag that is a word": (
        "seniors",
        lambda f: f.assign(third_party="non"),
        "seniors, colonne third_party : le type attendu",
    ),
    "an option blank alone": ("seniors", _set("gouts.lire", None), "seniors, les options d’une question"),
    "an answer to what was not asked": ("seniors", _set("bilan", "oui"), "seniors, une question est vide aux vagues"),
    "a structure that no register knows": (
        "seniors",
        _renamed("structure", ["lilas", SECRET]),
        "seniors, colonne structure : la liste de ses valeurs",
    ),
    "a key twice": (
        "structures_accueil",
        lambda f: f.assign(structure=pd.Categorical(["lilas", "lilas"])),
        "structures_accueil, colonne structure : pas deux fois le même",
    ),
    "an id that only a row set aside held": (
        "structures_accueil",
        lambda f: f.assign(structure=f["structure"].cat.add_categories([SECRET])),
        "structures_accueil, colonne structure : aucun qui ne soit sur une ligne",
    ),
    "a row that is nowhere": ("seances", _set("structure", None), "seances, colonne structure : jamais vide"),
    "a date after the evaluation": (
        "seances",
        _set("date", pd.Timestamp("2021-01-01")),
        "seances, colonne date : pas après le 31/12/2020",
    ),
    "dates to the nanosecond": (
        "seances",
        lambda f: f.assign(date=f["date"].astype("datetime64[ns]")),
        "seances, colonne date : un jour",
    ),
    "a month left out": (
        "seances",
        _renamed("mois", ["2020-02", "2020-04"]),
        "seances, colonne mois : sans trou",
    ),
    "a session that the log does not know": (
        "presences",
        lambda f: f.assign(seance=f["seance"].cat.rename_categories({"a1": SECRET})),
        "presences, colonne seance : ceux d’une liste seulement",
    ),
    "attendance of nobody": ("presences", _set("participant", -1), "presences, colonne participant : une personne"),
    "attendance said twice": (
        "presences",
        lambda f: pd.concat([f, f.iloc[:1]], ignore_index=True),
        "presences, pas deux lignes égales",
    ),
    "a tie said twice": (
        "relations",
        lambda f: pd.concat([f, f], ignore_index=True),
        "relations, une seule ligne par partenaire, vers",
    ),
    "a tie with oneself": (
        "relations",
        lambda f: f.assign(vers=f["partenaire"]),
        "relations, un partenaire n’y est pas en relation avec lui-même",
    ),
    "a participant somewhere unknown": (
        "participants",
        lambda f: f.assign(structure=f["structure"].cat.add_categories([SECRET])),
        "participants, colonne structure : ceux d’une liste seulement",
    ),
    "a participant who never came": (
        "participants",
        _set("venues", 0),
        "participants, colonne venues : au moins 1",
    ),
    "a session with a sheet of nobody": (
        "seances_suivies",
        _set("presents", 0),
        "seances_suivies, colonne presents : au moins 1",
    ),
    "worlds of other words": ("paires", _renamed("mondes", [SECRET]), "paires, colonne mondes : la liste"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_table_that_is_not_what_was_promised_is_told_without_a_value(
    checked: tuple[Initiative, Dataset], name: str
) -> None:
    initiative, dataset = checked
    table, spoil, told = SPOILED[name]
    spoiled = replace(dataset.tables[table], frame=spoil(dataset.tables[table].frame.copy()))
    with pytest.raises(BrokenContract) as broken:
        uphold(initiative, {**dataset.tables, table: spoiled})
    assert told in str(broken.value)
    # A structure that is no longer there is missed by all who cite it.
    cited = name == "a key twice"
    assert cited or all(part.startswith(table) for part in str(broken.value).split(" ; ")), str(broken.value)
    assert broken.value.__context__ is None, "a chained error would quote cells"
    for secret in (SECRET, "lilas", "tout_a_fait"):
        assert secret not in str(broken.value)


def test_what_was_checked_is_upheld(checked: tuple[Initiative, Dataset]) -> None:
    initiative, dataset = checked
    uphold(initiative, dataset.tables)
    assert {table for table, *_ in SPOILED.values()} == dataset.tables.keys()


def test_a_column_that_may_be_left_out_of_a_register_is_missed_only_where_it_is_declared(tmp_path: Path) -> None:
    def without_support(declaration: str) -> None:
        _, whole = _checked(tmp_path)
        text = (
            (tmp_path / "initiative.yaml")
            .read_text(encoding="utf-8")
            .replace("structures.csv, format: csv", declaration)
        )
        (tmp_path / "initiative.yaml").write_text(text, encoding="utf-8")
        declared, problems = declare(tmp_path)
        assert declared is not None, problems
        hosts = whole.tables["structures_accueil"]
        table = replace(hosts, frame=hosts.frame.drop(columns="partenaire"))
        uphold(declared, {**whole.tables, "structures_accueil": table})

    without_support("structures.csv, format: csv")
    with pytest.raises(BrokenContract, match="structures_accueil, colonne partenaire : colonne absente"):
        without_support("structures.csv, format: csv, columns: {partenaire: partenaire}")


def test_people_may_come_to_sessions_that_are_in_no_host_structure(tmp_path: Path) -> None:
    held = dataset(
        tmp_path,
        declaration=DECLARATION.replace("  structures_accueil: {file: structures.csv, format: csv}\n", "")
        .replace(", structure_types: accueil_des_aines", "")
        .replace("seances.csv, format: csv", "seances.csv, format: csv, columns: {lieu: lieu}"),
        questionnaire=QUESTIONNAIRE.replace("structure: structure, ", ""),
        headings="id;cle;date;accord;mode;satisf;heures;gouts;remarque",
        debut="1;k1;10/02/2020;oui;seul;4;2,5;J L;",
        fin="1;k1;10/10/2020;oui;seul;4;2,5;J L;",
        seances="seance;lieu;date;duree_min;statut\na1;Gymnase;06/02/2020;90;realise\n",
        presences="seance;participant\na1;p1\na1;p2\n",
    )
    assert len(held.tables["participants"].frame) == 2


def test_decimals_tables_too_many_and_tables_too_few_are_told(checked: tuple[Initiative, Dataset]) -> None:
    initiative, dataset = checked
    seniors = replace(dataset.tables["seniors"], decimals={})
    tables = {name: table for name, table in dataset.tables.items() if name != "paires"}
    with pytest.raises(BrokenContract) as broken:
        uphold(initiative, {**tables, "seniors": seniors, "secret": seniors})
    said = str(broken.value).split(" ; ")
    assert said == [
        "paires : table absente",
        "secret : table qui n’est pas prévue",
        "seniors, colonne heures : 1 décimales",
    ]


def test_stage_3_stops_on_it_and_the_incident_keeps_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    initiative, _ = _checked(tmp_path)

    def careless(declared: Initiative, tables: dict[str, Table]) -> dict[str, Table]:
        made = with_derived(declared, tables)
        made["seniors"].frame["satisf"] = np.nan
        return made

    monkeypatch.setattr(stage, "with_derived", careless)
    with pytest.raises(BrokenContract) as broken:
        stage.validate(initiative, collect(initiative))
    assert "seniors, colonne satisf" in trace(broken.value)


def test_the_contract_can_be_read_before_any_data(checked: tuple[Initiative, Dataset]) -> None:
    initiative, dataset = checked
    written = printed_contract(initiative)
    for name, table in dataset.tables.items():
        section = written.split(f"(`{name}`)")[1].split("\n## ")[0]
        for column in table.frame:
            assert f"| `{column}` |" in section, (name, column)
    assert "pas_du_tout · plutot_pas · plutot · tout_a_fait · ne_sait_pas · non_concerne" in written
    assert "un nombre à 1 décimale (h), au moins 0, au plus 10" in written
    assert "un jour, pas après le 31/12/2020" in written
    assert "gouts, gouts[lire]" in written
    for line in (
        "| `duree_min` | Duree min | duree_min | un nombre entier (min), au moins 15, au plus 480 | peut l’être |",
        "| `duree_h` | Duree h | duree_h | un nombre à 2 décimales (h), au moins 0,25, au plus 8 | peut l’être |",
        "| `confiance` | Confiance | confiance | un nombre entier, au moins 0, au plus 10 | peut l’être |",
        "| `lieu` | Lieu | lieu | un identifiant, aucun qui ne soit sur une ligne | peut l’être\u202f; la colonne peut manquer |",
        "| `vers` | Vers | vers | une de ces valeurs : mairie · ecole | jamais |",
        "| `seance` | Seance | seance | un identifiant, pas deux fois le même, aucun qui ne soit sur une ligne | jamais |",
        "| `person` | Personne, par un numéro tiré à chaque calcul | cle | un numéro, −1 pour une inconnue | jamais |",
    ):
        assert line in written.splitlines()
    assert "\n\nRegistre « seances ».\n\n| Colonne |" in written, "no list of rules where there are none"
    assert "- une personne ne répond qu’une fois à chaque vague" in written
