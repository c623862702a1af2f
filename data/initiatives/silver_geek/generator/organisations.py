"""Answers of the host structures and of the partners, as somebody typed them in the hand-made workbook."""

from random import Random

from data.generation.quotas import at_random, in_order, ticks
from data.generation.sheets import Sheet
from data.initiatives.silver_geek.generator.partners import NAMES
from data.initiatives.silver_geek.generator.structures import STRUCTURES

AGREEMENT = ("Pas du tout d'accord", "Plutôt pas d'accord", "Ne sait pas", "Plutôt d'accord", "Tout à fait d'accord")
CHANGE = ("Beaucoup moins", "Un peu moins", "Comme avant", "Un peu plus", "Beaucoup plus")
AGREED = {
    "Satisfaction": (1, 2, 0, 10, 7),
    "Effet : moral": (0, 3, 1, 11, 5),
    "Effet : échanges": (0, 2, 1, 10, 7),
    "Effet : autonomie": (2, 7, 2, 7, 2),
    "Programme d'animation": (0, 4, 1, 9, 6),
    "Numérique du personnel": (2, 8, 1, 7, 2),
    "Image": (0, 3, 3, 9, 5),
    "Place des familles": (1, 8, 3, 6, 2),
    "Charge acceptable": (3, 6, 0, 8, 3),
}
"""Question → how many structures give each answer of the agreement scale."""
CHANGED = {"Ambiance": (0, 1, 4, 10, 5), "Relations personnel-résidents": (0, 1, 8, 9, 2)}
HARDSHIPS = {
    "Charge de travail": 9,
    "Espace": 4,
    "Matériel": 7,
    "Connexion": 8,
    "Disponibilité des résidents": 6,
    "Relève des jeunes": 5,
}
WISHES = {"Renouveler les jeunes": 11, "Former le personnel": 8, "Rencontres entre structures": 7, "Financement": 12}


def structures(rng: Random) -> Sheet:
    """Make the sheet of the twenty host structures: all of them answered."""
    count = len(STRUCTURES)
    dispositions = [rng.gauss(0, 1) for _ in STRUCTURES]
    answers = {
        "Fonction du répondant": at_random(rng, {"Direction": 7, "Animation": 10, "Soin": 2, "Autre": 1}),
        "Équipement numérique avant": at_random(rng, {"Oui": 6, "Non": 14}),
    }
    for question, counts in AGREED.items():
        answers[question] = in_order(rng, dispositions, dict(zip(AGREEMENT, counts, strict=True)))
    for question, counts in CHANGED.items():
        answers[question] = in_order(rng, dispositions, dict(zip(CHANGE, counts, strict=True)))
    answers |= {
        "Heures par semaine": at_random(rng, {"1": 2, "1,5": 5, "2": 5, "2,5": 4, "3,5": 3, "5": 1}),
        "Partenariats nouveaux": at_random(rng, {"0": 8, "1": 6, "2": 4, "3": 2}),
        "Événements ouverts": at_random(rng, {"0": 5, "1": 7, "2": 5, "3": 2, "4": 1}),
        "Poursuite": in_order(
            rng, dispositions, {"Non": 2, "Ne sait pas": 2, "Oui, si un financement est trouvé": 10,
                                "Oui, par nos propres moyens": 6}
        ),
        "Difficultés": [" ; ".join(chosen) for chosen in ticks(rng, count, HARDSHIPS, "Aucune")],
        "Attentes": [" ; ".join(chosen) for chosen in ticks(rng, count, WISHES, "Aucune")],
    }  # fmt: skip
    rows = [
        {"N°": str(number + 1), "Structure": structure.id, "Date": f"{13 + number % 15:02}/04/2015"}
        | {question: given[number] for question, given in answers.items()}
        for number, structure in enumerate(STRUCTURES)
    ]
    for row in rng.sample(rows, 6):
        row["Remarque libre"] = "Les résidents attendent les jeunes le jour de l'atelier."
    return Sheet(
        ["N°", "Structure", "Date", *answers, "Remarque libre"],
        rows,
        banner=("Collectif Silver Geek (données de démonstration)", "Questionnaire aux structures – avril 2015", ""),
        bands={
            "Qui répond": ("N°", "Équipement numérique avant"),
            "Effets": ("Satisfaction", "Relations personnel-résidents"),
            "Moyens et suites": ("Heures par semaine", "Remarque libre"),
        },
    )


