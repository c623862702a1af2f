"""What the actors say: their answers, who knew whom before and now, and their opinion of each axis."""

from itertools import combinations
from random import Random

from data.generation.quotas import in_order, ticks
from data.generation.sheets import Row, Sheet
from data.initiatives.agir_ensemble_charenton.generator.actors import BANNER, NAMES, POVERTY, YOUTH

SILENT = ("entreprise_numerique", "association_epicerie")
"""The two actors who did not answer."""
_SCALE = ("Pas du tout d'accord", "Plutôt pas d'accord", "Ne sait pas", "Plutôt d'accord", "Tout à fait d'accord")
FAVOUR, EVEN, COST = "Plutôt en notre faveur", "Équilibré", "Plutôt en notre défaveur"

_ANSWERS = (
    # actor, given, received, balance, roles, meaning, anchored, without the dialogue, renew, existed before
    ("communaute_de_communes", 9, 7, EVEN, 3, 4, 4, "Non", "Oui", "Non"),
    ("ville_charenton", 9, 8, EVEN, 4, 4, 4, "Non", "Oui", "Non"),
    ("lycee_robert_schuman", 7, 8, EVEN, 4, 4, 3, "Non", "Oui", "Non"),
    ("college_fictif", 5, 7, FAVOUR, 3, 3, 3, "Moins", "Oui", "Non"),
    ("cci_val_de_marne", 4, 5, EVEN, 2, 3, 3, "Plus tard", "Oui", "Oui"),
    ("club_gravelle", 8, 7, EVEN, 4, 4, 4, "Moins", "Oui", "Non"),
    ("association_insertion", 7, 6, EVEN, 3, 4, 3, "Moins", "Oui", "Oui"),
    ("association_familles", 6, 3, COST, 2, 3, 2, "Oui", "Non", "Ne sait pas"),
    ("credit_foncier", 6, 6, EVEN, 3, 4, 3, "Non", "Oui", "Non"),
    ("accenture", 6, 5, EVEN, 3, 4, 2, "Ne sait pas", "", "Non"),
    ("entreprise_services", 5, 6, EVEN, 3, 3, 4, "Plus tard", "Oui", "Non"),
    ("le_rameau", 7, 6, EVEN, 4, 4, 3, "Moins", "Oui", "Oui"),
)
_ROLES = {"Financement": 3, "Animation": 4, "Coordination": 3, "Accueil d'élèves": 4, "Expertise": 3, "Réseau": 5}
_LEARNT = {
    "Animer un projet commun": 5,
    "Connaissance des publics": 6,
    "Orientation des jeunes": 6,
    "Évaluation": 3,
    "Travail avec d'autres mondes": 8,
}
_TROUBLES = {
    "Temps de coordination": 5,
    "Calendrier": 4,
    "Départ d'interlocuteurs": 3,
    "Circulation de l'information": 2,
    "Axes restés sans action": 4,
}


def answers(rng: Random) -> Sheet:
    """Make the sheet of the answers of the twelve actors who gave one."""
    scale = ("", _SCALE[0], _SCALE[1], _SCALE[3], _SCALE[4])
    count = len(_ANSWERS)
    multiple = {
        "Rôles": ticks(rng, count, _ROLES, "Réseau"),
        "Compétences nouvelles": ticks(rng, count, _LEARNT, "Aucune"),
        "Difficultés": ticks(rng, count, _TROUBLES, "Aucune"),
    }
    rows: list[Row] = []
    for place, (actor, given, felt, balance, roles, sense, anchored, without, renew, existed) in enumerate(_ANSWERS):
        row = {
            "N°": str(place + 1),
            "Partenaire": NAMES[actor],
            "Date": f"{2 + place:02}/12/2015",
            "Canal": "Face à face" if place % 3 == 0 else "En ligne",
            "Apport (0 à 10)": str(given),
            "Bénéfice (0 à 10)": str(felt),
            "Équilibre": balance,
            "Clarté des rôles": scale[roles],
            "Sens de l'action": scale[sense],
            "Visibilité": scale[anchored],
            "Sans l'alliance": without,
            "La solution existait": existed,
            "Renouveler": renew,
        }
        rows.append(row | {question: " ; ".join(chosen[place]) for question, chosen in multiple.items()})
    rows[7]["Remarque libre"] = "La précarité a été vite oubliée."
    rows[2]["Remarque libre"] = "Les chefs d'entreprise viennent maintenant d'eux-mêmes."
    return Sheet(
        [*rows[0], "Remarque libre"],
        rows,
        banner=(BANNER, "Questionnaire aux acteurs du dialogue – décembre 2015", ""),
        bands={"Qui répond": ("N°", "Canal"), "L'alliance": ("Apport (0 à 10)", "Remarque libre")},
    )


def relations(rng: Random) -> Sheet:
    """Make what each of the twelve says of its ties with the thirteen others: not always what the other says."""
    kinds = {actor: kind for kind, actors in _WORLDS.items() for actor in actors}
    rows: list[Row] = []
    ties = {}
    for one, other in combinations(NAMES, 2):
        before = rng.random() < (0.42 if kinds[one] == kinds[other] else 0.14)
        ties[one, other] = before, before or rng.random() < 0.48
    for one in NAMES:
        if one in SILENT:
            continue
        for other in NAMES:
            if other == one:
                continue
            before, now = ties.get((one, other)) or ties[other, one]
            # Some forget a tie that the other names.
            now = now and rng.random() > 0.08
            rows.append(
                {
                    "Acteur": NAMES[one],
                    "Avec": NAMES[other],
                    "Avant le dialogue": "Oui" if before and now else "Non",
                    "Aujourd'hui": "Oui" if now else "Non",
                    "Confiance (0 à 10)": str(min(10, max(2, round(rng.gauss(7, 1.4))))) if now else "",
                }
            )
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Qui travaille avec qui, selon chacun", ""),
        bands={"Qui": ("Acteur", "Avec"), "Le lien": ("Avant le dialogue", "Confiance (0 à 10)")},
    )


_WORLDS = {
    "pouvoir_public": (
        "communaute_de_communes",
        "ville_charenton",
        "lycee_robert_schuman",
        "college_fictif",
        "cci_val_de_marne",
    ),
    "association": ("club_gravelle", "association_insertion", "association_familles", "association_epicerie"),
    "entreprise": ("credit_foncier", "accenture", "entreprise_services", "entreprise_numerique"),
    "expert": ("le_rameau",),
}


def opinions(rng: Random) -> Sheet:
    """Make the opinions of the twelve on each axis; nobody was asked about disability, which has no action."""
    quotas = {YOUTH: (0, 1, 0, 5, 6), POVERTY: (2, 5, 0, 3, 1)}
    rows: list[Row] = []
    who = [actor for actor in NAMES if actor not in SILENT]
    for axis, counts in quotas.items():
        asked = who[: sum(counts)]
        given = in_order(rng, [rng.gauss(0, 1) for _ in asked], dict(zip(_SCALE, counts, strict=True)))
        rows += [
            {"Acteur": NAMES[actor], "Axe": axis, "Le dialogue apporte quelque chose qui n'existait pas": answer}
            for actor, answer in zip(asked, given, strict=True)
        ]
    return Sheet(
        list(rows[0]), rows, banner=(BANNER, "Avis des acteurs, axe par axe", ""), bands={"Qui": ("Acteur", "Axe")}
    )
