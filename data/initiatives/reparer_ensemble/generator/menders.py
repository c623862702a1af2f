"""Answers of the volunteers who mend, as Google Forms exports them."""

from random import Random

from data.generation.quotas import at_random, blanks, in_order, ticks
from data.generation.sheets import Sheet
from data.initiatives.reparer_ensemble.generator.inhabitants import AGREEMENT, stamped

VOLUNTEERS = 42


def answers(rng: Random) -> Sheet:
    """Make the export of the forty-two volunteers who answered."""
    dispositions = [rng.gauss(0, 1) for _ in range(VOLUNTEERS)]
    levels = ("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord")
    ages = [str(max(18, min(84, round(rng.gauss(58, 14))))) for _ in range(VOLUNTEERS)]
    columns = {
        AGREEMENT: ["J’accepte"] * VOLUNTEERS,
        "Quel âge avez-vous ?": ages,
        "Êtes-vous une femme ou un homme ?": at_random(rng, {"Une femme": 17, "Un homme": 25}),
        "Je suis satisfait de ma participation.": in_order(
            rng, dispositions, dict(zip(levels, (1, 3, 19, 19), strict=True))
        ),
        "De 0 à 10, quelle note donnez-vous à votre accompagnement ?": blanks(
            rng, in_order(rng, dispositions, {"4": 3, "5": 4, "6": 7, "7": 11, "8": 10, "9": 4, "10": 3}), 2
        ),
        "J’ai confiance en moi.": in_order(rng, dispositions, dict(zip(levels, (1, 5, 22, 14), strict=True))),
        "Poursuivez-vous un engagement, ou le souhaitez-vous ?": in_order(rng, dispositions, {"Non": 6, "Oui": 36}),
        "Quelles compétences avez-vous acquises ?": [
            ", ".join(ticked)
            for ticked in ticks(
                rng,
                VOLUNTEERS,
                {
                    "Communiquer": 18,
                    "Des gestes techniques": 27,
                    "Travailler en équipe": 20,
                    "Faire preuve de patience": 15,
                },
                "Aucune",
            )
        ],
        "Quelles difficultés avez-vous rencontrées ?": [
            ", ".join(ticked)
            for ticked in ticks(
                rng,
                VOLUNTEERS,
                {"Le temps que cela prend": 12, "Le matériel": 19, "La fatigue": 9},
                "Aucune difficulté",
            )
        ],
    }
    return Sheet(["Horodateur", *columns], stamped(rng, VOLUNTEERS, columns))
