"""Answers of the four partners, and what they say of one another, as somebody typed them in the workbook."""

from data.generation.sheets import Row, Sheet

COMPANY, ASSOCIATION, BROKER, TOWN = "suez_eaux_grand_est", "adeis", "labo_partenariats", "commune_hote"
NAMES = {
    COMPANY: "SUEZ Eaux Grand Est",
    ASSOCIATION: "ADEIS",
    BROKER: "Labo régional des partenariats",
    TOWN: "Commune hôte (inventée)",
}
BANNER = "Partenariat SUEZ – ADEIS (données de démonstration)"

_ANSWERS = (
    # partner, contribution given, benefit felt, balance, roles, meaning, anchoring, without the alliance, existed, renew
    (COMPANY, 7, 7, "Équilibré", "Plutôt d'accord", "Tout à fait d'accord", "Plutôt d'accord", "Moins", "Non", "Oui"),
    (ASSOCIATION, 8, 6, "Plutôt en notre défaveur", "Plutôt pas d'accord", "Tout à fait d'accord",
     "Tout à fait d'accord", "Non", "Non", "Oui"),
    (BROKER, 5, 6, "Équilibré", "Plutôt d'accord", "Plutôt d'accord", "Plutôt d'accord", "Non", "Non", "Oui"),
    (TOWN, 4, 5, "Équilibré", "Plutôt d'accord", "Plutôt d'accord", "Plutôt pas d'accord", "Plus tard", "Oui", ""),
)  # fmt: skip
_TICKED = {
    "Rôles": (
        ("Financement", "Équipement ou terrain", "Encadrement des salariés en insertion"),
        ("Encadrement des salariés en insertion", "Coordination", "Expertise"),
        ("Coordination", "Réseau"),
        ("Équipement ou terrain",),
    ),
    "Compétences nouvelles": (
        ("Connaissance des personnes en insertion", "Travail avec d'autres mondes"),
        ("Recyclage des matériaux", "Travail avec d'autres mondes", "Évaluation"),
        ("Évaluation",),
        ("Recyclage des matériaux",),
    ),
    "Difficultés": (
        ("Calendrier", "Départ d'interlocuteurs"),
        ("Temps de coordination", "Calendrier", "Financement"),
        ("Temps de coordination",),
        ("Aucune",),
    ),
}


def partners() -> Sheet:
    """Make the sheet of the four partners: all of them answered."""
    rows: list[Row] = []
    for number, (partner, given, felt, balance, roles, meaning, anchored, without, existed, renew) in enumerate(
        _ANSWERS
    ):
        row = {
            "N°": str(number + 1),
            "Partenaire": NAMES[partner],
            "Date": f"{5 + 3 * number:02}/11/2015",
            "Apport (0 à 10)": str(given),
            "Bénéfice (0 à 10)": str(felt),
            "Équilibre": balance,
            "Clarté des rôles": roles,
            "Sens de l'action": meaning,
            "Visibilité": anchored,
            "Sans l'alliance": without,
            "La solution existait": existed,
            "Renouveler": renew,
        }
        rows.append(row | {question: " ; ".join(chosen[number]) for question, chosen in _TICKED.items()})
    rows[1]["Remarque libre"] = "Un deuxième client nous rendrait moins dépendants."
    return Sheet(
        [*rows[0], "Remarque libre"],
        rows,
        banner=(BANNER, "Questionnaire aux partenaires – novembre 2015", ""),
        bands={"Qui répond": ("N°", "Date"), "Le partenariat": ("Apport (0 à 10)", "Remarque libre")},
    )


_TRUST = {
    (COMPANY, ASSOCIATION): ("Non", 8), (ASSOCIATION, COMPANY): ("Non", 7),
    (COMPANY, BROKER): ("Non", 7), (BROKER, COMPANY): ("Non", 7),
    (COMPANY, TOWN): ("Oui", 6), (TOWN, COMPANY): ("Oui", 6),
    (ASSOCIATION, BROKER): ("Oui", 8), (BROKER, ASSOCIATION): ("Oui", 8),
    (ASSOCIATION, TOWN): ("Non", 6), (TOWN, ASSOCIATION): ("Non", 7),
    (BROKER, TOWN): ("Non", 5), (TOWN, BROKER): ("Non", 6),
}  # fmt: skip
"""Who speaks of whom → whether they already worked together before 2013, and how much trust from 0 to 10."""


def relations() -> Sheet:
    """Make the sheet where each partner speaks of every other; those who do not work together say so."""
    rows = [
        {
            "Partenaire": NAMES[one],
            "À propos de": NAMES[other],
            "Travaillait avec avant": before,
            "Travaille avec": "Non" if {one, other} == {BROKER, TOWN} else "Oui",
            "Confiance (0 à 10)": str(trust),
        }
        for (one, other), (before, trust) in _TRUST.items()
    ]
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Relations entre partenaires, avant 2013 et en 2015", ""),
        bands={"Qui parle de qui": ("Partenaire", "À propos de")},
    )