_PARTNERS = (
    # partner, contribution given, benefit felt, balance, roles, meaning, without the alliance, renew, existed before
    ("orange", 8, 7, "Équilibré", 4, 4, "Moins", "Oui", "Non"),
    ("macif", 8, 6, "Plutôt en notre défaveur", 3, 4, "Non", "Oui", "Non"),
    ("la_poste", 7, 7, "Équilibré", 3, 4, "Non", "Oui", "Non"),
    ("spn", 5, 6, "Équilibré", 3, 3, "Non", "Oui", "Non"),
    ("unis_cite", 9, 8, "Équilibré", 4, 4, "Moins", "Oui", "Non"),
    ("ateliers_du_bocage", 7, 7, "Équilibré", 3, 4, "Plus tard", "Oui", "Non"),
    ("passerelles_et_competences", 6, 6, "Équilibré", 2, 4, "Moins", "Oui", "Oui"),
    ("futurolan", 6, 8, "Plutôt en notre faveur", 3, 4, "Non", "Oui", "Non"),
    ("csc_trois_cites", 8, 7, "Équilibré", 4, 4, "Moins", "Oui", "Oui"),
    ("uriopss", 5, 4, "Plutôt en notre défaveur", 2, 3, "Oui", "Non", "Oui"),
    ("cress_poitou_charentes", 4, 5, "Équilibré", 2, 3, "Ne sait pas", "Oui", "Non"),
    ("conseil_general_deux_sevres", 6, 6, "Équilibré", 3, 3, "Plus tard", "", "Ne sait pas"),
)
LEARNT = {
    "Animer un projet commun": 6,
    "Connaissance des publics": 7,
    "Numérique": 4,
    "Évaluation": 5,
    "Travail avec d'autres mondes": 8,
}
PARTNER_HARDSHIPS = {
    "Temps de coordination": 4,
    "Calendrier": 3,
    "Financement": 4,
    "Départ d'interlocuteurs": 2,
    "Circulation de l'information": 3,
}
ROLES = {"Financement": 4, "Équipement": 3, "Animation": 4, "Coordination": 3, "Expertise": 5, "Réseau": 6}


def partners(rng: Random) -> Sheet:
    """Make the sheet of the twelve partners: all of them answered."""
    scale = ("", AGREEMENT[0], AGREEMENT[1], AGREEMENT[3], AGREEMENT[4])
    count = len(_PARTNERS)
    multiple = {
        "Rôles": ticks(rng, count, ROLES, "Réseau"),
        "Compétences nouvelles": ticks(rng, count, LEARNT, "Aucune"),
        "Difficultés": ticks(rng, count, PARTNER_HARDSHIPS, "Aucune"),
    }
    visible = in_order(rng, [0.0] * count, dict(zip(AGREEMENT, (0, 3, 1, 5, 3), strict=True)))
    rows = []
    for number, (partner, given, felt, balance, roles, meaning, without, renew, existed) in enumerate(_PARTNERS):
        row = {
            "N°": str(number + 1),
            "Partenaire": NAMES[partner],
            "Date": f"{4 + number:02}/05/2015",
            "Apport (0 à 10)": str(given),
            "Bénéfice (0 à 10)": str(felt),
            "Équilibre": balance,
            "Clarté des rôles": scale[roles],
            "Sens de l'action": scale[meaning],
            "Visibilité": visible[number],
            "Sans l'alliance": without,
            "La solution existait": existed,
            "Renouveler": renew,
        }
        rows.append(row | {question: " ; ".join(chosen[number]) for question, chosen in multiple.items()})
    rows[9]["Remarque libre"] = "Trop de réunions pour une petite équipe."
    rows[4]["Remarque libre"] = "Une alliance qui nous a obligés à mieux préparer les missions."
    headings = [*rows[0], "Remarque libre"]
    return Sheet(
        headings,
        rows,
        banner=("Collectif Silver Geek (données de démonstration)", "Questionnaire aux partenaires – mai 2015", ""),
        bands={"Qui répond": ("N°", "Date"), "Le partenariat": ("Apport (0 à 10)", "Remarque libre")},
    )
