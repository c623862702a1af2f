"""What the partners gave and aimed at; the price of the service is paid for, and is no contribution.

Volunteers' hours have no amount: the declaration says at which rate they are valued.
"""

from datetime import date, timedelta
from random import Random

from data.generation.resources import ECONOMIC, HUMAN, NEW, STAKEHOLDERS, contributions_sheet, decimal, objectives_sheet
from data.generation.sheets import Row, Sheet
from data.initiatives.suez_adeis.generator.partners import ASSOCIATION, BANNER, BROKER, COMPANY, NAMES, TOWN

FINANCIAL, KIND, SKILLS, VOLUNTEER = "Apport financier", "Apport en nature", "Mécénat de compétences", "Bénévolat"
ACTION, COORDINATION, EVALUATION = "Action", "Coordination", "Évaluation"

_GIVEN = (
    # partner, nature, use, entries, hours per entry, amount per entry in euros
    (COMPANY, FINANCIAL, ACTION, 2, 0, 9000),
    (COMPANY, KIND, ACTION, 4, 0, 1500),
    (COMPANY, SKILLS, ACTION, 8, 22, 840),
    (COMPANY, SKILLS, COORDINATION, 8, 6, 270),
    (ASSOCIATION, KIND, ACTION, 6, 0, 900),
    (ASSOCIATION, SKILLS, COORDINATION, 8, 12, 360),
    (ASSOCIATION, SKILLS, EVALUATION, 2, 10, 300),
    (ASSOCIATION, VOLUNTEER, COORDINATION, 8, 9, 0),
    (BROKER, SKILLS, COORDINATION, 8, 10, 450),
    (BROKER, SKILLS, EVALUATION, 4, 12, 540),
    (TOWN, FINANCIAL, ACTION, 1, 0, 5000),
    (TOWN, KIND, ACTION, 8, 0, 600),
    (TOWN, SKILLS, COORDINATION, 4, 5, 200),
)


def contributions(rng: Random) -> Sheet:
    """Make the sheet of contributions; amounts and hours vary a little from one entry to the next."""
    entries: list[tuple[date, Row]] = []
    for partner, nature, use, count, hours, amount in _GIVEN:
        for number in range(count):
            day = date(2014, 1, 13) + timedelta(days=number * 660 // count + rng.randrange(20))
            share = 1.0 if nature == FINANCIAL else rng.uniform(0.85, 1.15)
            halves = round(hours * share * 2)
            row = {
                "Partenaire": NAMES[partner],
                "Date": f"{day:%d/%m/%Y}",
                "Nature": nature,
                "Usage": use,
                "Montant (€)": "" if nature == VOLUNTEER else decimal(round(amount * share) * 100),
                "Justificatif": rng.choice(("Relevé d'heures", "Attestation", "Facture")),
            }
            if hours:
                row["Nb d'heures"] = decimal(halves * 50)
            entries.append((day, row))
    return contributions_sheet(
        "Partenaire", entries, (BANNER, "Contributions des partenaires, 2014 et 2015, hors prix de la prestation", "")
    )


COMMON = "Intérêt général"
_RECYCLE, _EMPLOY = "Recycler l'enrobé plutôt que le mettre en décharge", "Ouvrir des parcours vers l'emploi"
_AIMS = (
    # partner, dimension or quadrant, aim, priority, expected, reached
    (COMPANY, COMMON, _RECYCLE, 3, 8, 8),
    (COMPANY, COMMON, _EMPLOY, 3, 7, 6),
    (COMPANY, HUMAN, "Associer les équipes de terrain", 2, 6, 7),
    (COMPANY, STAKEHOLDERS, "Ancrer l'entreprise dans le territoire", 2, 6, 6),
    (COMPANY, NEW, "Faire évoluer la façon d'acheter", 1, 5, 6),
    (COMPANY, ECONOMIC, "Maîtriser le coût du traitement", 2, 7, 6),
    (ASSOCIATION, COMMON, _RECYCLE, 2, 7, 7),
    (ASSOCIATION, COMMON, _EMPLOY, 3, 8, 7),
    (ASSOCIATION, HUMAN, "Former aux gestes du métier", 3, 7, 8),
    (ASSOCIATION, STAKEHOLDERS, "Faire connaître l'association des entreprises", 2, 6, 7),
    (ASSOCIATION, NEW, "Proposer une offre de recyclage", 2, 7, 7),
    (ASSOCIATION, ECONOMIC, "Diversifier les clients", 3, 7, 4),
    (BROKER, COMMON, _RECYCLE, 2, 6, 7),
    (BROKER, COMMON, _EMPLOY, 3, 7, 7),
    (BROKER, STAKEHOLDERS, "Relier entreprises et associations", 3, 7, 8),
    (BROKER, NEW, "Montrer qu'un achat peut être responsable", 3, 7, 7),
    (TOWN, COMMON, _RECYCLE, 3, 7, 7),
    (TOWN, COMMON, _EMPLOY, 2, 7, 6),
    (TOWN, HUMAN, "Former les agents au tri des matériaux", 1, 5, 5),
    (TOWN, STAKEHOLDERS, "Faire travailler ensemble des acteurs locaux", 2, 6, None),
    (TOWN, ECONOMIC, "Réduire le coût des déblais", 2, 6, 6),
)


def objectives() -> Sheet:
    """Make the sheet of objectives: those of general interest, which every partner notes, then its own."""
    aims = [(NAMES[partner], *aim) for partner, *aim in _AIMS]
    return objectives_sheet(
        "Partenaire",
        "Dimension ou quadrant",
        aims,
        (BANNER, "Objectifs à trois dimensions : intérêt général, et carré magique de chaque partenaire", ""),
    )
