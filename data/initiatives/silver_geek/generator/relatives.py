"""Answers of the relatives (end of the year), as KoboToolbox exports them."""

from random import Random

from data.generation.kobo import kobo_rows, kobo_sheet
from data.generation.quotas import at_random, blanks, in_order
from data.generation.sheets import Sheet
from data.initiatives.silver_geek.generator.structures import STRUCTURES, spread

RELATIVES = 80


def relatives(rng: Random) -> Sheet:
    """Make the export of the eighty relatives who answered."""
    places = spread({structure.id: 4 for structure in STRUCTURES})
    dispositions = [rng.gauss(0, 1) for _ in range(RELATIVES)]
    answers = {
        "lien": at_random(rng, {"enfant": 52, "petit_enfant": 12, "conjoint": 9, "autre": 7}),
        "frequence_visite": at_random(rng, {"1": 1, "2": 9, "3": 26, "4": 35, "5": 9}),
        "connait_dispositif": at_random(rng, {"oui": 66, "non": 14}),
        "effet_parent_moral": in_order(rng, dispositions, {"1": 4, "2": 13, "9": 9, "3": 37, "4": 17}),
        "effet_parent_echanges": in_order(rng, dispositions, {"1": 3, "2": 12, "9": 6, "3": 36, "4": 23}),
        "effet_parent_autonomie": in_order(rng, dispositions, {"1": 11, "2": 27, "9": 12, "3": 23, "4": 7}),
        "echanges": in_order(rng, dispositions, {"1": 7, "2": 19, "9": 5, "3": 33, "4": 16}),
        "satisf": in_order(rng, dispositions, {"1": 2, "2": 7, "9": 4, "3": 36, "4": 31}),
    }
    for question in ("effet_parent_moral", "effet_parent_autonomie", "echanges"):
        answers[question] = blanks(rng, answers[question], 2)
    rows = kobo_rows(rng, [""] * RELATIVES, "2015-04-08", 2001)
    for position, row in enumerate(rows):
        row |= {question: given[position] for question, given in answers.items()}
        row |= {"consentement": "oui", "structure": places[position]}
    for row in rng.sample(rows, 15):
        row["verbatim"] = rng.choice(("Elle nous appelle en visio le dimanche.", "Je n’ai pas vu de changement."))
    return kobo_sheet(rows, ["consentement", "structure", *answers, "verbatim"])
