from dataclasses import replace

import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure, Status
from initiatives.declaration.vocabulary import Flag, Unit
from reports.words import reading

N = "\u202f"
SOCIAL = Indicator.model_validate(
    {
        "id": "seniors_lien_social",
        "group": "seniors",
        "code": "SEN-06",
        "label": "Seniors qui citent le lien social",
        "benefits": "publics",
        "level": "appreciation",
        "evidence": "declare",
        "unit": "part",
        "measure": {"share": "interets", "any_of": ["lien_jeunes"]},
        "reading": "{value} des {n} seniors répondants citent le lien social ({interval}).",
        "source": "essai",
    }
)


def figure(
    value: float | None,
    n: int,
    k: int | None = None,
    unit: Unit = "part",
    status: Status = "publie",
    flags: tuple[Flag, ...] = (),
    bounds: tuple[float, float] | None = None,
) -> Figure:
    low, high = bounds or (None, None)
    return Figure(
        indicator="seniors_lien_social",
        part="",
        part_label="",
        cell=Cell(),
        status=status,
        reason=PROTECTED if status == "masque" else None,
        value=value,
        unit=unit,
        n=n,
        k=k,
        low=low,
        high=high,
        method="essai",
        evidence="declare",
        flags=flags,
    )


def test_what_a_reading_says_beside_the_interval_is_kept_where_there_is_none() -> None:
    both = SOCIAL.model_copy(update={"reading": "{value} citent le lien, en tout ({n} seniors, {interval})."})
    plain, sure = figure(0.75, 118, 88), figure(0.75, 118, 88, bounds=(0.70, 0.79))
    assert reading.sentence(both, plain) == f"75{N}% citent le lien, en tout (118 seniors)."
    assert reading.sentence(both, sure) == f"75{N}% citent le lien, en tout (118 seniors, intervalle 70–79{N}%)."


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            figure(0.75, 118, 88, bounds=(0.70, 0.79)),
            f"75{N}% des 118 seniors répondants citent le lien social (intervalle 70–79{N}%).",
        ),
        (figure(0.75, 120, 90), f"75{N}% des 120 seniors répondants citent le lien social."),
        (figure(0.75, 20, 15), "15 des 20 seniors répondants citent le lien social."),
        (
            figure(7 / 9, 9, 7, flags=("comptes_seulement",), bounds=(0.4, 0.9)),
            "7 des 9 seniors répondants citent le lien social.",
        ),
        (
            figure(None, 0, status="masque"),
            f"Seniors qui citent le lien social{N}: chiffre masqué pour protéger les personnes et les organisations.",
        ),
        (
            figure(None, 0, status="sans_donnee"),
            f"Seniors qui citent le lien social{N}: aucune réponse exploitable.",
        ),
    ],
)
def test_sentences(known: Figure, said: str) -> None:
    assert reading.sentence(SOCIAL, known) == said


@pytest.mark.parametrize(
    ("known", "value", "basis"),
    [
        (figure(0.75, 118, 88, bounds=(0.7, 0.79)), f"75{N}%", f"88 sur 118 · intervalle 70–79{N}%"),
        (figure(0.75, 20, 15, flags=("recensement", "effectif_faible")), "15 sur 20", "recensement · effectif faible"),
        (figure(280260.4, 131, unit="euros"), f"280{N}260{N}€", ""),
        (figure(7.14, 22, unit="note_sur_10"), "7,1", "n\u00a0=\u00a022"),
        (figure(22, 1, unit="mois"), f"22{N}mois", "n\u00a0=\u00a01"),
        (figure(520, 520, unit="nombre"), "520", ""),
        (figure(15.3, 277, unit="nombre"), "15,3", ""),
        (figure(None, 3, status="masque"), "masqué", PROTECTED),
    ],
)
def test_values_and_what_they_rest_on(known: Figure, value: str, basis: str) -> None:
    assert reading.value(known) == value
    assert reading.basis(known) == basis


BORN = SOCIAL.model_copy(
    update={"unit": "nombre", "reading": "{value} [initiative est née|initiatives sont nées] de la dynamique."}
)
CHANGED = Indicator.model_validate(
    SOCIAL.model_dump(exclude={"measure"})
    | {
        "evidence": "avant_apres",
        "unit": "points",
        "measure": {"paired_change": "image"},
        "reading": "L’image change de {value} [point|points] sur 30 ({interval}).",
    }
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 initiative est née de la dynamique."),
        (1, "1 initiative est née de la dynamique."),
        (2, "2 initiatives sont nées de la dynamique."),
    ],
)
def test_a_sentence_agrees_with_its_number(value: float, said: str) -> None:
    assert reading.sentence(BORN, figure(value, 3, unit="nombre")) == said


@pytest.mark.parametrize(
    ("value", "alone", "said"),
    [
        (2.3, "+2,3 points sur 30", "L’image change de +2,3 points sur 30 (intervalle 1,0 à 3,0)."),
        (-0.4, "−0,4 point sur 30", "L’image change de −0,4 point sur 30 (intervalle 1,0 à 3,0)."),
        (1.96, "+2,0 points sur 30", "L’image change de +2,0 points sur 30 (intervalle 1,0 à 3,0)."),
    ],
)
def test_a_difference_has_its_sign_and_its_unit(value: float, alone: str, said: str) -> None:
    known = figure(value, 40, unit="points", bounds=(1.0, 3.0))
    assert reading.change(CHANGED, known) == alone
    assert reading.sentence(CHANGED, known) == said


def test_what_a_difference_compares_has_no_sign_and_a_gap_is_in_points_of_its_own() -> None:
    whole = figure(12.6, 40, unit="points")
    assert reading.change(CHANGED, replace(whole, part="avant")) == "12,6"
    assert reading.change(CHANGED, replace(whole, part="wilcoxon")) == "+12,6 points sur 30"
    assert reading.change(SOCIAL, replace(whole, part="ecart")) == "+13 points"
    assert reading.change(SOCIAL, figure(6.7, 22, unit="note_sur_10")) == "6,7 sur 10"


def test_weights_that_leave_fewer_than_thirty_answers_leave_a_count() -> None:
    heavy = replace(figure(0.75, 60, 40, flags=("redresse",)), n_effective=29)
    assert reading.value(heavy) == "40 sur 60"
    assert reading.value(replace(heavy, n_effective=30)) == f"75{N}%"


@pytest.mark.parametrize(
    ("tonnes", "said"),
    [(0.312, f"312{N}kg"), (6.36, f"6,4{N}t"), (6.0, f"6{N}t"), (12.4, f"12{N}t"), (0.0, f"0{N}t")],
)
def test_a_few_tonnes_are_never_rounded_to_none(tonnes: float, said: str) -> None:
    assert reading.value(figure(tonnes, 3, unit="tonnes")) == said


@pytest.mark.parametrize(
    ("value", "template", "said"),
    [
        (1.0, "{value} des heures ont servi.", "Toutes les heures ont servi."),
        (1.0, "Ici, {value} des heures ont servi.", "Ici, toutes les heures ont servi."),
        (0.99, "{value} des heures ont servi.", f"99{N}% des heures ont servi."),
        (1.0, "{value} des apports ont servi.", f"100{N}% des apports ont servi."),
    ],
)
def test_all_hours_are_said_in_words(value: float, template: str, said: str) -> None:
    one = SOCIAL.model_copy(update={"reading": template})
    amount = replace(figure(value, 1, 1), value=value, k=None)
    assert reading.sentence(one, amount) == said
