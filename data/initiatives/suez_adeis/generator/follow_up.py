"""What was weighed, written and said beside the questionnaires: tonnes, press, interviews, counted populations."""

from datetime import date, timedelta
from random import Random

from data.generation.sheets import Row, Sheet
from data.initiatives.suez_adeis.generator import teams
from data.initiatives.suez_adeis.generator.partners import BANNER

_MONTHS = (62, 70, 96, 118, 124, 131, 88, 47, 126, 133, 109, 58, 66, 81, 104, 127, 135, 142, 95, 52, 139, 144, 118)
"""Tonnes of recycled material brought each month, January 2014 – November 2015: works stop in winter and in August."""


def weighing(rng: Random) -> Sheet:
    """Make the log of weighing slips: three to five a month, in tonnes."""
    rows: list[Row] = []
    for month, tonnes in enumerate(_MONTHS):
        first = date(2014 + month // 12, month % 12 + 1, 1)
        slips = rng.randint(3, 5)
        for number in range(slips):
            weight = round(tonnes / slips * rng.uniform(0.8, 1.2), 2)
            rows.append(
                {
                    "Date du bon": f"{first + timedelta(days=6 * number + rng.randrange(4)):%d/%m/%Y}",
                    "Matière": "enrobe",
                    "Tonnes": f"{weight:.2f}".replace(".", ","),
                    "N° de bon": f"B-{len(rows) + 1:04}",
                }
            )
    return Sheet(list(rows[0]), rows)


_PRESS = (
    ("18/03/2014", "Quotidien régional (inventé)", "L'enrobé des tranchées reprend du service"),
    ("02/10/2014", "Lettre d'un réseau d'insertion (inventée)", "Un chantier, deux métiers"),
    ("11/12/2014", "Bulletin municipal (inventé)", "Des déblais en moins"),
    ("20/05/2015", "Quotidien régional (inventé)", "Quand une entreprise recrute autrement"),
    ("08/10/2015", "Revue professionnelle de l'eau (inventée)", "Acheter responsable : un essai"),
)


def press() -> Sheet:
    """Make the press review."""
    rows = [dict(zip(("Date", "Média", "Titre"), item, strict=True)) for item in _PRESS]
    return Sheet(list(rows[0]), rows, banner=(BANNER, "Revue de presse", ""), bands={"Parution": ("Date", "Titre")})


_INTERVIEWS = (
    # group, day, minutes, codes
    ("Salariés en insertion", "04/11/2015", 45, ("apprendre_un_metier", "etre_considere", "fierte_des_equipes")),
    ("Salariés en insertion", "05/11/2015", 40, ("apprendre_un_metier", "tension_sur_les_delais")),
    ("Salariés en insertion", "06/11/2015", 50, ("apprendre_un_metier", "etre_considere", "securite_mieux_dite")),
    ("Membres des équipes de l'entreprise", "09/11/2015", 60,
     ("qualite_du_travail", "securite_mieux_dite", "tension_sur_les_delais", "fierte_des_equipes")),
    ("Membres des équipes de l'entreprise", "10/11/2015", 55, ("qualite_du_travail", "fierte_des_equipes", "etre_considere")),
    ("Membres des équipes de l'entreprise", "12/11/2015", 50,
     ("securite_mieux_dite", "tension_sur_les_delais", "moins_de_dechets")),
    ("Partenaires", "16/11/2015", 75, ("moins_de_dechets", "dependance_au_client", "apprendre_un_metier")),
    ("Partenaires", "17/11/2015", 70, ("moins_de_dechets", "qualite_du_travail", "dependance_au_client")),
)  # fmt: skip
_QUOTES = {
    (1, "etre_considere"): ("On m'appelle par mon prénom, comme les autres.", "Oui"),
    (4, "securite_mieux_dite"): ("On redit les consignes à voix haute ; tout le monde y gagne.", "Oui"),
    (7, "dependance_au_client"): ("Si le contrat s'arrête, nous n'avons rien d'aussi gros.", "Non"),
}


def interviews() -> Sheet:
    """Make the sheet of the eight coded interviews: one line per interview and code."""
    rows: list[Row] = []
    for number, (group, day, minutes, codes) in enumerate(_INTERVIEWS, start=1):
        for code in codes:
            quote, may_be_shown = _QUOTES.get((number, code), ("", ""))
            rows.append(
                {
                    "Entretien": f"entretien_{number:02}",
                    "Groupe": group,
                    "Date": day,
                    "Forme": "Individuel",
                    "Durée (min)": str(minutes),
                    "Code": code,
                    "Extrait": quote,
                    "Publiable": may_be_shown,
                }
            )
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Entretiens de novembre 2015, codés avec la grille 2015-1", ""),
        bands={"Entretien": ("Entretien", "Durée (min)"), "Ce qui est évoqué": ("Code", "Publiable")},
    )


def populations(workers: tuple[int, int]) -> Sheet:
    """Make the sheet of the counts that response rates are read against."""
    counted = (
        ("Salariés en insertion", "Revue de 2014", workers[0]),
        ("Salariés en insertion", "Revue de 2015", workers[1]),
        ("Membres des équipes de l'entreprise", "Revue de 2014", teams.ASKED_FIRST),
        ("Membres des équipes de l'entreprise", "Revue de 2015", teams.ASKED_SECOND),
        ("Partenaires", "Revue de 2015", 4),
    )
    rows = [
        {
            "Groupe": group,
            "Vague": wave,
            "Définition": "Sollicités",
            "Effectif": str(count),
            "Renseigné par": "Comité de suivi",
            "Date": "03/11/2014" if "2014" in wave else "02/11/2015",
        }
        for group, wave, count in counted
    ]
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Dénombrement des populations", "Sollicités : invités à répondre au questionnaire"),
        bands={"Qui": ("Groupe", "Définition"), "Combien": ("Effectif", "Date")},
    )
