"""Which table of a folder is a register: on either side of how many of its columns are there, and of what its name says."""

from datetime import date
from pathlib import Path

import pytest

from initiatives.codebooks.found_exports import FoundExport, found_exports


def found(folder: Path, file: str, *headings: str, row: tuple[str, ...] = ()) -> FoundExport:
    """Return what a table of five rows is, whose columns are headed so."""
    cells = row or tuple(f"mot {rank}" for rank in range(len(headings)))
    (folder / file).write_text("\n".join([";".join(headings), *[";".join(cells)] * 5]), encoding="utf-8")
    ((one,), unread) = found_exports(folder)
    assert not unread
    return one


@pytest.mark.parametrize(
    ("file", "headings", "register", "lacking"),
    [
        # Its columns say it: three at least, six in ten of those needed, six in ten of the table's.
        ("tout.csv", ("Année", "Territoire", "Source"), "essaimage", ()),
        ("tout.csv", ("Année", "Territoire"), None, ()),
        ("tout.csv", ("Groupe", "Vague", "Effectif"), "populations", ("definition",)),
        ("tout.csv", ("Groupe", "Vague", "Structure"), None, ()),
        ("tout.csv", ("Année", "Territoire", "Source", "Ceci", "Cela"), "essaimage", ()),
        ("tout.csv", ("Année", "Territoire", "Source", "Ceci", "Cela", "Et cela"), None, ()),
        ("tout.csv", ("Volontaire", "Structure", "Date fin"), "volontaires", ()),
        ("tout.csv", ("Structure", "Date début", "Date fin"), None, ()),
        # What stands for a column that is needed: a place for a structure, hours for minutes.
        ("tout.csv", ("Date", "Lieu", "Durée (h)"), "seances", ("statut",)),
        ("tout.csv", ("Date", "Lieu", "Présents"), "seances", ("duree_min", "statut")),
        # Of two that it could be, the one of which more is there.
        ("tout.csv", ("Structure", "Équipement", "Nombre"), "equipements", ()),
        # Its name says it, as the house writes it, as its label is begun, or as people call it with two of its columns.
        ("essaimage.csv", ("Ceci", "Cela"), "essaimage", ("annee", "territoire")),
        ("Essaimage 2024.csv", ("Ceci", "Cela"), "essaimage", ("annee", "territoire")),
        ("Inventaire des équipements.csv", ("Ceci", "Cela"), "equipements", ("structure", "equipement", "nombre")),
        ("Inventaire.csv", ("Ceci", "Cela"), "equipements", ("structure", "equipement", "nombre")),
        ("Volontai.csv", ("Ceci", "Cela"), None, ()),
        ("Revue de.csv", ("Ceci", "Cela"), "presse", ("date",)),
        ("Appel à.csv", ("Ceci", "Cela"), None, ()),
        ("Dons.csv", ("Qui", "Date", "Ceci", "Cela", "Et cela"), "contributions", ("nature", "usage")),
        ("Dons.csv", ("Ceci", "Date", "Cela", "Et cela"), None, ()),
        ("Registre des dons.csv", ("Qui", "Date", "Ceci", "Cela", "Et cela"), "contributions", ("nature", "usage")),
        ("Autres dons.csv", ("Qui", "Date", "Ceci", "Cela", "Et cela"), None, ()),
    ],
)  # fmt: skip
def test_a_register_is_known_by_its_columns_or_by_its_name(
    tmp_path: Path, file: str, headings: tuple[str, ...], register: str | None, lacking: tuple[str, ...]
) -> None:
    one = found(tmp_path, file, *headings)
    assert (one.register, one.lacking) == (register, lacking)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Date", "date"), ("Date de la visite", "date"), ("Date d'ouverture", "date"), ("Datation", None),
        ("Jour *", "date"), ("Mois :", "date"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_heads_it(tmp_path: Path, heading: str, column: str | None) -> None:
    one = found(tmp_path, "presse.csv", heading, "Titre")
    assert one.columns == ({column: heading} if column else {}) | {"titre": "Titre"}


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Nombre de membres", "effectif"),
        ("Nb de membres", "effectif"),
        ("Nombre", "effectif"),
        ("Total", None),
        ("Effectif", "effectif"),
    ],
)
def test_how_many_there_are_is_counted(tmp_path: Path, heading: str, column: str | None) -> None:
    assert found(tmp_path, "populations.csv", heading, "Vague").columns.get("effectif") == (heading if column else None)


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Poids (kg)", "quantite"), ("Quantité en t", "quantite"), ("Quantité", "nombre"), ("Tonnage", "quantite")],
)
def test_what_is_weighed_says_its_unit(tmp_path: Path, heading: str, column: str | None) -> None:
    assert found(tmp_path, "production.csv", heading, "Ceci").columns.get(column or "") == heading


@pytest.mark.parametrize(("uses", "held"), [(("Action", "Bleu"), True), (("Bleu", "Action", "Vert"), False)])
def test_a_column_of_closed_words_holds_them_in_half_of_its_cells(
    tmp_path: Path, uses: tuple[str, ...], held: bool
) -> None:
    rows = "\n".join(f"Mairie;03/03/2025;{use}" for use in uses)
    (tmp_path / "contributions.csv").write_text(f"Partenaire;Date;Usage\n{rows}", encoding="utf-8")
    ((one,), _) = found_exports(tmp_path)
    assert ("usage" in one.columns) == held


@pytest.mark.parametrize(
    ("file", "heading", "columns"),
    [
        ("presences.csv", "Code adhérent", {"participant": "Code adhérent"}),
        ("presences.csv", "Participant", {"participant": "Participant"}),
        ("presences.csv", "Ceci", {}),
        ("insertion.csv", "Code salarié", {"salarie": "Code salarié"}),
        ("volontaires.csv", "Code adhérent", {}),
    ],
)
def test_who_came_is_headed_by_a_code_or_by_what_they_are(
    tmp_path: Path, file: str, heading: str, columns: dict[str, str]
) -> None:
    assert found(tmp_path, file, heading, "Cela").columns == columns


def test_a_register_by_hand_says_its_words_of_the_initiative_s_own_and_since_when_it_names_each_partner(
    tmp_path: Path,
) -> None:
    rows = ("Mairie;03/03/2025;Prêt;10", "Régie;01/02/2025;Prêt;5", "Mairie;05/01/2025;Don;1")
    (tmp_path / "contributions.csv").write_text("\n".join(("Partenaire;Date;Nature;Heures", *rows)), encoding="utf-8")
    ((one,), _) = found_exports(tmp_path)
    assert (one.format, one.rows) == ("csv", 3)
    assert {key: set(words) for key, words in one.words.items()} == {
        "partenaire": {"Mairie", "Régie"}, "nature": {"Prêt", "Don"}
    }  # fmt: skip
    assert one.since == {"Mairie": date(2025, 1, 5), "Régie": date(2025, 2, 1)}
