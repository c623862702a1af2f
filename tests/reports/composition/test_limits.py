"""What no report leaves out: an effect that nobody foresaw is told, or it is said that nobody asked; never one for the other."""

from typing import Any

import pytest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.limits import limits, unexpected_effects
from reports.composition.prose import flat, plain
from reports.composition.published import ReportedResults
from reports.composition.required import with_required
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, said, share, told

N = "\u202f"
NOT_ASKED = (
    "Les effets non prévus, bons ou mauvais, n’ont pas été cherchés : n’en voir aucun ici ne prouve rien."
).replace(" :", f"{N}:")

SOUGHT = (
    "Des effets non prévus, bons ou mauvais, ont été cherchés dans ce qui a été dit ou écrit, mais ce rapport n’en a aucun "
    f"chiffre{N}: cela ne dit pas qu’il n’y en a pas."
)


def coded(id: str, *senses: str) -> Indicator:
    measure = {"coded": "code", "of": "entretiens_menes", "sense": senses}
    reading = f"{{k}} des {{n}} entretiens parlent d’effets {id}."
    return indicator(id, measure, code=id.upper(), unit="nombre", reading=reading)


UNFORESEEN, NEGATIVE, EXPECTED = (
    coded("imprevus", "non_prevu"),
    coded("negatifs", "negatif"),
    coded("attendus", "attendu"),
)


def counted(one: Indicator, k: int) -> tuple[Figure, ...]:
    return (told(one, k, 12),)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], NOT_ASKED),
        ([(EXPECTED, counted(EXPECTED, 9))], NOT_ASKED),
        ([(UNFORESEEN, counted(UNFORESEEN, 5))], "5 des 12 entretiens parlent d’effets imprevus."),
        ([(NEGATIVE, counted(NEGATIVE, 3))], "3 des 12 entretiens parlent d’effets negatifs."),
        (
            [
                (EXPECTED, counted(EXPECTED, 9)),
                (UNFORESEEN, counted(UNFORESEEN, 5)),
                (NEGATIVE, counted(NEGATIVE, 3)),
            ],
            "5 des 12 entretiens parlent d’effets imprevus. 3 des 12 entretiens parlent d’effets negatifs.",
        ),
        (
            [(UNFORESEEN, tuple(map(hidden, counted(UNFORESEEN, 2))))],
            f"imprevus{N}: chiffre masqué pour protéger les personnes et les organisations.",
        ),
        ([(UNFORESEEN, ())], SOUGHT),
    ],
    ids=["nobody asked", "expected only", "unforeseen", "negative", "both", "masked", "no figure"],
)
def test_a_short_edition_says_the_effects_that_nobody_foresaw_or_that_nobody_asked(
    known: list[tuple[Indicator, tuple[Figure, ...]]], expected: str
) -> None:
    assert said(unexpected_effects(published(known), short=True)) == [expected]


def test_a_long_edition_says_that_nobody_asked_only_where_nobody_did() -> None:
    assert said(unexpected_effects(published())) == [NOT_ASKED]
    (block,) = unexpected_effects(published([(UNFORESEEN, counted(UNFORESEEN, 5))]))
    assert isinstance(block, doc.ShownFinding) and block.indicators == ("imprevus",)
    assert (block.title, block.chart, block.caveat) == ("5 des 12 entretiens parlent d’effets imprevus", None, "")


ASKED = {"questionnaire": "q", "legal_basis": "consentement"}
COMPARED = {
    "seniors": {"label": "Seniors", "singular": "le senior", **ASKED},
    "temoins": {"label": "Témoins", "singular": "le témoin", "comparison_of": "seniors", **ASKED},
}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (
            {},
            "Ceux qui ont répondu l’ont choisi ; ce qu’ils déclarent n’est pas une mesure d’effet, et sans groupe de comparaison "
            "aucune évolution n’est à elle seule un effet. Masqué ne veut dire ni zéro, ni absent.",
        ),
        (
            {"groups": COMPARED, "synthetic": True},
            "Données synthétiques : elles ne prouvent rien. Ceux qui ont répondu l’ont choisi ; ce qu’ils déclarent n’est pas "
            "une mesure d’effet. Masqué ne veut dire ni zéro, ni absent.",
        ),
    ],
    ids=["alone", "compared"],
)
def test_limits_in_short_depend_on_a_comparison_and_on_where_the_data_comes_from(
    declared: dict[str, Any], expected: str
) -> None:
    expected = expected.replace(" ;", f"{N};").replace(" :", f"{N}:")
    assert said(limits(published(**declared), short=True)) == [expected]


