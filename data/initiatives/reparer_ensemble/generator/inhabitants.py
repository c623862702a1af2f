"""Answers of the inhabitants, as Google Forms exports them: wordings as headings, several answers joined by commas."""

from datetime import datetime, timedelta
from random import Random

from data.generation.quotas import at_random, blanks, in_order, ticks
from data.generation.sheets import Row, Sheet

INHABITANTS = 180
COMMUNES = {"Crest": 62, "Livron-sur-Drôme": 44, "Loriol-sur-Drôme": 31, "Die": 26, "Saillans": 9, "Valence": 8}
"""Where they live; Valence is out of the territory."""
AGREEMENT = "J’accepte que mes réponses servent à l’évaluation."
CLOSED: dict[str, tuple[dict[str, int], int]] = {
    "Je suis satisfait des repair cafés.": (
        {"Pas du tout d’accord": 3, "Plutôt pas d’accord": 14, "Plutôt d’accord": 77, "Tout à fait d’accord": 86},
        2,
    ),
    "Les repair cafés me sont utiles.": (
        {"Pas du tout d’accord": 6, "Plutôt pas d’accord": 21, "Plutôt d’accord": 82, "Tout à fait d’accord": 71},
        3,
    ),
    "Le dernier objet que vous avez apporté a-t-il été réparé ?": ({"Non": 47, "En partie": 29, "Oui": 104}, 4),
    "Depuis que je viens, je jette moins d’objets.": (
        {"Pas du tout d’accord": 19, "Plutôt pas d’accord": 42, "Plutôt d’accord": 74, "Tout à fait d’accord": 45},
        5,
    ),
    "Depuis le début des repair cafés, vous sentez-vous plus ou moins entouré qu’avant ?": (
        {"Beaucoup moins": 1, "Un peu moins": 5, "Comme avant": 101, "Un peu plus": 54, "Beaucoup plus": 19},
        6,
    ),
    "Je suis fier de ce que j’ai appris.": (
        {"Pas du tout d’accord": 13, "Plutôt pas d’accord": 38, "Plutôt d’accord": 84, "Tout à fait d’accord": 45},
        7,
    ),
    "Souhaitez-vous continuer les repair cafés ?": ({"Non": 21, "Oui": 159}, 3),
}
"""Question → how many give each answer, from the least to the most favourable, then how many leave it blank."""
SEVERAL: dict[str, tuple[dict[str, int], str]] = {
    "Qu’est-ce qui fait l’intérêt des repair cafés ?": (
        {
            "Rencontrer des gens": 97,
            "Apprendre": 81,
            "Rendre service": 33,
            "Se distraire": 28,
            "Faire durer mes objets": 124,
        },
        "Faire durer mes objets",
    ),
    "Quelles difficultés avez-vous rencontrées ?": (
        {"Les horaires": 38, "Le trajet": 27, "L’attente": 61, "L’accueil": 6},
        "Aucune difficulté",
    ),
    "Qu’attendez-vous pour la suite ?": (
        {
            "Des repair cafés plus fréquents": 71,
            "Plus près de chez moi": 40,
            "D’autres horaires": 35,
            "Des pièces détachées": 52,
        },
        "Aucune attente particulière",
    ),
}
REMARK = "Souhaitez-vous ajouter quelque chose ?"
REMARKS = ("Merci aux bénévoles, on repart avec le sourire.", "Trop d’attente le samedi.", "Ma lampe remarche !")


def answers(rng: Random) -> Sheet:
    """Make the export of the hundred and eighty inhabitants who answered."""
    dispositions = [rng.gauss(0, 1) for _ in range(INHABITANTS)]
    columns = {
        AGREEMENT: ["J’accepte"] * INHABITANTS,
        "Quel âge avez-vous ?": at_random(
            rng,
            {
                "Moins de 30 ans": 21,
                "De 30 à 44 ans": 39,
                "De 45 à 59 ans": 46,
                "De 60 à 74 ans": 55,
                "75 ans et plus": 19,
            },
        ),
        "Êtes-vous une femme ou un homme ?": at_random(rng, {"Une femme": 103, "Un homme": 77}),
        "Dans quelle commune habitez-vous ?": at_random(rng, COMMUNES),
    }
    for question, (quotas, missing) in CLOSED.items():
        columns[question] = blanks(rng, in_order(rng, dispositions, quotas), missing)
    for question, (options, otherwise) in SEVERAL.items():
        columns[question] = [", ".join(ticked) for ticked in ticks(rng, INHABITANTS, options, otherwise)]
    rows = stamped(rng, INHABITANTS, columns)
    for row in rng.sample(rows, 24):
        row[REMARK] = rng.choice(REMARKS)
    return Sheet(["Horodateur", *columns, REMARK], rows)


def stamped(rng: Random, people: int, columns: dict[str, list[str]]) -> list[Row]:
    """Give the rows of an export, each with the moment at which Google Forms received it, in order."""
    first = datetime(2025, 5, 2, 9, 0)
    moments = sorted(first + timedelta(days=rng.randrange(28), minutes=rng.randrange(600)) for _ in range(people))
    return [
        {"Horodateur": f"{moment:%Y/%m/%d %I:%M:%S %p} UTC+2"}
        | {question: given[place] for question, given in columns.items()}
        for place, moment in enumerate(moments)
    ]
