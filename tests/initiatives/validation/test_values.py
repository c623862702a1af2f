"""Values as people and tools write them: read for what they mean, told where nothing says which."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from initiatives.validation.joined_answers import FREE_TEXT, joined_reader, own_words_reader
from initiatives.validation.wrong import Wrong
from tests.initiatives.small_initiative import (
    ANSWER,
    DECLARATION,
    HEADINGS,
    QUESTIONNAIRE,
    dataset,
    found,
    refusals,
    write,
)


def column(
    folder: Path, asked: str, *cells: str, heading: str = "q", declaration: str = DECLARATION
) -> tuple[list[object], list[tuple[int | None, str, str]]]:
    """What one question reads at the first wave, and what is said of it."""
    questionnaire = QUESTIONNAIRE.replace("  remarque:", f"  q: {asked}\n  remarque:")
    rows = [f'{rank};k{rank};lilas;10/02/2020;oui;seul;4;2,5;J;;"{cell}"' for rank, cell in enumerate(cells)]
    data = dataset(
        folder,
        declaration=declaration,
        questionnaire=questionnaire,
        headings=f"{HEADINGS};{heading}",
        debut="\n".join(rows),
        fin=f"9;k9;lilas;10/10/2020;oui;seul;4;2,5;J;;{';' * heading.count(';')}",
    )
    frame = data.tables["seniors"].frame
    frame = frame[frame["wave"] == "debut"]
    names = [name for name in frame if str(name).split(".")[0] == "q"]
    read = [
        tuple(row) if len(names) > 1 else row[0] for row in frame[names].astype(object).fillna("").to_numpy().tolist()
    ]
    return read, [(row, rule, severity) for _, row, rule, severity in found(data)]


@pytest.mark.parametrize(
    "cells",
    [("oui", "non"), ("VRAI", "FAUX"), ("x", "non"), ("Coché", "Non coché"), ("✓", "☐"), ("1", "0"), ("Y", "N")],
)
def test_every_way_to_write_yes_and_no(tmp_path: Path, cells: tuple[str, str]) -> None:
    assert column(tmp_path, "{text: Lien, answer: oui_non}", *cells) == (["oui", "non"], [])


def test_one_and_two_are_yes_and_no_where_the_column_has_no_nought(tmp_path: Path) -> None:
    read, said = column(tmp_path, "{text: Lien, answer: oui_non}", "1", "2", "2,0")
    assert (read, said) == (["oui", "non", "non"], [(None, "un_oui_deux_non", "notice")])


def test_two_is_no_answer_where_nought_is_no(tmp_path: Path) -> None:
    read, said = column(tmp_path, "{text: Lien, answer: oui_non}", "1", "0", "2")
    assert (read, said) == (["oui", "non", "illisible"], [(4, "code_inconnu", "cell_set_aside")])


MONEY = "{text: Montant, answer: number, decimals: 2, unit: €}"
AS_THOUSANDS, AS_DECIMALS = [(None, "milliers_lus", "notice")], [(None, "decimales_lues", "notice")]


def _ambiguous(*rows: int) -> list[tuple[int | None, str, str]]:
    return [(row, "nombre_ambigu", "cell_set_aside") for row in rows]


@pytest.mark.parametrize(
    ("cells", "read", "said"),
    [
        (("1.500", "2.250"), ["", ""], _ambiguous(2, 3)),
        (("1.500 €",) * 8, [""] * 8, _ambiguous(*range(2, 10))),
        (("1,500", "12"), ["", 1200], _ambiguous(2)),
        (("1.500", "12,5"), [150000, 1250], AS_THOUSANDS),
        (("1.500", "12.5"), [150, 1250], AS_DECIMALS),
        (("1,500", "12,5"), [150, 1250], AS_DECIMALS),
        (("1.500", "1.234.567"), [150000, 123456700], AS_THOUSANDS),
        (("1.500", "1.234,50"), [150000, 123450], AS_THOUSANDS),
        (("1,500", "1,234.50"), [150000, 123450], AS_THOUSANDS),
        (("0.500", "1500"), [50, 150000], []),
        (("1.500 €", "12,5 €"), [150000, 1250], AS_THOUSANDS),
    ],
)
def test_the_numbers_of_a_column_decide_together_what_their_signs_part_and_it_is_told(
    tmp_path: Path, cells: tuple[str, ...], read: list[object], said: list[tuple[int | None, str, str]]
) -> None:
    got, told = column(tmp_path, MONEY, *cells)
    assert [one if isinstance(one, int) else "" for one in got] == read
    assert told == said


@pytest.mark.parametrize(
    ("reading", "cells", "read"),
    [
        ('thousands: "."', ("1.500 €", "12.500,25", "12,5"), [150000, 1250025, 1250]),
        ('decimal: ","', ("1.500 €", "12.500,25", "12,5"), [150000, 1250025, 1250]),
        ('decimal: "."', ("1.500 €", "12,500.25", "12.5"), [150, 1250025, 1250]),
        ('thousands: ","', ("1,500 €", "12,500.25", "12.5"), [150000, 1250025, 1250]),
    ],
)
def test_the_declaration_says_what_a_sign_parts(
    tmp_path: Path, reading: str, cells: tuple[str, ...], read: list[int]
) -> None:
    declaration = DECLARATION.replace("debut.csv, format: csv", f"debut.csv, format: csv, reading: {{{reading}}}")
    assert column(tmp_path, MONEY, *cells, declaration=declaration)[0] == read


@pytest.mark.parametrize(("reading", "cell"), [('thousands: "."', "12.5"), ('decimal: "."', "1.234.567")])
def test_a_number_that_is_not_as_declared_is_refused(tmp_path: Path, reading: str, cell: str) -> None:
    declaration = DECLARATION.replace("debut.csv, format: csv", f"debut.csv, format: csv, reading: {{{reading}}}")
    assert column(tmp_path, MONEY, cell, declaration=declaration)[0] == [""]


def test_one_sign_cannot_be_both(tmp_path: Path) -> None:
    both = 'debut.csv, format: csv, reading: {decimal: ".", thousands: "."}'
    _, problems = declare(write(tmp_path, declaration=DECLARATION.replace("debut.csv, format: csv", both)))
    assert any("le même signe" in one for one in problems)


def test_three_decimals_that_are_declared_are_decimals(tmp_path: Path) -> None:
    assert column(tmp_path, "{text: Poids, answer: number, decimals: 3}", "1,500", "2.250") == ([1500, 2250], [])


def test_a_date_in_place_of_a_number_is_told_for_what_a_spreadsheet_made_of_it(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("  remarque:", "  q: {text: Prix, answer: number, decimals: 1}\n  remarque:")
    data = dataset(
        tmp_path, questionnaire=asked, headings=f"{HEADINGS};q", fin=f"{ANSWER};2025-05-12\n", debut=f"{ANSWER};12"
    )
    (told,) = [one for one in data.findings if one.rule == "nombre_illisible"]
    assert told.message.startswith("c’est une date") and "Nombre" in told.remedy


OPTIONS = "{text: Goûts, answer: several_of, options: {jouer: Jouer, lire: Lire%s}}"


@pytest.mark.parametrize(
    ("cell", "without", "beside"),
    [
        ("Jouer, le goûter, surtout", ("oui", "non"), ("oui", "non", "oui")),
        ("Jouer, Lire", ("oui", "oui"), ("oui", "oui", "non")),
        ("le goûter", None, ("non", "non", "oui")),
        ("Autre : le goûter", None, ("non", "non", "oui")),
        ("le goûter;Lire;", ("non", "oui"), ("non", "oui", "oui")),
        ("le goûter, à 4 h ; Lire | jouer", ("oui", "oui"), ("oui", "oui", "oui")),
    ],
)
def test_a_text_of_one_s_own_beside_the_options_leaves_them_counted(
    tmp_path: Path, cell: str, without: tuple[str, ...] | None, beside: tuple[str, ...]
) -> None:
    read, said = column(tmp_path, OPTIONS % "", cell)
    rule = [(2, "texte_hors_liste", "notice")] if "goûter" in cell else []
    assert (read, said) == ([without], rule) if without else ([("", "")], [(2, "code_inconnu", "cell_set_aside")])
    counted = [(None, "texte_compte_autre", "notice")] if "goûter" in cell else []
    assert column(tmp_path, OPTIONS % ", autre: Autre", cell) == ([beside], counted)


@pytest.mark.parametrize("cell", ["Lire, Joeur", "Joeur;Lire", "AO_7;Lire", "Joeur", "Lire, le goûter, joeur"])
def test_a_slip_in_one_of_several_answers_is_no_text_of_one_s_own(tmp_path: Path, cell: str) -> None:
    refused = [(2, "code_inconnu", "cell_set_aside")]
    assert column(tmp_path, OPTIONS % ", autre: Autre", cell) == ([("illisible",) * 3], refused)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Jouer, le goûter, surtout", "le goûter, surtout"),
        ("Le Goûter ;Lire;", "Le Goûter"),
        ("le goûter;Lire;et le café", "le goûter ; et le café"),
        ("l’œuf, jouer, rire;Lire", "l’œuf"),
    ],
)
def test_only_ones_own_words_are_kept_of_a_cell_that_names_options_too(cell: str, words: str) -> None:
    options = {"Jouer": "jouer", "Jouer, rire": "jouer", "Lire": "lire", "Autre": "autre"}
    read = joined_reader(options)(cell)
    assert isinstance(read, frozenset) and FREE_TEXT in read
    assert own_words_reader(options)(cell) == words


MANY = {f"Option assez longue numéro {rank} sur la vie du quartier": f"o{rank}" for rank in range(60)}


@pytest.mark.parametrize("ticked", [1, 8, 22, 60])
def test_a_cell_of_many_long_options_is_read_whole(ticked: int) -> None:
    cell = ", ".join([*MANY][:ticked])
    assert joined_reader(MANY)(cell) == frozenset([*MANY.values()][:ticked])


def test_a_cell_that_is_much_longer_than_its_list_says_so() -> None:
    refused = joined_reader({"Lire": "lire", "Autre": "autre"})("Lire, " + "x" * 2000)
    assert isinstance(refused, Wrong) and refused.rule == "reponse_trop_longue"
    own = joined_reader({"Lire": "lire", "Autre": "autre"})("Lire, " + "x" * 900)
    assert own == frozenset({"lire", FREE_TEXT})


def test_no_in_every_box_is_held_for_a_blank_and_told(tmp_path: Path) -> None:
    read, said = column(tmp_path, OPTIONS % "", '0";"0', '1";"0', '";"', '0";"', heading="q[jouer];q[lire]")
    assert read == [("", ""), ("oui", "non"), ("", ""), ("", "")]
    assert said == [(None, "rien_de_coche", "notice")]


@pytest.mark.parametrize(
    "written", ["d’accord", "d'accord", "dʼaccord", "d´accord", "d`accord", "d′accord", "d‘accord"]
)
@pytest.mark.parametrize("hidden", ["", "\u200b", "\u00a0", "\u00ad"])
def test_typographic_variants_are_one_word(tmp_path: Path, written: str, hidden: str) -> None:
    read, said = column(
        tmp_path, "{text: Avis, answer: lik4}", f"Tout à{hidden or ' '}{' ' if hidden else ''}fait {written}"
    )
    assert (read, said) == (["tout_a_fait"], [])


@pytest.mark.parametrize(
    ("asked", "cell", "key"),
    [
        ("{text: Note, answer: note10}", "7,5", "answer: note10_demi"),
        ("{text: Nombre, answer: number}", "7,5", "decimals: 1"),
        ("{text: Avis, answer: lik4}", "AO01", "answer: echelle"),
        ("{text: Avis, answer: oui_non}", "AO01", "answer: one_of"),
        ("{text: Avis, answer: echelle, scale: {levels: {a: A, b: B}}}", "AO01", "no_opinion"),
    ],
)
def test_a_refusal_names_the_key_to_write(tmp_path: Path, asked: str, cell: str, key: str) -> None:
    questionnaire = QUESTIONNAIRE.replace("  remarque:", f"  q: {asked}\n  remarque:")
    data = dataset(
        tmp_path,
        questionnaire=questionnaire,
        headings=f"{HEADINGS};q",
        debut=f"1;k1;lilas;10/02/2020;oui;seul;4;2,5;J;;{cell}",
        fin="9;k9;lilas;10/10/2020;oui;seul;4;2,5;J;;",
    )
    (finding,) = (one for one in data.findings if one.severity == "cell_set_aside")
    assert key in finding.remedy


def test_a_sentence_may_be_declared_to_be_an_agreement(tmp_path: Path) -> None:
    files = {
        wave: f"1;k1;lilas;10/{month}/2020;J’ai lu et j’accepte;seul;4;2,5;J;"
        for wave, month in (("debut", "02"), ("fin", "10"))
    }
    problems = refusals(tmp_path, **files)
    assert len(problems) == 2
    assert all("agreements" in problem and "J’ai lu et j’accepte;" not in problem for problem in problems)
    declared = QUESTIONNAIRE.replace('version: "1"', "version: \"1\"\nagreements: [J'ai lu et j'accepte]")
    assert len(dataset(tmp_path, questionnaire=declared, **files).tables["seniors"].frame) == 2


@pytest.mark.parametrize("key", ["consentement", "opposition", "autorisation_parentale"])
def test_a_sentence_among_words_that_are_read_is_no_refusal_and_says_what_to_declare(tmp_path: Path, key: str) -> None:
    asked = QUESTIONNAIRE.replace("consentement: accord", f"consentement: accord, {key}: dit")
    asked = asked if key != "consentement" else QUESTIONNAIRE.replace("accord}", "[dit]}")
    said = {"no": "oui" if key == "opposition" else "non", "yes": "non" if key == "opposition" else "oui"}
    files = {"headings": f"{HEADINGS};dit", "fin": f"9;k9;lilas;10/10/2020;oui;seul;4;2,5;J;;{said['yes']}"}
    cells = ("J’ai lu, et j’accepte", said["no"], said["yes"])
    debut = "\n".join(f"{n};k{n};lilas;10/02/2020;oui;seul;4;2,5;J;;{cell}" for n, cell in enumerate(cells))
    data = dataset(tmp_path, questionnaire=asked, debut=debut, **files)
    unclear, refused = (one for one in data.findings if one.row)
    assert (unclear.row, refused.row, unclear.rule) == (2, 3, refused.rule), "a doubt is counted with the refusals"
    assert "ni comme un accord ni comme un refus" in unclear.message and 'agreements: ["' in unclear.remedy
    assert "agreements" not in refused.remedy and "accepte»" not in unclear.sentence()
    declared = asked.replace('version: "1"', 'version: "1"\nagreements: ["J\'ai lu, et j\'accepte"]')
    data = dataset(tmp_path, questionnaire=declared, debut=debut, **files)
    assert ([one.row for one in data.findings if one.row] == [3]) == (key != "opposition"), (
        "who agrees to an objection objects"
    )


def test_two_columns_of_one_agreement_are_both_heard(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("consentement: accord", "consentement: [accord, dit]")
    cells = (("oui", ""), ("", "oui"), ("oui", "1"), ("oui", "non"), ("", ""))
    debut = "\n".join(
        f"{n};k{n};lilas;10/02/2020;{one};seul;4;2,5;J;;{two}" for n, (one, two) in enumerate(cells, start=1)
    )
    data = dataset(
        tmp_path, questionnaire=asked, headings=f"{HEADINGS};dit", debut=debut, fin=f"{ANSWER.replace('/02/', '/10/')};"
    )
    rows = [one.row for one in data.findings if one.severity == "row_set_aside"]
    assert rows == [5, 6]
    assert [one.rule for one in data.findings if one.severity == "cell_set_aside"] == ["deux_reponses_differentes"]


LISTED = (
    """{text: Lieu, answer: one_of, options: {a: {label: "L’été à St-Denis", codes: ["01"]}, """
    """b: {label: « Éco », codes: ["02"]}}}"""
)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("L'ete a Saint-Denis", "a"),
        ("L’été à St Denis", "a"),
        ("1", "a"),
        ("1.0", "a"),
        ("01", "a"),
        ("Eco", "b"),
        ("2", "b"),
    ],
)
def test_what_people_and_spreadsheets_leave_out_makes_no_other_answer(tmp_path: Path, cell: str, meant: str) -> None:
    assert column(tmp_path, LISTED, cell) == ([meant], [])


def test_two_codes_that_their_noughts_alone_tell_apart_stay_two(tmp_path: Path) -> None:
    both = """{text: Lieu, answer: one_of, options: {a: {label: Ici, codes: ["01"]}, b: {label: Là, codes: ["001"]}}}"""
    read, said = column(tmp_path, both, "01", "001", "1")
    assert read[:2] == ["a", "b"]
    assert [(row, rule) for row, rule, severity in said if severity != "notice"] == [(4, "code_inconnu")]


@pytest.mark.parametrize("cell", ["7½", "7 ½", "7,5"])
def test_a_half_is_read_where_decimals_are_declared(tmp_path: Path, cell: str) -> None:
    read, _ = column(tmp_path, "{text: Note, answer: number, decimals: 1}", cell)
    assert read == [75]
