"""How a figure reads on either side of each limit: few answers, an interval that meets zero, what is masked or not read."""

from dataclasses import replace

import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from initiatives.declaration.vocabulary import Flag, Unit
from reports.words import reading
from tests.reports.words.test_reading import CHANGED, SOCIAL, figure

N = "\u202f"
BASE = "n\u00a0=\u00a0"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (figure(0.5, 29, 14), "14 sur 29"),
        (figure(0.5, 30, 15), f"50{N}%"),
        (figure(0.5, 29), f"50{N}%"),
        (figure(3.0, 5, 3, unit="points"), "3,0"),
        (figure(None, 12), "non calculé"),
        (figure(None, 12, flags=("comptes_seulement",)), "trop peu de réponses"),
        (figure(None, 12, flags=("rupture_de_serie",)), "non comparable"),
        (figure(None, 0), "sans donnée"),
        (figure(0.5, 30, 15, status="sans_donnee"), "sans donnée"),
        (figure(0.5, 30, 15, status="masque"), "masqué"),
        (figure(0.5, 30, 15, status="non_publie"), "non publié"),
        (replace(figure(None, 30), text="Mars 2014"), "Mars 2014"),
    ],
)
def test_a_value(known: Figure, said: str) -> None:
    assert reading.value(known) == said


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (figure(5 / 9, 9, 5), "5 sur 9"),
        (figure(0.5, 10, 5), f"5 sur 10 (50{N}%)"),
        (replace(figure(0.5, 40, 20), n_effective=9), "20 sur 40"),
        (replace(figure(0.5, 40, 20, flags=("redresse",)), n_effective=35), f"50{N}%"),
        (figure(0.5, 40), f"50{N}%"),
        (figure(0.5, 40, 20, status="masque"), "masqué"),
        (figure(None, 0, 0), "sans donnée"),
    ],
)
def test_a_share_by_its_count(known: Figure, said: str) -> None:
    assert reading.counted_share(known) == said


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((figure(0.5, 30, 15),), f"50{N}%"),
        ((figure(0.5, 28, 14),), f"20 sur 40 (50{N}%)"),
        ((figure(0.5, 28, 14, status="masque"),), f"50{N}%"),
    ],
    ids=["none of few", "one of few", "one of few, masked"],
)
def test_one_row_has_one_form(others: tuple[Figure, ...], said: str) -> None:
    known = figure(0.5, 40, 20)
    assert reading.in_one_form((known, *others))(known) == said


RANGE: tuple[Flag, ...] = ("fourchette",)


@pytest.mark.parametrize(
    ("known", "short", "said", "spelled"),
    [
        (figure(0.5, 40, 20), "", "", ""),
        (
            figure(0.5, 40, 20, bounds=(0.4, 0.6)),
            f"40–60{N}%",
            f"intervalle 40–60{N}%",
            f"intervalle à 95 % : de 40{N}% à 60{N}%",
        ),
        (figure(0.5, 20, 10, bounds=(0.4, 0.6)), "", "", ""),
        (
            figure(0.5, 20, 10, bounds=(0.4, 0.6), flags=RANGE),
            "8 à 12",
            *("jusqu’à 12 en comptant les réponses intermédiaires",) * 2,
        ),
        (
            figure(0.5, 40, 20, bounds=(0.4, 0.6), flags=RANGE),
            f"40–60{N}%",
            *(f"jusqu’à 60{N}% en comptant les réponses intermédiaires",) * 2,
        ),
        (
            figure(0.5, 40, unit="points", bounds=(0.2, 0.8)),
            "0,2 à 0,8",
            "intervalle 0,2 à 0,8",
            "intervalle à 95 % : de 0,2 à 0,8",
        ),
        (
            figure(0.5, 40, unit="points", bounds=(0.2, 0.8), flags=("dissymetrie",)),
            "0,2 à 0,8",
            "intervalle 0,2 à 0,8, peu sûr : réponses dissymétriques",
            "intervalle à 95 % : de 0,2 à 0,8, peu sûr : réponses dissymétriques",
        ),
        (
            replace(figure(None, 40, unit="points", bounds=(2, 3)), text="deux ou trois"),
            "2,0 à 3,0",
            "2,0 à 3,0",
            "2,0 à 3,0",
        ),
        (
            figure(12.0, 40, unit="points", bounds=(7.0, 16.9)),
            "7,0 à 16,9",
            "intervalle 7,0 à 16,9",
            "intervalle à 95 % : de 7,0 à 16,9",
        ),
        (
            figure(12.0, 40, unit="points", bounds=(7.0, 17.0)),
            "7 à 17",
            "intervalle 7 à 17",
            "intervalle à 95 % : de 7 à 17",
        ),
        (replace(figure(0.5, 40, 20), low=0.4), "", "", ""),
    ],
)
def test_an_interval(known: Figure, short: str, said: str, spelled: str) -> None:
    assert (reading.interval(known), reading.bounds(known), reading.bounds(known, spelled=True)) == (
        short,
        said,
        spelled,
    )


@pytest.mark.parametrize(
    ("bounds", "clear"),
    [
        ((0.1, 0.8), True),
        ((0.0, 0.8), False),
        ((-0.2, 0.8), False),
        ((-0.8, 0.0), False),
        ((-0.8, -0.1), True),
        (None, True),
    ],
)
def test_a_difference_whose_interval_meets_zero_is_unclear(bounds: tuple[float, float] | None, clear: bool) -> None:
    known = figure(0.5, 40, unit="points", bounds=bounds)
    assert reading.is_clear(CHANGED, known) is clear
    assert reading.unclear(CHANGED, known) == ("" if clear else reading.bounds(known))
    assert reading.is_clear(SOCIAL, known), "what is no difference has no sign"


