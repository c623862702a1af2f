"""The insertion workers, invented: when each came and left, how many hours, and what they answered at each review."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from data.generation.kobo import kobo_rows, kobo_sheet, tick
from data.generation.quotas import at_random, blanks, in_order, not_said, ticks
from data.generation.sheets import Row, Sheet

GONE, LEAVING, STAYING, COMING = 8, 14, 20, 16
"""Workers who left before the first review, between the two, who were there at both, who came between the two."""
FIRST_ANSWERS, SECOND_ANSWERS = 30, 33
"""Answers at each review, out of 34 then 36 workers present."""
SITE = date(2013, 12, 31)
FIRST_REVIEW, SECOND_REVIEW = date(2014, 11, 3), date(2015, 11, 2)

PROFILE = ["age_tranche", "genre", "anciennete"]
LEARNT = ["gestes_metier", "securite", "travail_equipe", "horaires", "parler_francais"]
HARDSHIPS = ["transport", "penibilite", "horaires", "relations", "demarches"]
WISHES = {"formation": 15, "permis": 14, "embauche": 17, "tuteur": 9}


@dataclass(frozen=True)
class Worker:
    """One invented person: the code that follows them, when they came and left, what does not change."""

    key: str
    came: date
    left: date | None
    why: str
    age: str
    gender: str
    disposition: float

    def there(self, day: date) -> bool:
        """Tell whether they work there on a day."""
        return self.came <= day and (self.left is None or self.left > day)


def workers(rng: Random) -> list[Worker]:
    """Invent the fifty-eight workers, in order of their code."""
    exits = at_random(
        rng,
        {"Emploi durable": 6, "Emploi de transition": 5, "Sortie positive": 5, "Autre sortie": GONE + LEAVING - 16},
    )
    spans = [
        *((SITE, _between(rng, date(2014, 4, 1), date(2014, 10, 15))) for _ in range(GONE)),
        *((_between(rng, SITE, date(2014, 10, 1)), _between(rng, date(2014, 12, 1), date(2015, 10, 1)))
          for _ in range(LEAVING)),
        *((_between(rng, date(2014, 1, 6), date(2014, 10, 20)), None) for _ in range(STAYING)),
        *((_between(rng, date(2014, 12, 1), date(2015, 10, 1)), None) for _ in range(COMING)),
    ]  # fmt: skip
    total = len(spans)
    codes = rng.sample(range(100, 999), total)
    ages = at_random(rng, {"moins_de_26": 15, "de_26_a_49": 32, "de_50_et_plus": total - 47})
    genders = not_said(at_random(rng, {"femme": 11, "homme": total - 11}), 3, "genre")
    why = [*exits, *["Encore en parcours"] * (STAYING + COMING)]
    everyone = [
        Worker(f"I-{code:03}", came, left, reason, age, gender, rng.gauss(0, 1))
        for code, (came, left), reason, age, gender in zip(codes, spans, why, ages, genders, strict=True)
    ]
    return sorted(everyone, key=lambda one: one.key)


def _between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randrange((last - first).days))


def follow_up(rng: Random, people: list[Worker], until: date) -> Sheet:
    """Make the file of pathways: entry, exit and its kind, hours worked at about twenty-six a week."""
    rows: list[Row] = []
    for one in people:
        weeks = ((one.left or until) - one.came).days / 7
        quarters = round(weeks * 26 * rng.uniform(0.82, 0.97) * 4)
        rows.append(
            {
                "Code salarié": one.key,
                "Entrée": f"{one.came:%d/%m/%Y}",
                "Sortie": f"{one.left:%d/%m/%Y}" if one.left else "",
                "Heures travaillées": f"{quarters // 4},{25 * (quarters % 4):02}",
                "Motif de sortie": one.why,
            }
        )
    return Sheet(list(rows[0]), rows)


def waves(rng: Random, people: list[Worker]) -> tuple[Sheet, Sheet]:
    """Make both exports of the review: one short form read aloud, mostly the same questions."""
    first = sorted(rng.sample([one for one in people if one.there(FIRST_REVIEW)], FIRST_ANSWERS), key=_key)
    second = sorted(rng.sample([one for one in people if one.there(SECOND_REVIEW)], SECOND_ANSWERS), key=_key)
    trust = at_random(rng, {"2": 3, "3": 4, "4": 6, "5": 7, "6": 5, "7": 3, "8": 2})
    known = {one.key: int(note) for one, note in zip(first, trust, strict=True)}
    gains = iter(rng.choice((-1, 0, 0, 1, 1, 1, 2, 2, 3)) for _ in second)
    later = [
        str(min(10, max(0, known[one.key] + next(gains)))) if one.key in known else rng.choice("34566778")
        for one in second
    ]
    learnt = ((23, 20, 17, 11, 8), (27, 25, 21, 12, 11))
    met = ((13, 10, 5, 4, 9), (14, 11, 4, 3, 8))
    opening = _export(rng, first, FIRST_REVIEW, 5001, FIRST_SCALES, blanks(rng, trust, 1), learnt[0], met[0])
    closing = _export(rng, second, SECOND_REVIEW, 6001, SECOND_SCALES, blanks(rng, later, 2), learnt[1], met[1])
    return opening, closing


def _key(one: Worker) -> str:
    return one.key


FIRST_SCALES: dict[str, dict[str, int]] = {
    "satisf": {"1": 1, "2": 5, "9": 1, "3": 14, "4": 9},
    "fierte": {"1": 1, "2": 4, "9": 2, "3": 13, "4": 10},
    "consignes": {"1": 3, "2": 9, "9": 1, "3": 12, "4": 5},
    "place": {"1": 2, "2": 8, "9": 1, "3": 13, "4": 6},
    "apprend_metier": {"1": 1, "2": 5, "9": 1, "3": 13, "4": 10},
    "projet_pro": {"1": 4, "2": 9, "9": 3, "3": 10, "4": 4},
}
SECOND_SCALES: dict[str, dict[str, int]] = {
    "satisf": {"1": 1, "2": 4, "9": 1, "3": 15, "4": 12},
    "fierte": {"1": 0, "2": 4, "9": 1, "3": 14, "4": 14},
    "consignes": {"1": 2, "2": 7, "9": 1, "3": 15, "4": 8},
    "place": {"1": 1, "2": 6, "9": 1, "3": 15, "4": 10},
    "apprend_metier": {"1": 1, "2": 4, "9": 1, "3": 14, "4": 13},
    "projet_pro": {"1": 3, "2": 9, "9": 3, "3": 12, "4": 6},
}
"""Question → how many give each answer, from the least to the most favourable."""


def _export(
    rng: Random,
    people: list[Worker],
    day: date,
    first_id: int,
    scales: dict[str, dict[str, int]],
    trust: list[str],
    learnt: tuple[int, ...],
    met: tuple[int, ...],
) -> Sheet:
    rows = kobo_rows(rng, [one.key for one in people], day.isoformat(), first_id)
    moods = [one.disposition for one in people]
    given = {question: blanks(rng, in_order(rng, moods, quotas), 1) for question, quotas in scales.items()}
    for place, (one, row) in enumerate(zip(people, rows, strict=True)):
        months = (day - one.came).days / 30
        since = "moins_de_6_mois" if months < 6 else "de_6_a_12_mois" if months < 12 else "plus_de_12_mois"
        row |= {"consentement": "oui", "age_tranche": one.age, "genre": one.gender, "anciennete": since}
        row |= {question: answers[place] for question, answers in given.items()} | {"confiance_emploi": trust[place]}
    headings = ["cle", "consentement", *PROFILE, *scales, "confiance_emploi"]
    asked = [
        ("apprentissages", LEARNT, dict(zip(LEARNT, learnt, strict=True)), "aucun"),
        ("difficultes", HARDSHIPS, dict(zip(HARDSHIPS, met, strict=True)), "aucune"),
    ]
    if day == SECOND_REVIEW:
        asked.append(("attentes", list(WISHES), WISHES, "aucune"))
    for question, options, quotas, none in asked:
        headings += tick(rows, question, [*options, none], ticks(rng, len(rows), quotas, none))
    for row in rng.sample(rows, 6):
        row["verbatim"] = rng.choice(("Les collègues m’ont montré les gestes.", "Deux heures de bus matin et soir."))
    return kobo_sheet(rows, [*headings, "verbatim"])
