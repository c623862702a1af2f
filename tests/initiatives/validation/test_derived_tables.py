"""Tables and columns made in validation, from what files say: pairs, interviews, returns, attendance, senses."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from initiatives.declaration.vocabulary import SEVERAL
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables.periods import with_periods
from tests.initiatives.small_initiative import DECLARATION, SEANCES, dataset, found

REGISTERS = ("relations", "participations", "entretiens", "verbatims_codes")
DECLARED = (
    DECLARATION.replace(
        "partners:\n",
        "partners:\n  fanfare: {name: Fanfare, type: association, joined: 2020-01-01}\n"
        "  chorale: {name: Chorale, type: association, joined: 2020-01-01}\n",
    ).replace(
        "registers:\n", "registers:\n" + "".join(f"  {name}: {{file: {name}.csv, format: csv}}\n" for name in REGISTERS)
    )
    + 'coding: {version: "1", codes: {joie: {label: De la joie}, bruit: {label: Du bruit, sense: negatif}}}\n'
)
FILES = {
    "relations": "partenaire;vers;avant;apres;confiance\nfanfare;chorale;non;oui;8\nchorale;fanfare;oui;oui;5\n"
    "fanfare;mairie;non;oui;\n",
    "participations": "organisation;annee\no1;2017\no2;2017\no1;2018\no3;2020\n",
    "entretiens": "entretien;groupe;forme;code\ne1;seniors;individuel;joie\ne1;seniors;individuel;bruit\n"
    "e1;seniors;individuel;joie\ne2;seniors;collectif;\n",
    "verbatims_codes": "reponse;groupe;vague;code\nr1;seniors;fin;bruit\nr2;seniors;fin;De la joie\n",
}


def checked(folder: Path, **changes: str) -> Dataset:
    """Check the small initiative with the four registers; a change replaces a whole file."""
    for name, text in (FILES | changes).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return dataset(folder, declaration=DECLARED)


def rows(data: Dataset, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table, blanks as None."""
    frame = data.tables[table].frame.astype(object)
    found: list[Any] = frame.where(frame.notna(), None).to_dict("records")
    return found


def test_pairs_put_together_what_each_partner_says_of_the_other(tmp_path: Path) -> None:
    first, second, third = rows(checked(tmp_path), "paires")
    assert first == {
        "avant": "oui",
        "confirme_avant": "non",
        "apres": "oui",
        "confirme_apres": "oui",
        "mondes": "memes",
        "ecart_confiance": 3,
    }
    # Nobody asked the mairie: what only one says exists, and cannot be confirmed. Nobody spoke of chorale and mairie.
    unsaid = dict.fromkeys(("confirme_avant", "confirme_apres", "ecart_confiance"))
    assert third == {"avant": "non", "apres": "oui", "mondes": "differents", **unsaid}
    assert second == {"avant": None, "apres": None, "mondes": "differents", **unsaid}


def test_an_organisation_comes_back_the_year_after_or_nobody_can_say(tmp_path: Path) -> None:
    assert [row["revient"] for row in rows(checked(tmp_path), "participations")] == ["oui", "non", None, None]


def test_a_dated_line_falls_in_a_month_and_in_a_year_and_no_month_of_the_span_is_left_out() -> None:
    days = pd.to_datetime(pd.Series(["2014-11-30", None, "2015-02-01"])).astype("datetime64[s]")
    made = with_periods(Table("reunions", pd.DataFrame({"date": days}), {})).frame
    assert made["mois"].astype(object).where(made["mois"].notna(), None).tolist() == ["2014-11", None, "2015-02"]
    assert list(made["mois"].cat.categories) == ["2014-11", "2014-12", "2015-01", "2015-02"]
    assert list(made["annee"].cat.categories) == ["2014", "2015"]


def test_a_register_without_any_date_has_no_month() -> None:
    made = with_periods(Table("reunions", pd.DataFrame({"date": pd.Series([pd.NaT], dtype="datetime64[s]")}), {})).frame
    assert list(made["mois"].cat.categories) == []
    assert made["mois"].isna().all()


def test_an_interview_counts_once_with_all_its_codes(tmp_path: Path) -> None:
    assert rows(checked(tmp_path), "entretiens_menes") == [
        {"groupe": "seniors", "forme": "individuel", "code.joie": "oui", "code.bruit": "oui"},
        {"groupe": "seniors", "forme": "collectif", "code.joie": "non", "code.bruit": "non"},
    ]


def test_a_coded_verbatim_has_the_sense_of_its_code(tmp_path: Path) -> None:
    assert [row["sense"] for row in rows(checked(tmp_path), "verbatims_codes")] == ["negatif", "attendu"]


def test_a_coded_verbatim_counts_once_with_all_its_codes(tmp_path: Path) -> None:
    lines = "r1;seniors;fin;joie\nr1;seniors;debut;joie\nr3;seniors;fin;\n"
    told = rows(checked(tmp_path, verbatims_codes=FILES["verbatims_codes"] + lines), "reponses_codees")
    assert told == [
        {"groupe": "seniors", "vague": "fin", "code.joie": "oui", "code.bruit": "oui"},
        {"groupe": "seniors", "vague": "fin", "code.joie": "oui", "code.bruit": "non"},
        {"groupe": "seniors", "vague": "debut", "code.joie": "oui", "code.bruit": "non"},
        {"groupe": "seniors", "vague": "fin", "code.joie": None, "code.bruit": None},
    ]


def test_who_attends_in_several_places_is_not_taken_for_who_belongs_to_none(tmp_path: Path) -> None:
    seances = SEANCES + "a3;roses;08/02/2020;90;réalisé;;visio\n"
    data = dataset(tmp_path, seances=seances, presences="seance;participant\na1;p1\na3;p1\na1;p2\na2;p3\na3;p3\n")
    places = [(row["type_structure"], row["partenaire"]) for row in rows(data, "participants")]
    assert places == [(SEVERAL, SEVERAL), ("ehpad", "mairie"), ("residence_autonomie", None)]


def test_a_session_without_a_sheet_is_not_an_empty_session(tmp_path: Path) -> None:
    data = dataset(tmp_path, presences="seance;participant\na1;p1\na1;p2\n")
    assert [row["presents"] for row in rows(data, "seances_suivies")] == [2, None]


@pytest.mark.parametrize(
    ("register", "line", "expected"),
    [
        ("relations", "fanfare;fanfare;oui;oui;9\n", (5, "lien_avec_soi_meme")),
        ("relations", "fanfare;chorale;oui;oui;9\n", (2, "doublon")),
        ("participations", "o1;2018\n", (4, "doublon")),
        ("verbatims_codes", "r1;seniors;fin;Du bruit\n", (2, "doublon")),
        ("entretiens", "e2;seniors;collectif;ennui\n", (6, "code_inconnu")),
    ],
)
def test_what_is_said_twice_or_of_oneself_is_set_aside(
    tmp_path: Path, register: str, line: str, expected: tuple[int, str]
) -> None:
    before = set(found(checked(tmp_path)))
    after = [one for one in found(checked(tmp_path, **{register: FILES[register] + line})) if one not in before]
    assert [one[1:3] for one in after] == [expected]