HARD = indicator(
    "obstacles", {"multiple_choice": "interets"}, code="OBS", step="difficultes", reading="{value} citent « {label} »."
)
ASIDE = HARD.model_copy(update={"id": "obstacles_detail", "place": "annexe"})
BODY = (doc.Heading(level=1, text="Corps", anchor="corps"), doc.Annexes(), doc.Heading(level=1, text="A", anchor="a"))


def of(*ids: str) -> doc.DataTable:
    return doc.DataTable(title="", columns=(doc.TableColumn("Un"),), rows=(), indicators=ids)


def headings(known: ReportedResults, *shown: str, called: tuple[str, ...] = (), short: bool = False) -> list[str]:
    body = with_required(known, (of(*shown), *BODY), frozenset(called), short=short)
    return [block.text for block in body if isinstance(block, doc.Heading)]


def test_what_a_body_neither_calls_nor_shows_figure_by_figure_is_added_before_the_annexes() -> None:
    known = published(
        [
            (HARD, (told(HARD, 9, 40, "jeu"),)),
            (ASIDE, ()),
            (UNFORESEEN, counted(UNFORESEEN, 5)),
            (share("x", "X"), ()),
        ]
    )
    every = ["Corps", "Difficultés", "Limites", "Effets non prévus", "A"]
    assert headings(known) == every
    assert headings(known, "x") == every
    assert headings(known, "obstacles") == ["Corps", "Limites", "Effets non prévus", "A"]
    assert headings(known, "imprevus") == ["Corps", "Difficultés", "Limites", "A"]
    assert headings(known, called=("limits", "difficulties")) == ["Corps", "Effets non prévus", "A"]
    assert headings(known, called=("limits", "difficulties", "unexpected_effects")) == ["Corps", "A"]


def test_a_short_edition_has_one_heading_for_all_that_it_adds() -> None:
    known = published()
    assert headings(known, short=True) == ["Corps", "Difficultés, limites et effets non prévus", "A"]
    assert headings(known, called=("difficulties",), short=True) == ["Corps", "Limites et effets non prévus", "A"]
    assert headings(known, called=("difficulties", "limits"), short=True) == ["Corps", "Effets non prévus", "A"]


def test_what_nothing_tells_is_not_taken_for_shown() -> None:
    """Without a figure of a kind, no table shows them all: what is lacking is said."""
    known = published([(share("x", "X"), ())])
    assert headings(known, "x", called=("limits",)) == ["Corps", "Difficultés", "Effets non prévus", "A"]


def test_a_body_that_says_everything_is_left_as_it_is() -> None:
    body = (doc.Prose(inline=plain("Tout.")),)
    called = frozenset({"limits", "difficulties", "unexpected_effects"})
    assert with_required(published(), body, called, short=False) == body


@pytest.mark.parametrize(("called", "said"), [((), True), (("versions",), False)])
def test_each_edition_says_what_a_version_corrects_unless_it_says_what_changed(
    called: tuple[str, ...], said: bool
) -> None:
    erratum = {
        "replaces": "20150630-140000-a1b2c3",
        "figures": ["lien", "inconnu"],
        "why": "Une réponse avait été mal saisie.",
    }
    known = published([(share("lien", "Seniors qui citent le lien"), ())], erratum=erratum)
    every = frozenset(("difficulties", "limits", "unexpected_effects", *called))
    body = with_required(known, BODY, every, short=True)
    notes = [(one.title, flat(one.inline)) for one in body if isinstance(one, doc.Note)]
    told = (
        "Cette version remplace la version du 30 juin 2015 (20150630-140000-a1b2c3). Une réponse avait été mal saisie. "
        "Corrigé\u202f: «\u202fSeniors qui citent le lien\u202f»."
    )
    assert notes == ([("Erratum", told)] if said else [])
