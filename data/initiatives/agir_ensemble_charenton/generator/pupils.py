"""Answers of the pupils: in class before and after the meeting (KoboToolbox), online six months later (LimeSurvey)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from data.generation.kobo import kobo_rows, kobo_sheet, tick
from data.generation.quotas import at_random, blanks, in_order, not_said, ticks
from data.generation.sheets import Row, Sheet

MET, NOT_MET = 172, 88
"""Pupils of the classes met in spring 2015, and of the classes that served as a comparison."""
BEFORE, AFTER, BOTH, LATER = 146, 138, 114, 62
"""Pupils met who answered before, after, at both, and six months later (all of them known before and after)."""

PROFILE = ["etablissement", "niveau", "genre", "tranche_age"]
IMAGES = ("image_patron", "image_humaine", "image_accessible")
TROUBLES = {
    "trop_court": 41,
    "trop_nombreux": 34,
    "mots_compliques": 27,
    "pas_ose_parler": 38,
    "loin_de_mes_projets": 22,
}


@dataclass(frozen=True)
class Pupil:
    """One invented pupil: the code they keep from wave to wave, what does not change, and how they answer."""

    key: str
    profile: Row
    disposition: float


def invited(rng: Random, count: int, letter: str) -> list[Pupil]:
    """Invent pupils: a third from the collège, the others from the lycée."""
    levels = at_random(rng, {"troisieme": count // 3, "seconde": count // 3, "premiere": count - 2 * (count // 3)})
    genders = at_random(rng, {"fille": count * 47 // 100, "garcon": count - count * 47 // 100})
    genders = not_said(genders, count // 30, f"genre {letter}")
    codes = rng.sample(range(1000, 9999), count)
    ages = {"troisieme": ("moins_de_15", "moins_de_15", "de_15_a_17"), "seconde": ("de_15_a_17",)}
    return [
        Pupil(
            f"{letter}-{code}",
            {
                "etablissement": "college" if level == "troisieme" else "lycee",
                "niveau": level,
                "genre": gender,
                "tranche_age": rng.choice(ages.get(level, ("de_15_a_17", "de_15_a_17", "a_partir_de_18"))),
            },
            rng.gauss(0, 1),
        )
        for code, level, gender in zip(codes, levels, genders, strict=True)
    ]


def images(rng: Random, people: list[Pupil], means: tuple[float, float, float]) -> dict[str, list[str]]:
    """Note three ideas of the enterprise from 0 to 10; the better disposed, the less it comes down to its boss."""
    given: dict[str, list[str]] = {}
    for item, mean in zip(IMAGES, means, strict=True):
        way = -1.2 if item == "image_patron" else 1.2
        notes = [mean + way * one.disposition + rng.gauss(0, 1.5) for one in people]
        given[item] = blanks(rng, [str(min(10, max(0, round(note)))) for note in notes], 2)
    return given


def agreed(rng: Random, people: list[Pupil], *shares: int) -> list[str]:
    """Answer an agreement scale: four percentages from the least to the most favourable, the rest does not know."""
    counts = [len(people) * share // 100 for share in shares]
    quotas = dict(zip(("1", "2", "3", "4"), counts, strict=True))
    ordered = {"1": quotas["1"], "2": quotas["2"], "9": len(people) - sum(counts), "3": quotas["3"], "4": quotas["4"]}
    return in_order(rng, [one.disposition for one in people], ordered)


def waves(rng: Random, people: list[Pupil]) -> tuple[Sheet, Sheet, Sheet]:
    """Make the three exports of the pupils met."""
    drawn = rng.sample(people, BEFORE + AFTER - BOTH)
    before, after = drawn[:BEFORE], drawn[BEFORE - BOTH :]
    later = rng.sample(drawn[BEFORE - BOTH : BEFORE], LATER)
    return _before(rng, before), _after(rng, after), _later(rng, later)


def _in_class(
    rng: Random, people: list[Pupil], first_day: str, first_id: int, answers: dict[str, list[str]]
) -> list[Row]:
    rows = kobo_rows(rng, [one.key for one in people], first_day, first_id)
    for place, (one, row) in enumerate(zip(people, rows, strict=True)):
        row |= one.profile | {"consentement": "oui"}
        row["autorisation_parentale"] = "oui" if one.profile["tranche_age"] == "moins_de_15" else ""
        row |= {question: given[place] for question, given in answers.items()}
    return rows


def _before(rng: Random, people: list[Pupil]) -> Sheet:
    answers = {
        "comprend_entreprise": agreed(rng, people, 14, 36, 33, 9),
        **images(rng, people, (6.4, 4.9, 4.0)),
        "ose_contacter": agreed(rng, people, 24, 35, 26, 8),
    }
    rows = _in_class(rng, people, "2015-03-02", 7001, answers)
    return kobo_sheet(rows, ["cle", "consentement", "autorisation_parentale", *PROFILE, *answers])


def _after(rng: Random, people: list[Pupil]) -> Sheet:
    answers = {
        "comprend_entreprise": agreed(rng, people, 6, 20, 49, 20),
        **images(rng, people, (4.9, 6.2, 5.3)),
        "ose_contacter": agreed(rng, people, 15, 31, 36, 13),
        "satisf": agreed(rng, people, 5, 13, 46, 34),
        "orientation_questionnee": blanks(rng, agreed(rng, people, 10, 24, 42, 18), 3),
        "orientation_precisee": blanks(rng, agreed(rng, people, 19, 36, 28, 9), 3),
    }
    rows = _in_class(rng, people, "2015-04-07", 8001, answers)
    options = [*TROUBLES, "aucune"]
    headings = [*answers, *tick(rows, "difficultes", options, ticks(rng, len(people), TROUBLES, "aucune")), "verbatim"]
    for row in rng.sample(rows, 24):
        row["verbatim"] = rng.choice(SAID)
    return kobo_sheet(rows, ["cle", "consentement", "autorisation_parentale", *PROFILE, *headings])


SAID = (
    "La patronne a commencé comme nous, sans savoir quoi faire.",
    "On était trop nombreux pour poser des questions.",
    "Je croyais qu’il fallait connaître quelqu’un pour entrer.",
    "C’était bien mais ce n’est pas mon domaine.",
)


def _later(rng: Random, people: list[Pupil]) -> Sheet:
    answers = {
        "comprendentreprise": agreed(rng, people, 8, 22, 47, 18),
        **{item.replace("_", ""): given for item, given in images(rng, people, (5.3, 5.9, 5.0)).items()},
        "osecontacter": agreed(rng, people, 9, 24, 43, 21),
        "stageobtenu": in_order(rng, [one.disposition for one in people], {"N": 43, "Y": len(people) - 43}),
    }
    rows: list[Row] = []
    for number, one in enumerate(people):
        moment = datetime(2015, 10, 5, 17, 0) + timedelta(days=number % 24, minutes=number * 13 % 60)
        rows.append(
            {
                "id": str(number + 1),
                "submitdate": f"{moment:%Y-%m-%d %H:%M:%S}",
                "lastpage": "3",
                "startlanguage": "fr",
                "token": one.key,
                "consentement": "Y",
                "autorisationparentale": "Y" if one.profile["tranche_age"] == "moins_de_15" else "",
                **{question: given[number] for question, given in answers.items()},
            }
        )
    return Sheet(list(rows[0]), rows)


def comparison(rng: Random, people: list[Pupil]) -> tuple[Sheet, Sheet]:
    """Make both exports of the classes that had no meeting, as a teacher typed them: they change a little too."""
    drawn = rng.sample(people, len(people) - 2)
    before, after = drawn[:80], drawn[10:]
    return (
        _typed(
            rng, before, 3, (agreed(rng, before, 15, 35, 33, 9), agreed(rng, before, 25, 34, 26, 8)), (6.3, 5.0, 4.1)
        ),
        _typed(rng, after, 4, (agreed(rng, after, 12, 34, 36, 11), agreed(rng, after, 23, 34, 28, 8)), (6.1, 5.2, 4.3)),
    )


_WORDS = {"1": "Pas du tout d'accord", "2": "Plutôt pas d'accord", "9": "Ne sait pas", "3": "Plutôt d'accord",
          "4": "Tout à fait d'accord"}  # fmt: skip
_LEVELS = {"troisieme": "Troisième", "seconde": "Seconde", "premiere": "Première"}


def _typed(
    rng: Random, people: list[Pupil], month: int, scales: tuple[list[str], list[str]], means: tuple[float, float, float]
) -> Sheet:
    notes = images(rng, people, means)
    rows = [
        {
            "N° de réponse": f"T{month}-{number + 1:03}",
            "Code élève": one.key,
            "Date": f"{10 + number % 8:02}/{month:02}/2015",
            "Accord": "Oui",
            "Classe": _LEVELS[one.profile["niveau"]],
            "Fille ou garçon": one.profile["genre"][:1].upper(),
            "Comprend l'entreprise": _WORDS[scales[0][number]],
            "Image patron": notes["image_patron"][number],
            "Image humaine": notes["image_humaine"][number],
            "Image accessible": notes["image_accessible"][number],
            "Ose contacter": _WORDS[scales[1][number]],
        }
        for number, one in enumerate(people)
    ]
    return Sheet(list(rows[0]), rows)
