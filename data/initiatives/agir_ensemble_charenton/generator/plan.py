"""The concerted action plan, the meetings of the dialogue, what was born of it, and where the idea went next."""

from datetime import date, timedelta
from random import Random

from data.generation.sheets import Row, Sheet
from data.initiatives.agir_ensemble_charenton.generator.actors import (
    BANNER,
    CHARENTON,
    NAMES,
    POVERTY,
    SAINT_MAURICE,
    YOUTH,
)

DONE, RUNNING, PLANNED, DROPPED = "Réalisée", "En cours", "À venir", "Abandonnée"
_ACTIONS = (
    # axis, action, who carries it, due on, status
    (YOUTH, "Quand Élèves et Entreprises se rencontrent, première année", "club_gravelle", "30/06/2013", DONE),
    (YOUTH, "Préparer les enseignants aux rencontres", "lycee_robert_schuman", "31/12/2013", DONE),
    (YOUTH, "Deuxième année de rencontres", "club_gravelle", "30/06/2014", DONE),
    (YOUTH, "Ouvrir les rencontres au collège", "college_fictif", "30/06/2014", DONE),
    (YOUTH, "Troisième année de rencontres", "ville_charenton", "30/06/2015", DONE),
    (YOUTH, "Liste partagée des offres de stage", "ville_charenton", "31/12/2014", DONE),
    (YOUTH, "Ateliers de préparation aux entretiens", "association_insertion", "31/03/2015", DONE),
    (YOUTH, "Visites d'entreprises", "entreprise_services", "30/06/2016", RUNNING),
    (YOUTH, "Parrainage de jeunes sans emploi", "association_insertion", "31/12/2016", RUNNING),
    (YOUTH, "Évaluer les rencontres", "accenture", "29/02/2016", RUNNING),
    (YOUTH, "Journée de l'alternance", "cci_val_de_marne", "30/04/2016", PLANNED),
    (YOUTH, "Étendre les rencontres aux communes voisines", "communaute_de_communes", "31/12/2016", PLANNED),
    (YOUTH, "Journal des métiers", "lycee_robert_schuman", "31/12/2013", DROPPED),
    (YOUTH, "Portail internet commun", "communaute_de_communes", "31/12/2014", DROPPED),
    (POVERTY, "Collecte alimentaire commune", "association_epicerie", "30/11/2013", DONE),
    (POVERTY, "Guide des aides du territoire", "association_familles", "31/12/2014", DONE),
    (POVERTY, "Épicerie solidaire partagée", "association_epicerie", "30/06/2016", RUNNING),
    (POVERTY, "Dons d'invendus par les commerçants", "association_epicerie", "30/06/2016", RUNNING),
    (POVERTY, "Fonds d'urgence entre acteurs", "", "31/12/2016", PLANNED),
    (POVERTY, "Permanences communes", "association_familles", "31/12/2013", DROPPED),
)


def actions() -> Sheet:
    """Make the sheet of the action plan: nothing on disability, the third axis."""
    rows = [
        {"N°": f"A-{number:02}", "Action": action, "Axe": axis, "Porteur": NAMES.get(actor, ""), "Échéance": due,
         "Statut": status}
        for number, (axis, action, actor, due, status) in enumerate(_ACTIONS, start=1)
    ]  # fmt: skip
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Plan d'actions concerté", "Axe handicap : fiche non transmise"),
        bands={"L'action": ("N°", "Porteur"), "Où elle en est": ("Échéance", "Statut")},
    )


_OUTCOMES = {
    1: "Trois fragilités retenues par les acteurs",
    2: "Trois axes : jeunes, précarité, handicap",
    4: "Une première liste d'actions, sans porteur pour toutes",
    7: "Vingt actions au plan ; l'axe handicap reste sans fiche",
    9: "Les rencontres au lycée reconduites ; le journal des métiers abandonné",
    10: "Une préparation des enseignants avant chaque rencontre",
    14: "L'évaluation demandée pour décider de la suite",
    15: "La liste commune des offres de stage décidée",
    16: "Un questionnaire avant et après la rencontre, avec des classes témoins",
    17: "Les rencontres étendues aux communes voisines en 2016",
    19: "Un bilan demandé aux enseignants, aux entreprises et aux acteurs",
}
"""What came of a meeting, by its rank: of the others nobody noted anything."""
_SUBJECTS = ("Diagnostic partagé", "Choix des axes", "Plan d'actions", "Bilan annuel", "Préparation des rencontres")


def meetings(rng: Random, places: Random) -> Sheet:
    """Make the list of the meetings of the dialogue, from autumn 2010 to the end of 2015; `places` draws where.

    Two in three are held in the larger commune; one does not say where.
    """
    rows: list[Row] = []
    day = date(2010, 9, 28)
    while day < date(2015, 12, 20):
        rows.append(
            {
                "N°": f"RD-{len(rows) + 1:02}",
                "Date": f"{day:%d/%m/%Y}",
                "Objet": _SUBJECTS[min(len(rows), 4)] if len(rows) < 3 else rng.choice(_SUBJECTS[2:]),
                "Ce qui en est sorti": _OUTCOMES.get(len(rows) + 1, ""),
                "Acteurs présents": str(rng.randrange(6, 13)),
                "Commune": places.choice((CHARENTON, CHARENTON, SAINT_MAURICE)),
            }
        )
        day += timedelta(days=rng.randrange(80, 135))
    rows[6]["Commune"] = ""
    return Sheet(list(rows[0]), rows, banner=(BANNER, "Réunions du dialogue", ""), bands={"Quand": ("N°", "Date")})


def born() -> Sheet:
    """Make the sheet of what was born of the dialogue: only the first line was published."""
    rows = [
        {"Code": "q2er", "Initiative": "Quand Élèves et Entreprises se rencontrent", "Axe": YOUTH, "Année": "2012",
         "Source": "Le RAMEAU, Les 3 formes de co-construction territoriale"},
        {"Code": "bourse_de_stages", "Initiative": "Liste partagée des offres de stage", "Axe": YOUTH, "Année": "2014",
         "Source": "Démonstration"},
        {"Code": "epicerie", "Initiative": "Épicerie solidaire partagée", "Axe": POVERTY, "Année": "2015",
         "Source": "Démonstration"},
    ]  # fmt: skip
    return Sheet(
        list(rows[0]), rows, banner=(BANNER, "Initiatives nées du dialogue", ""), bands={"Quoi": ("Code", "Initiative")}
    )


VITAWIN = "https://94.citoyens.com/2021/vitawin-paris-est-marne-et-bois-met-en-reseau-eleves-ecoles-et-entreprises,12-12-2021.html"


def spread_since() -> Sheet:
    """Make the sheet of the communes that VITAWIN covers: the source says how many, they are numbered."""
    rows = [{"Année": "2021", "Territoire": f"commune_{number:02}", "Source": VITAWIN} for number in range(1, 14)]
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Essaimage : communes de VITAWIN, d'après les publications", ""),
        bands={"Où et quand": ("Année", "Territoire")},
    )
