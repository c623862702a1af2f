"""What is personal data is recognised by its heading or by its form, and nothing else is."""

import pytest

from initiatives.collection.personal_values import left_column, personal_heading, personal_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Écrire à prenom.nom@exemple.fr", "adresses électroniques"),
        ("06 12 34 56 78", "numéros de téléphone"),
        ("06.12.34.56.78", "numéros de téléphone"),
        ("+33 (0)6 12 34 56 78", "numéros de téléphone"),
        ("+32 470 12 34 56", "numéros de téléphone"),
        ("2 95 10 99 126 111 93", "numéros de sécurité sociale"),
        ("295109912611193", "numéros de sécurité sociale"),
        ("FR76 3000 6000 0112 3456 7890 189", "IBAN"),
        ("habite 12 bis, rue des Lilas", "adresses postales"),
        ("192.168.10.14", "adresses IP"),
        ("02:42:ac:11:00:02", "identifiants d’appareil"),
        ("collect:aB3dE5fG7h", "identifiants d’appareil"),
        ("Merci à Mme Quatrepoint", "noms de personnes"),
    ],
)
def test_personal_data_is_recognised_by_its_form(text: str, kind: str) -> None:
    assert personal_kinds(["oui", text, ""]) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "295109912611194",  # a number of the NIR’s form, with another key
        "FR76 3000 6000 0112 3456 7890 188",  # the same of an IBAN
        *("01-02-2020 10:30:00", "2020-02-10T10:30:00.120+02:00", "1.234.567", "10:32:45"),
        *("0612345678", "79191", "10 cours de tablette", "3 places de parking", "Madame a aimé", "EHPAD des Lilas"),
        *("arobase @ seul", "version 1.2.3", "999.1.1.1", "Foyer DES ROSES"),
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert personal_kinds(["oui", "non", text]) == set()


def test_what_one_cell_does_not_tell_the_column_does() -> None:
    assert personal_kinds(["0612345678", "0712345679", "0123456789", "?"]) == {"numéros de téléphone"}
    assert personal_kinds(["Zoé QUATREPOINT", "LE GOFF Paul", "Anne-Lise MARTIN"]) == {"noms de personnes"}
    names = ["Zoé Quatrepoint", "Anne-Lise Martin", "Paul Le Goff", "Jean de La Tour", "Aïcha d’Orval", "Hugo Petit"]
    assert personal_kinds(names) == {"noms de personnes"}, "two words with capitals, five times"
    assert personal_kinds(names[:4]) == personal_kinds([*names, *(f"k{rank}" for rank in range(9))]) == set()
    assert (
        personal_kinds(["Petit Paris", "Saint Denis", "La Rochelle", "Foyer Soleil", "Centre Ville", "Tout Va"])
        == set()
    )
    assert personal_kinds(["0612345678", *(f"k{rank}" for rank in range(9))]) == set()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *(
            (one, "adresses électroniques")
            for one in ("E-mail", "Adresse de messagerie", "Votre adresse électronique ?")
        ),
        *((one, "numéros de téléphone") for one in ("Tél.", "phonenumber", "Numéro de téléphone portable")),
        *((one, "noms de personnes") for one in ("Nom", "Prénom", "Nom et prénom", "Nom de l’enfant", "username")),
        *((one, "identifiants d’appareil") for one in ("deviceid", "simserial", "IMEI")),
        *((one, "adresses IP") for one in ("ipaddr", "Adresse IP", "IP Address")),
        ("Adresse postale", "adresses postales"),
        ("N° de sécurité sociale", "numéros de sécurité sociale"),
        ("IBAN", "IBAN"),
        *(
            (one, None)
            for one in ("Nom de la structure", "Avez-vous un téléphone ?", "Aimez-vous votre nom ?", "satisf")
        ),
    ],
)
def test_a_heading_announces_personal_data_when_it_is_nothing_else(heading: str, kind: str | None) -> None:
    assert personal_heading(heading) == kind


def test_a_heading_that_tells_of_somebody_is_not_kept() -> None:
    assert left_column("C", "zoe@exemple.fr", ["1"]).heading == ""
    assert left_column("C", "Remarque", ["zoe@exemple.fr"]) == ("C", "Remarque", ("adresses électroniques",))
