"""A number in a column of communes is an INSEE code or a postal code: told apart, read where it can be one thing only."""

from pathlib import Path

import pytest

from initiatives.validation.commune_answers import CommuneReading
from tests.initiatives.small_initiative import ANSWER, DECLARATION, HEADINGS, QUESTIONNAIRE, SEANCES, dataset

COMMUNES = {
    "26113": "Die",
    "94018": "Charenton-le-Pont",
    "01283": "Oyonnax",
    "02340": "Gauchy",
    "02620": "Presles-et-Boves",
    "75112": "Paris 12e Arrondissement",
    "71415": "Sainte-Foy",
    "76577": "Sainte Foy",
}
SHARED, OUTSIDE, NONE, EITHER, NAMESAKE, UNKNOWN = (
    "que plusieurs communes se partagent",
    "n’est pas dans le territoire déclaré",
    "n’est ni le code INSEE ni le code postal",
    "mêle les deux sortes",
    "portent ce nom",
    "cette commune n’est pas dans le territoire",
)


@pytest.mark.parametrize(
    ("text", "others", "read"),
    [
        ("94220", (), "94018"),  # a postal code that one commune has
        ("94220.0", (), "94018"),
        ("94 220", (), "94018"),
        ("94018", (), "94018"),
        ("75012", (), "75112"),
        ("26150", (), SHARED),
        ("13001", (), OUTSIDE),
        ("13055", (), OUTSIDE),  # the INSEE code of another commune
        ("99999", (), NONE),
        ("2340", (), "02340"),  # a workbook lost the nought
        ("26150 Die", (), "26113"),
        ("Die (26150)", (), "26113"),
        ("94220 - Charenton le Pont", (), "94018"),
        ("13001 Marseille", (), OUTSIDE),
        ("94220 Charanton", (), "94018"),
        ("Sainte-Foy", (), NAMESAKE),
        ("Sainte-Foy (76577)", (), "76577"),
        ("Marseille", (), UNKNOWN),
        # The postal code of Buironfosse, which is elsewhere, is the INSEE code of Presles-et-Boves.
        ("02620", (), "02620"),
        ("02620", ("94018", "26113"), "02620"),
        ("02620", ("94220",), OUTSIDE),
        ("02620", ("94220", "94018"), EITHER),
        # The postal code of Oyonnax and others is the INSEE code of Cheignieu-la-Balme, which is elsewhere.
        ("01100", (), SHARED),
        ("01100", ("94018",), OUTSIDE),
    ],
)
def test_a_number_is_told_for_what_it_is(text: str, others: tuple[str, ...], read: str) -> None:
    reading = CommuneReading(COMMUNES, (text, *others))
    found = reading(text)
    assert found == read if isinstance(found, str) else read in found.message
    assert text not in ("" if isinstance(found, str) else found.message + found.remedy)


def test_a_code_that_two_declared_communes_may_mean_is_refused_where_nothing_tells() -> None:
    # 02430 is the postal code of Gauchy and the INSEE code of Liesse-Notre-Dame.
    declared = {"02340": "Gauchy", "02430": "Liesse-Notre-Dame", "94018": "Charenton-le-Pont"}
    read = {others: CommuneReading(declared, ("02430", *others))("02430") for others in ((), ("94018",), ("94220",))}
    assert (read[("94018",)], read[("94220",)]) == ("02430", "02340")
    assert EITHER in getattr(read[()], "message", "")


def test_what_was_merged_since_may_have_any_postal_code() -> None:
    # Culoz was merged into Culoz-Béon: its postal code is no longer known.
    found = CommuneReading({"01138": "Culoz-Béon", "01039": "Béon"}, ("13001",))("13001")
    assert SHARED in getattr(found, "message", "")


FILES = {
    "declaration": DECLARATION.replace('86": Vienne}', '86": Vienne}, communes: [Die, Charenton-le-Pont]'),
    "questionnaire": QUESTIONNAIRE + "  ou: {text: Où habitez-vous ?, answer: commune}\n",
    "headings": f"{HEADINGS};ou",
}


def test_postal_codes_in_a_question_are_told_and_none_is_a_text_of_ones_own(tmp_path: Path) -> None:
    cells = ("94220", "26150", "13001", "Crest", "26150 Die", "94220", "99999")
    rows = (ANSWER.replace("1;k1", f"{rank};k{rank}") for rank in range(len(cells)))
    debut = "\n".join(f"{row};{cell}" for row, cell in zip(rows, cells, strict=True))
    data = dataset(tmp_path, **FILES, debut=debut, fin=f"{ANSWER.replace('/02/', '/10/')};")
    read = data.tables["seniors"].frame["ou"].astype(str).tolist()[: len(cells)]
    assert read == ["charenton_le_pont", "illisible", "autre", "autre", "die", "charenton_le_pont", "illisible"]
    told = {(one.row, one.rule, one.severity): one.message for one in data.findings}
    assert "2 cellules tiennent un code postal, qu’une seule commune porte" in told[None, "code_postal", "notice"]
    assert "code postal, que plusieurs communes se partagent" in told[3, "commune_inconnue", "cell_set_aside"]
    assert "1 cellule tient un texte" in told[None, "texte_compte_autre", "notice"], "what a code says is no text"


def test_an_unread_postal_code_sends_to_no_codes_that_a_question_of_communes_cannot_have(tmp_path: Path) -> None:
    data = dataset(tmp_path, **FILES, debut=f"{ANSWER};26150", fin=f"{ANSWER.replace('/02/', '/10/')};Die")
    about = [(one.row, one.rule, one.severity) for one in data.findings if one.column == "ou" or "commune" in one.rule]
    assert (2, "commune_inconnue", "cell_set_aside") in about
    assert "niveau_jamais_lu" not in {one.rule for one in data.findings}


def test_postal_codes_in_a_register_are_told(tmp_path: Path) -> None:
    rows = (
        "structure;libelle;type_structure;statut;departement;capacite;partenaire;commune\n"
        "lilas;EHPAD des Lilas;EHPAD;public;1;80;mairie;94220\n"
        "roses;Foyer des Roses;Foyer-logement;public;Vienne;;;26150\n"
    )
    data = dataset(tmp_path, declaration=FILES["declaration"], structures=rows, seances=SEANCES)
    assert data.tables["structures_accueil"].frame["commune"].astype(object).fillna("").tolist() == ["94018", ""]
    assert sorted((one.row or 0, one.rule) for one in data.findings) == [(0, "code_postal"), (3, "commune_inconnue")]
