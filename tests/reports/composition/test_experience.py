"""The fiche d’expérience: results that are results, and under each heading a text written for it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.style import MARKS
from reports.composition.compose import compose
from reports.composition.pieces.experience import experience_card, main_results
from reports.composition.prose import flat
from reports.composition.unwritten import texts_asked
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, said, share, told

MOYENS = share("cout", "Coût connu", unit="euros", level="moyens", evidence="suivi")
SEANCES = share("seances", "Ateliers tenus", unit="nombre", level="realisation", evidence="suivi")
AVIS = share("avis", "Seniors satisfaits", level="appreciation")
DIT = share("dit", "Seniors plus entourés", level="effet")
TIERS = share("tiers", "Proches qui voient un meilleur moral", level="effet", evidence="constate_par_un_tiers")
SUIVI = share("suivi", "Seniors revenus", level="resultat", evidence="suivi")
AUTRE = share("autre", "Seniors plus à l’aise", level="effet")
ONE = {"question": "Utile ?", "criterion": "pertinence"}


def chosen(*questions: tuple[tuple[Indicator, Figure | None], ...]) -> list[str]:
    """Return the results chosen of these questions, each with its indicators in order, as the piece names them."""
    asked = {f"q{place}": ONE | {"indicators": [one.id for one, _ in known]} for place, known in enumerate(questions)}
    pairs = [(one, (figure,)) for known in questions for one, figure in known if figure is not None]
    blocks = main_results(published(pairs, questions=asked))
    return [one.indicator for block in blocks if isinstance(block, doc.KeyFigures) for one in block.figures]


def shown(*ones: Indicator) -> tuple[tuple[Indicator, Figure | None], ...]:
    return tuple((one, told(one)) for one in ones)


def test_effects_come_first_the_surest_ahead_and_each_question_in_turn() -> None:
    assert chosen(shown(MOYENS, SEANCES, DIT, AUTRE), shown(TIERS), shown(AVIS)) == ["tiers", "dit", "autre"]
    assert chosen(shown(SUIVI), shown(DIT)) == ["dit", "suivi"]
    assert chosen(shown(DIT), shown(AUTRE)) == ["dit", "autre"], "known alike: in the order of the declaration"


def test_what_changes_for_people_comes_before_what_changes_for_partners() -> None:
    partners = TIERS.model_copy(update={"benefits": "partenaires"})
    territory = AUTRE.model_copy(update={"benefits": "territoire"})
    assert chosen(shown(partners, DIT), shown(territory)) == ["dit", "autre", "tiers"]


def test_what_people_think_fills_what_effects_leave_and_an_activity_never_stands_beside_an_effect() -> None:
    assert chosen(shown(SEANCES, MOYENS), shown(AVIS), shown(DIT)) == ["dit", "avis"]
    assert chosen(shown(SEANCES, MOYENS), shown(AVIS)) == ["avis"]
    assert chosen(shown(MOYENS, SEANCES)) == ["seances"], "nothing else is known; a cost is no result"
    assert chosen(shown(MOYENS)) == []
    assert said(main_results(published())) == ["Aucun résultat ne peut être publié."]


def test_no_figure_that_is_masked_or_unclear_is_a_result() -> None:
    change = share("avant", "Évolution", level="effet", evidence="avant_apres", unit="points").model_copy(
        update={"measure": indicator("avant", {"paired_change": "satisf"}).measure}
    )
    unclear = replace(told(change), value=0.1, low=-0.2, high=0.4, k=None)
    clear = replace(unclear, low=0.05)
    assert chosen(((TIERS, hidden(told(TIERS))), (change, unclear), *shown(DIT))) == ["dit"]
    assert chosen(((change, clear), *shown(DIT))) == ["avant", "dit"]
    assert chosen(((TIERS, None), *shown(DIT))) == ["dit"]


def test_each_result_says_how_it_is_known() -> None:
    asked = {"q": ONE | {"indicators": ["dit"]}}
    (block,) = main_results(published([(DIT, (told(DIT),))], questions=asked))
    assert isinstance(block, doc.KeyFigures)
    assert block.figures == (
        doc.KeyFigure(
            value="75\u202f%",
            label="Seniors plus entourés",
            basis="30 sur 40 · déclaré par les personnes concernées",
            indicator="dit",
            colour=MARKS["violet"].colour,
        ),
    )


def test_each_heading_that_a_person_must_fill_has_its_own_text() -> None:
    """Kind of fault: a heading over the first paragraph of a text that was written for another."""
    assert texts_asked(Path("nulle_part"), "fiche_experience.md.j2") == (
        "fiche/visee",
        "fiche/action",
        "fiche/aide",
        "fiche/ailleurs",
    )


@pytest.mark.parametrize("demonstration", ["silver_geek", "charenton", "suez_adeis"])
def test_the_demonstrations_fill_their_headings_in_few_words_and_no_result_is_masked(
    request: pytest.FixtureRequest, demonstration: str
) -> None:
    known: Evaluated = request.getfixturevalue(demonstration)
    document = compose(known.results["comite"], "fiche_experience", "provisoire")
    assert not [block for block in document.blocks if isinstance(block, doc.Note) and block.tone == "a_completer"]
    (results,) = (block for block in document.blocks if isinstance(block, doc.KeyFigures))
    assert len(results.figures) == 3
    indicators = [known.indicators[one.indicator] for one in results.figures]
    assert {one.level for one in indicators} <= {"effet", "impact", "resultat"}
    assert not any(re.search("masqué|incomplet", f"{one.value} {one.basis}") for one in results.figures)
    for name in ("visee", "action", "aide", "ailleurs"):
        text = (known.initiative.folder / "texts" / "fiche" / f"{name}.md").read_text(encoding="utf-8")
        assert len(text.split()) <= 60


@pytest.mark.parametrize("demonstration", ["silver_geek", "charenton", "suez_adeis"])
def test_the_action_begins_on_one_day_whoever_tells_it(request: pytest.FixtureRequest, demonstration: str) -> None:
    initiative = request.getfixturevalue(demonstration).initiative
    assert min((state.when for state in initiative.states), default=initiative.started_on) == initiative.started_on
    document = compose(request.getfixturevalue(demonstration).results["comite"], "fiche_experience", "provisoire")
    first = next(flat(block.inline) for block in document.blocks if isinstance(block, doc.Prose))
    years = re.findall(r"[Dd]epuis (?:\w+ )?(20\d\d)", first)
    assert all(int(year) == initiative.started_on.year for year in years)


@pytest.mark.parametrize(
    ("types", "who"),
    [
        (("association", "entreprise") * 3, "P0, P1, P2, P3, P4 et P5"),
        (
            ("entreprise", "association", "association", "fondation", "collectivite", "association", "association"),
            "7 organisations\u202f: cinq associations, une entreprise et un pouvoir public",
        ),
    ],
)
def test_few_partners_are_named_and_more_are_counted_in_words(types: tuple[str, ...], who: str) -> None:
    partners = {
        f"p{rank}": {"name": f"P{rank}", "type": one, "joined": date(2013, 9, 1)} for rank, one in enumerate(types)
    }
    (card,) = experience_card(published(partners=partners))
    assert isinstance(card, doc.DataTable)
    assert [row[1].text for row in card.rows if row[0].text == "Qui"] == [who]