@pytest.mark.parametrize(
    ("known", "basis"),
    [
        (figure(0.5, 30, 15), "15 sur 30"),
        (figure(0.5, 29, 14), ""),
        (figure(0.5, 40), f"{BASE}40"),
        *((figure(5.0, 40, unit=unit), "") for unit in ("nombre", "personnes", "euros", "heures", "tonnes")),
        (figure(5.0, 40, unit="points"), f"{BASE}40"),
        (figure(0.5, 30, 15, flags=("redresse",)), "15 sur 30 · redressé"),
        (figure(0.5, 29, 14, flags=("redresse",)), ""),
        (figure(0.5, 29, 14, flags=("recensement", "rupture_de_serie")), "recensement · rupture de série"),
        (figure(0.5, 30, 15, status="masque"), PROTECTED),
        (figure(0.5, 30, 15, status="sans_donnee"), ""),
    ],
)
def test_what_a_figure_rests_on(known: Figure, basis: str) -> None:
    assert reading.basis(known) == basis


@pytest.mark.parametrize(
    ("illegible", "wave", "flags", "said"),
    [
        (1, "fin", ("reponses_illisibles",), "1 réponse illisible à part"),
        (2, "fin", ("reponses_illisibles",), "2 réponses illisibles à part"),
        (2, "", ("reponses_illisibles",), "2 lignes illisibles à part"),
        (0, "fin", ("reponses_illisibles",), "des lignes illisibles n’y comptent pas"),
        (2, "fin", (), ""),
    ],
)
def test_what_could_not_be_read_is_told_where_it_is_much(
    illegible: int, wave: str, flags: tuple[Flag, ...], said: str
) -> None:
    known = replace(figure(0.5, 40, 20, flags=flags), illegible=illegible, cell=Cell("territoire", wave))
    assert reading.unread(known) == said
    assert reading.unread(replace(known, status="masque")) == ""
    assert reading.unread_beside([("Un", known)]) == (f"Un{N}: {said}." if said else "")


@pytest.mark.parametrize(
    ("known", "target", "said"),
    [
        (figure(0.5, 40, 20), Target(at_least=0.65), f"65{N}%"),
        (figure(0.5, 40, 20), Target(at_most=0.2), f"20{N}% au plus"),
        (figure(0.5, 20, 10), Target(at_least=0.62), "13 sur 20"),
        (figure(0.5, 20, 10), Target(at_most=0.62), "12 sur 20 au plus"),
        (figure(0.5, 20, 10), Target(at_least=0.6), "12 sur 20"),
        (figure(5.0, 20, unit="points"), Target(at_least=6), "6,0"),
    ],
)
def test_a_target_is_written_as_the_figure_that_it_judges(known: Figure, target: Target, said: str) -> None:
    assert reading.goal(known, target) == said


@pytest.mark.parametrize(
    ("unit", "part", "value", "said"),
    [
        ("points", "", 1.2, "+1,2 point sur 30"),
        ("points", "typique", 2.0, "+2,0 points sur 30"),
        ("points", "apres", 2.0, "2,0"),
        ("note_sur_10", "apres", 7.0, "7,0 sur 10"),
        ("note_sur_100", "apres", 72.0, "72 sur 100"),
        ("note_sur_10", "", 2.0, "+2,0 points sur 30"),
    ],
)
def test_a_difference_alone_has_a_sign_and_what_it_compares_a_scale(
    unit: Unit, part: str, value: float, said: str
) -> None:
    assert reading.change(CHANGED, replace(figure(value, 40, unit=unit), part=part)) == said


@pytest.mark.parametrize("known", [figure(0.5, 40, status="masque"), figure(None, 0)], ids=["masked", "without data"])
def test_a_difference_that_is_not_told_is_its_word(known: Figure) -> None:
    assert reading.change(CHANGED, known) == reading.value(known)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (figure(1.0, 12, 12), "Les 12 seniors répondants citent le lien social."),
        (figure(11 / 12, 12, 11), "11 des 12 seniors répondants citent le lien social."),
        (figure(1.0, 30, 30), f"100{N}% des 30 seniors répondants citent le lien social."),
        (figure(None, 12), f"Seniors qui citent le lien social{N}: non calculé."),
        (figure(None, 12, flags=("rupture_de_serie",)), f"Seniors qui citent le lien social{N}: essai."),
        (
            replace(figure(0.5, 40, 20, flags=("reponses_illisibles",)), illegible=3, cell=Cell("territoire", "fin")),
            f"50{N}% des 40 seniors répondants citent le lien social{N}; 3 réponses illisibles à part.",
        ),
    ],
)
def test_a_sentence(known: Figure, said: str) -> None:
    assert reading.sentence(SOCIAL, known) == said


@pytest.mark.parametrize(
    ("status", "reason", "told", "said"),
    [
        ("masque", PROTECTED, None, "chiffre masqué pour protéger les personnes et les organisations."),
        ("masque", PROTECTED, PROTECTED, "chiffre masqué, pour la même raison."),
        ("non_publie", "Non publié.", "Non publié.", "chiffre non publié, pour la même raison."),
        ("non_publie", "Non publié.", PROTECTED, "chiffre non publié."),
        ("masque", None, None, "chiffre masqué."),
        ("masque", "Trop peu de monde.", None, "trop peu de monde."),
    ],
)
def test_a_reason_is_said_once(status: str, reason: str | None, told: str | None, said: str) -> None:
    assert reading.masked(replace(figure(0.5, 40), status=status, reason=reason), told) == said  # type: ignore[arg-type]
