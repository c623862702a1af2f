"""The twenty-eight companies that met pupils at least once: who came which year, and what they answered."""

from random import Random

from data.generation.quotas import at_random, in_order, ticks
from data.generation.sheets import Row, Sheet
from data.initiatives.agir_ensemble_charenton.generator.actors import BANNER

COMPANIES, ANSWERED = 28, 24
YEARS = {
    2013: range(1, 15),
    2014: (*range(1, 11), *range(15, 23)),
    2015: (*range(3, 9), *range(15, 20), *range(23, 29)),
}
"""Year → the numbers of the companies that came: 10 of 14 come back the second year, 11 of 18 the third."""


def name(number: int) -> str:
    """Name a company by its number only: nobody exists behind it."""
    return f"E-{number:02}"


def participations() -> Sheet:
    """Make the list of the companies that came each year."""
    rows = [{"Entreprise": name(number), "Année": str(year)} for year, numbers in YEARS.items() for number in numbers]
    return Sheet(["Entreprise", "Année"], rows)


_SCALE = ("Pas du tout d'accord", "Plutôt pas d'accord", "Ne sait pas", "Plutôt d'accord", "Tout à fait d'accord")
_MOTIVES = {
    "Faire évoluer nos équipes": 7,
    "Mieux connaître les acteurs locaux": 15,
    "Découvrir de nouvelles idées": 6,
    "Préparer nos recrutements": 11,
}


def answers(rng: Random) -> Sheet:
    """Make the sheet of the answers: the four companies that came once, long ago, did not answer."""
    who = [number for number in range(1, COMPANIES + 1) if number not in (11, 12, 13, 14)]
    mood = [rng.gauss(0, 1) for _ in who]
    times = [sum(number in numbers for numbers in YEARS.values()) for number in who]
    people = [min(9, rng.choice((1, 1, 2, 2, 3)) * count) for count in times]
    given = {
        "Canal": at_random(rng, {"En ligne": 17, "Téléphone": 5, "Papier": 2}),
        "Taille": at_random(rng, {"Moins de 10": 11, "De 10 à 49": 7, "De 50 à 249": 4, "250 et plus": 2}),
        "Secteur": at_random(rng, {"Services": 9, "Commerce": 6, "Bâtiment et industrie": 4, "Numérique": 5}),
        "Commune": at_random(rng, {"Charenton-le-Pont": 15, "Saint-Maurice": 6, "Autre commune": 3}),
        "Nb de rencontres": [str(count) for count in times],
        "Salariés": [str(count) for count in people],
        "Heures": [f"{count * rng.choice((4, 5, 6)) / 2:g}".replace(".", ",") for count in people],
        "Motifs": [
            " | ".join(chosen) for chosen in ticks(rng, ANSWERED, _MOTIVES, "Mieux connaître les acteurs locaux")
        ],
        "Connaissance des jeunes": in_order(rng, mood, dict(zip(_SCALE, (1, 5, 1, 11, 6), strict=True))),
        "Recrutements": at_random(rng, {"0": 19, "1": 4, "2": 1}),
        "Stages": at_random(rng, {"0": 8, "1": 8, "2": 5, "3": 2, "4": 1}),
        "Revient l'an prochain": in_order(rng, mood, {"Non": 5, "Ne sait pas": 4, "Oui": 15}),
        "Recommande (0 à 10)": in_order(rng, mood, {"3": 1, "5": 3, "6": 3, "7": 5, "8": 6, "9": 4, "10": 2}),
    }
    rows: list[Row] = [
        {
            "N°": str(place + 1),
            "Entreprise": name(number),
            "Date": f"{1 + place % 15:02}/12/2015",
            "Refuse l'usage": "Non",
        }
        | {question: replies[place] for question, replies in given.items()}
        for place, number in enumerate(who)
    ]
    rows[5]["Remarque libre"] = "Les élèves de seconde posaient peu de questions."
    rows[16]["Remarque libre"] = "Deux stagiaires accueillis depuis."
    return Sheet(
        [*rows[0], "Remarque libre"],
        rows,
        banner=(BANNER, "Questionnaire aux entreprises – décembre 2015", ""),
        bands={"Qui répond": ("N°", "Commune"), "La participation": ("Nb de rencontres", "Remarque libre")},
    )
