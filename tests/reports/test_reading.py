import pytest

from indicators.model import Indicator
from indicators.results import Figure, Flag, Status
from indicators.tallies import Cell
from initiatives.vocabulary import Unit
from reports import reading

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
        reason="Masqué : moins de 5 personnes ont répondu." if status == "masque" else None,
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
            f"Seniors qui citent le lien social{N}: masqué{N}: moins de 5 personnes ont répondu.",
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
        (figure(7.14, 22, unit="note_sur_10"), "7,1", "n = 22"),
        (figure(22, 1, unit="mois"), f"22{N}mois", "n = 1"),
        (figure(520, 520, unit="nombre"), "520", ""),
        (figure(15.3, 277, unit="nombre"), "15,3", ""),
        (figure(None, 3, status="masque"), "masqué", "Masqué : moins de 5 personnes ont répondu."),
    ],
)
def test_values_and_what_they_rest_on(known: Figure, value: str, basis: str) -> None:
    assert reading.value(known) == value
    assert reading.basis(known) == basis
