"""What happened: the call to structures, the volunteers, the sessions and who came."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from data.generation.quotas import at_random
from data.generation.sheets import Row, Sheet
from data.initiatives.silver_geek.generator.seniors import Senior
from data.initiatives.silver_geek.generator.structures import CENTRE, EHPAD, HOME, OTHER, STRUCTURES, Structure

CONTACTED, CANDIDATES = 520, 61
WEEKS = 30


def call(rng: Random) -> Sheet:
    """Make the list of the organisations contacted: the twenty hosts and those who did not apply or were not chosen."""
    hosts = [(structure.departement, structure.kind, "Oui", "Oui") for structure in STRUCTURES]
    others = CONTACTED - len(hosts)
    departements = at_random(rng, {"86": 170, "79": 125, "17": 120, "16": others - 415})
    kinds = at_random(rng, {EHPAD: 210, HOME: 130, CENTRE: 95, OTHER: others - 435})
    applied = at_random(rng, {"Oui": CANDIDATES - len(hosts), "Non": CONTACTED - CANDIDATES})
    rest = [(*row, "Non") for row in zip(departements, kinds, applied, strict=True)]
    everyone = hosts + rest
    rng.shuffle(everyone)
    headings = ["Organisme", "Département", "Type", "A candidaté", "Retenue"]
    return Sheet(
        headings,
        [
            dict(zip(headings, (f"organisme_{number:03}", *row), strict=True))
            for number, row in enumerate(everyone, start=1)
        ],
    )


def volunteers(rng: Random) -> Sheet:
    """Make the sheet of the sixty volunteers: three per structure, a few of whom left before the end."""
    rows: list[Row] = []
    early = iter(at_random(rng, {"": 54, "31/12/2014": 2, "27/02/2015": 4}))
    codes = iter(rng.sample(range(100, 999), 3 * len(STRUCTURES)))
    for structure in STRUCTURES:
        for _ in range(structure.young):
            rows.append(
                {
                    "Code du volontaire": f"V-{next(codes):03}",
                    "Structure d'accueil": structure.id,
                    "Début de mission": rng.choice(("15/09/2014", "22/09/2014", "01/10/2014")),
                    "Fin de mission": next(early) or "30/04/2015",
                }
            )
    return Sheet(
        list(rows[0]),
        rows,
        banner=("Collectif Silver Geek (données de démonstration)", "Volontaires en service civique", ""),
        bands={
            "Volontaire": ("Code du volontaire", "Structure d'accueil"),
            "Mission": ("Début de mission", "Fin de mission"),
        },
    )


_ACTIVITIES = ("tablette",) * 9 + ("wii_bowling",) * 8 + ("musique",) * 4 + ("google_earth",) * 4 + ("visio",) * 3
_REASONS = ("Panne de connexion", "Épidémie dans la structure", "Jeune absent", "Sortie organisée ce jour-là")


def _sessions_of(structure: Structure, weekday: int) -> list[date]:
    first = date(2014, 10, 6) + timedelta(days=weekday)
    return [first + timedelta(weeks=week) for week in range(WEEKS)]


def sessions_and_attendance(rng: Random, seniors: list[Senior]) -> tuple[Sheet, Sheet]:
    """Make the log of the six hundred sessions, in order of date, and one row per person present at each."""
    planned = sorted(
        (day, structure.id)
        for number, structure in enumerate(STRUCTURES)
        for day in _sessions_of(structure, number % 5)
    )
    statuses = at_random(rng, {"Réalisé": 545, "Annulé": 38, "Reporté": len(planned) - 583})
    regulars: dict[str, list[Senior]] = defaultdict(list)
    for senior in seniors:
        if rng.random() < 0.92:
            regulars[senior.structure].append(senior)
    log: list[Row] = []
    attendance: list[Row] = []
    for number, ((day, place), status) in enumerate(zip(planned, statuses, strict=True), start=1):
        session = f"A-{number:04}"
        log.append(
            {
                "N° d'atelier": session,
                "Structure": place,
                "Date": f"{day:%d/%m/%Y}",
                "Durée (min)": str(rng.choice((90, 105, 120, 120, 120, 120, 135))),
                "Statut": status,
                "Motif": "" if status == "Réalisé" else rng.choice(_REASONS),
                "Activité": rng.choice(_ACTIVITIES),
            }
        )
        if status == "Réalisé":
            here = [one for one in regulars[place] if rng.random() < 0.56 + 0.06 * one.disposition]
            attendance += [{"N° d'atelier": session, "Participant": one.key} for one in here]
    return Sheet(list(log[0]), log), Sheet(["N° d'atelier", "Participant"], attendance)
