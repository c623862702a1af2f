"""What a host structure receives: two pages, its own figures beside the others', and an honest word when they are few."""

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pikepdf
import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.tallies import Cell
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Audience, Figure, PublishedResults
from initiatives.validation.accepted_words import Quotation
from initiatives.validation.hosts import Host
from reports import document as doc
from reports.charts.crossed_views import CrossedViews
from reports.charts.palette import HOUSE
from reports.charts.strip import Strip, StripRow
from reports.composition.compose import compose
from reports.composition.pieces.structures import (
    asked_of_structures,
    poster_caution,
    poster_figures,
    poster_words,
    structure_activity,
    structure_answers,
    structure_card,
)
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.rendering.drawings import draw_all
from reports.rendering.pdf import render_pdf
from tests.conftest import Evaluated
from tests.reports.rendering.pdf_text import letter_sizes, pieces_of, spoken_text
from tests.reports.small_results import hidden, published, said, share, told

OWN = "structure:structure_12"


@pytest.fixture
def twelfth(silver_geek: Evaluated) -> PublishedResults:
    return silver_geek.results[OWN]


def without_answers(results: PublishedResults, *, reason: str | None) -> PublishedResults:
    """Return what a structure reads whose answers are masked, or that gave none."""
    answered = [one for one in results.figures if one.cell.scope == OWN and one.cell.wave]
    kept = [one for one in results.figures if one not in answered]
    return replace(results, figures=(*kept, *(one.masked(reason) for one in answered if reason)))


def figures(blocks: tuple[doc.Block, ...]) -> tuple[doc.KeyFigure, ...]:
    (found,) = [block for block in blocks if isinstance(block, doc.KeyFigures)]
    return found.figures


def drawn(blocks: tuple[doc.Block, ...]) -> tuple[doc.ShownFinding, Strip]:
    (shown,) = blocks
    assert isinstance(shown, doc.ShownFinding) and isinstance(shown.chart, Strip)
    return shown, shown.chart


def test_its_activity_is_drawn_among_all_the_others_and_its_place_is_counted(silver_geek: Evaluated) -> None:
    hosts = [one for one in silver_geek.results.values() if one.audience.host is not None]
    made = [drawn(structure_activity(ReportedResults(one))) for one in hosts]
    done = [chart.rows[0].own for _, chart in made]
    assert len(done) == 20 and len(set(done)) > 3
    for (shown, chart), own in zip(made, done, strict=True):
        first = chart.rows[0]
        assert sorted((*first.others, own)) == sorted(done)
        fewer, more = sum(one < own for one in done), sum(one > own for one in done)
        way, count = ("plus", fewer) if fewer > more else ("moins", more)
        among = "toutes les" if count == 19 else f"{count} des 19"
        assert shown.title == f"Ateliers réalisés\u202f: {own:.0f} chez vous, {way} que dans {among} autres structures"
        assert [row.label for row in chart.rows] == ["Ateliers réalisés", "Heures d’animation"], "a rate says the same"


HOST_AUDIENCE = Audience("structure:h1", "Les Tilleuls", host=Host("h1", "Les Tilleuls"))
DONE = share("seances", "Séances tenues", group="activite", unit="nombre", level="realisation", evidence="suivi")
RATE = share("tenues", "Part des séances tenues", group="activite", level="realisation", evidence="suivi")


def among(one: Indicator, own: float, *others: float) -> tuple[Indicator, tuple[Figure, ...]]:
    """Return what the structure h1 reads of its activity among others."""
    every = sorted((own, *others))

    def part(id: str, value: float, scope: str = "structures", k: int | None = None, n: int = len(every)) -> Figure:
        return replace(told(one, 1, n, id, scope=scope), value=value, k=k)

    fewer, more = sum(each < own for each in every), sum(each > own for each in every)
    return one, (
        part("mediane", float(median(every))),
        *(part(f"rang_{rank}", value) for rank, value in enumerate(every, start=1)),
        part("", own, "structure:h1", 1, 1),
        part("moins", fewer, "structure:h1", fewer, len(others)),
        part("plus", more, "structure:h1", more, len(others)),
    )


def activity(*known: tuple[Indicator, tuple[Figure, ...]]) -> tuple[doc.Block, ...]:
    return structure_activity(ReportedResults(published(known, HOST_AUDIENCE).results))


@pytest.mark.parametrize(
    ("own", "others", "place", "median"),
    [
        (12, (20, 25, 8), "\u202f: 12 chez vous, moins que dans 2 des 3 autres structures", "16"),
        (20, (12, 8, 25), "\u202f: 20 chez vous, plus que dans 2 des 3 autres structures", "16"),
        (30, (20, 12), "\u202f: 30 chez vous, plus que dans toutes les autres structures", "20"),
        (8, (20,), "\u202f: 8 chez vous, moins que dans l’autre structure", "14"),
        (20, (20, 20), "\u202f: 20 chez vous", "20"),
        (20, (8, 25), "\u202f: 20 chez vous", "20"),
        (7, (), "\u202f: 7 chez vous", "7"),
    ],
)
def test_more_less_and_as_much_are_said(own: float, others: tuple[float, ...], place: str, median: str) -> None:
    shown, chart = drawn(activity(among(DONE, own, *others)))
    assert shown.title == f"Séances tenues{place}"
    assert chart.rows == (
        StripRow(
            "Séances tenues",
            "",
            tuple(sorted(others)),
            own,
            f"vous\u202f: {own}",
            float(median),
            f"médiane\u202f: {median}",
            (f"{min(own, *others, own)}", f"{max(own, *others, own)}"),
        ),
    )
    assert chart.alt == f"{shown.title.replace('chez vous', 'dans votre structure')} (médiane\u202f: {median})"


def test_a_line_that_would_be_the_same_drawing_is_not_drawn_again_and_another_says_its_own_place() -> None:
    hours = DONE.model_copy(update={"id": "heures", "label": "Heures"})
    _, chart = drawn(
        activity(among(DONE, 10, 20, 40), among(RATE, 0.25, 0.5, 1.0), among(hours, 30, 20, 10)),
    )
    assert [(row.label, row.detail) for row in chart.rows] == [
        ("Séances tenues", ""),
        ("Heures", "plus que dans toutes les autres structures"),
    ]


def test_counts_say_that_they_are_not_set_against_size_and_rates_do_not() -> None:
    said = "Ces nombres ne tiennent pas compte de la taille des structures."
    assert drawn(activity(among(DONE, 10, 20, 40)))[0].caveat == said
    assert drawn(activity(among(RATE, 0.25, 0.5, 0.9), among(DONE, 10, 20, 40)))[0].caveat == said
    assert drawn(activity(among(RATE, 0.25, 0.5, 0.9)))[0].caveat == ""


def test_nothing_is_drawn_of_what_is_not_known() -> None:
    (absent,) = structure_activity(ReportedResults(published([], HOST_AUDIENCE).results))
    assert isinstance(absent, doc.Prose | doc.Note)


LIEN, MORAL = share("lien", "Élèves qui citent le lien"), share("moral", "Élèves au meilleur moral")
ASKED = {
    "q": {"question": "Du lien ?", "criterion": "pertinence", "indicators": ["lien"]},
    "r": {"question": "Du moral ?", "criterion": "pertinence", "indicators": ["moral"]},
}


def bounded(figure: Figure, low: float, high: float) -> Figure:
    return replace(figure, low=low, high=high)


def beside(*known: tuple[Indicator, tuple[Figure, ...]]) -> doc.ShownFinding | None:
    """Return what is drawn of these figures, of the structure h1 and of all."""
    blocks = structure_answers(ReportedResults(published(known, HOST_AUDIENCE, questions=ASKED).results))
    return next((one for one in blocks if isinstance(one, doc.ShownFinding)), None)


def pair(one: Indicator, own: Figure, whole: Figure) -> tuple[Indicator, tuple[Figure, ...]]:
    return one, (replace(own, cell=Cell("structure:h1")), whole)


WHOLE = bounded(told(LIEN, 120, 200), 0.53, 0.66)


def test_its_answers_are_drawn_beside_the_whole_and_its_place_is_said_only_where_intervals_do_not_meet() -> None:
    apart = beside(
        pair(LIEN, bounded(told(LIEN, 36, 40), 0.8, 0.95), WHOLE),
        pair(MORAL, told(MORAL, 30, 60), told(MORAL, 99, 200)),
    )
    assert apart is not None and isinstance(apart.chart, CrossedViews)
    assert apart.title == "Élèves qui citent le lien\u202f: 90\u202f% chez vous, 60\u202f% dans l’ensemble"
    row = apart.chart.rows[0]
    assert [(view.label, view.text, view.n, view.few) for view in row.views] == [
        ("Chez vous", "90\u202f%", 40, False),
        ("Ensemble", "60\u202f%", 200, False),
    ]
    own, whole = (HOUSE.group_mark(view.group) for view in row.views)
    assert (own.colour, own.shape, whole.shape) == (HOUSE.main, "D", "s"), "the diamond of the chart above is theirs"
    assert apart.chart.alt.startswith(
        "Élèves qui citent le lien\u202f: "
        "chez vous 90\u202f% (parmi 40 réponses, intervalle de 80\u202f% à 95\u202f%), "
        "ensemble 60\u202f% (parmi 200 réponses, intervalle de 53\u202f% à 66\u202f%)"
    )
    second = beside(
        pair(LIEN, bounded(told(LIEN, 36, 40), 0.65, 0.95), WHOLE),
        pair(MORAL, bounded(told(MORAL, 54, 60), 0.8, 0.95), bounded(told(MORAL, 99, 200), 0.4, 0.6)),
    )
    assert second is not None and isinstance(second.chart, CrossedViews)
    assert second.title.startswith("Élèves au meilleur moral\u202f:")
    assert [row.label for row in second.chart.rows] == ["Élèves au meilleur moral", "Élèves qui citent le lien"]
    meeting = beside(pair(LIEN, bounded(told(LIEN, 36, 40), 0.65, 0.95), WHOLE))
    assert meeting is not None
    assert meeting.title == "Rien ne distingue nettement ce qu’on répond chez vous de ce qu’on répond ailleurs"


def test_of_few_answers_no_place_is_said_however_far_they_are() -> None:
    few = beside(pair(LIEN, bounded(told(LIEN, 12, 12), 0.92, 1.0), WHOLE))
    assert few is not None and isinstance(few.chart, CrossedViews)
    assert few.title == "Trop peu de réponses chez vous pour dire ce qui vous distingue de l’ensemble"
    assert few.chart.rows[0].views[0].few and few.chart.rows[0].views[0].low is None


def test_what_protection_withholds_is_told_without_what_it_is(twelfth: PublishedResults) -> None:
    one = beside(
        pair(LIEN, bounded(told(LIEN, 36, 40), 0.8, 0.95), WHOLE),
        pair(MORAL, hidden(told(MORAL)), told(MORAL, 99, 200)),
    )
    assert one is not None and isinstance(one.chart, CrossedViews)
    assert [row.label for row in one.chart.rows] == ["Élèves qui citent le lien"]
    assert one.caveat == "D’autres réponses de votre structure ne peuvent pas être publiées."
    drawn = next(block for block in structure_answers(ReportedResults(twelfth)) if isinstance(block, doc.ShownFinding))
    assert isinstance(drawn.chart, CrossedViews)
    assert len(drawn.chart.rows) <= 5 and all(len(row.views) == 2 for row in drawn.chart.rows)


def test_a_sheet_tells_what_others_did_without_their_names_and_nothing_that_their_people_answered(
    silver_geek: Evaluated,
) -> None:
    for one in silver_geek.results.values():
        if one.audience.host is None:
            continue
        scopes = {figure.cell.scope for figure in one.figures if figure.cell.scope.startswith("structure:")}
        assert scopes <= {one.audience.id}
        unnamed = {figure.indicator for figure in one.figures if figure.cell.scope == "structures"}
        assert {one.indicators[id].group for id in unnamed} == {"activite"}
        blocks = (*structure_activity(ReportedResults(one)), *structure_answers(ReportedResults(one)))
        assert not [block for block in blocks if isinstance(block, doc.DataTable)]


@pytest.mark.parametrize("reason", [PROTECTED, None])
def test_where_nothing_of_its_own_may_be_told_it_reads_the_whole_and_one_reason(
    twelfth: PublishedResults, reason: str | None
) -> None:
    """Thirteen people may have answered, which its response rate says: what they said would tell of others."""
    blocks = structure_answers(ReportedResults(without_answers(twelfth, reason=reason)))
    (note,) = [block for block in blocks if isinstance(block, doc.Note)]
    assert flat(note.inline) == (
        "Aucune réponse de votre structure n’est donnée à part (seniors, proches et jeunes volontaires)\u202f: personne ne "
        "doit pouvoir être reconnu. "
        "Les résultats de l’ensemble sont aussi les vôtres."
    )
    (drawn,) = [block for block in blocks if isinstance(block, doc.ShownFinding)]
    assert isinstance(drawn.chart, CrossedViews)
    assert drawn.title == "Ce que répondent les personnes accueillies, toutes structures ensemble"
    assert {view.label for row in drawn.chart.rows for view in row.views} == {"Ensemble"}


def test_it_is_told_who_reads_and_nothing_of_a_partner_that_it_has_not(twelfth: PublishedResults) -> None:
    (card,) = structure_card(ReportedResults(twelfth))
    assert isinstance(card, doc.Prose)
    assert flat(card.inline) == "Autre 12 (Autre, Deux-Sèvres) est l’une des 20 structures qui ont accueilli l’action."
    assert twelfth.audience.host is not None
    host = replace(twelfth.audience.host, partner="orange")
    (known,) = structure_card(ReportedResults(replace(twelfth, audience=replace(twelfth.audience, host=host))))
    assert isinstance(known, doc.Prose) and flat(known.inline).endswith(" Vous y êtes accompagnés par\u202f: Orange.")


def test_it_reads_the_recommendations_that_structures_carry(twelfth: PublishedResults) -> None:
    (asked,) = asked_of_structures(ReportedResults(twelfth))
    assert isinstance(asked, doc.Recommendations)
    assert asked.items and all("structures d’accueil" in one.owner.lower() for one in asked.items)
    (none,) = asked_of_structures(ReportedResults(published([], HOST_AUDIENCE).results))
    assert said((none,)) == ["Aucune recommandation n’est adressée aux structures d’accueil."]


def test_two_pages_even_with_a_name_of_two_hundred_letters(twelfth: PublishedResults) -> None:
    assert twelfth.audience.host is not None
    name = "Résidence #1 <b>du</b> {{ Val }} " + "de la Boivre " * 13
    host = replace(twelfth.audience.host, name=name)
    named = replace(twelfth, audience=replace(twelfth.audience, host=host))
    document = compose(named, "structure", "provisoire")
    assert document.slug == "structure-structure-12" and len(document.cover.edition) < 110
    (card,) = structure_card(ReportedResults(named))
    assert isinstance(card, doc.Prose) and name.strip() in flat(card.inline)
    with pikepdf.open(io.BytesIO(render_pdf(document, draw_all([document])))) as pdf:
        assert len(pdf.pages) == 2


def test_its_poster_is_one_page_in_large_letters_without_what_its_own_people_answered(
    twelfth: PublishedResults,
) -> None:
    made = compose(twelfth, "affiche", "provisoire")
    assert (made.cover.compact, made.cover.poster, made.cover.reader) == (True, True, "Autre 12")
    (shown,) = [block for block in made.blocks if isinstance(block, doc.KeyFigures)]
    here, *everywhere = shown.figures
    assert here.label == "ateliers réalisés chez nous" and len(everywhere) == 1
    for one in everywhere:
        whole = ReportedResults(twelfth).figure(one.indicator)
        assert whole is not None and whole.n
        assert (one.basis, one.share) == (f"dans les 20 structures, {whole.n} réponses", whole.value)
    assert here.share is None, "sessions are no people"
    assert not any(OWN in block.indicators for block in made.blocks if isinstance(block, doc.DataTable))
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        assert len(opened.pages) == 1
        read = spoken_text(opened)
        for one in shown.figures:
            for words in (one.value, one.label, one.basis):
                assert "".join(words.split()) in "".join(read.split()), "what is drawn is read too"
        sizes = letter_sizes(opened.pages[0])
        assert max(sizes) > 88 and 17.0 in sizes
        assert not [size for size in sizes if 9 < size < 17], "but its foot and its banner, it is read from a step away"


@pytest.mark.parametrize("words", ["", "Je reviens mardi.", "Je reviens mardi " * 3])
@pytest.mark.parametrize("name", ["Autre 12", "Résidence du Val de la Boivre " * 4])
def test_a_poster_fills_its_page_whatever_it_says(twelfth: PublishedResults, words: str, name: str) -> None:
    assert twelfth.audience.host is not None
    said = (Quotation("seniors", "fin", "verbatim_plus", words, edited=False),) if words else ()
    host = replace(twelfth.audience.host, name=name)
    made = compose(
        replace(twelfth, quotations=said, audience=replace(twelfth.audience, host=host)), "affiche", "provisoire"
    )
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        (page,) = opened.pages
        heights = sorted(high for size, high, text in pieces_of(page) if size >= 17 and text.strip())
    assert heights[-1] > 262, "its last line stands at the foot of the page"
    assert max(below - above for above, below in pairwise(heights)) < 80, (
        "and no more than ten people stand between two lines"
    )


def test_a_poster_says_nothing_of_what_may_not_be_told(twelfth: PublishedResults) -> None:
    hidden = ReportedResults(replace(twelfth, figures=tuple(one.masked("secret") for one in twelfth.figures)))
    assert poster_figures(hidden) == ()
    assert [flat(block.inline) for block in poster_caution(hidden) if isinstance(block, doc.Prose)] == [LIMITS]


LIMITS = "Limites et effets non prévus\u202f: demandez-nous le rapport."


def test_a_poster_names_what_is_most_difficult_for_those_whom_it_counts_and_where_limits_are(
    twelfth: PublishedResults,
) -> None:
    said = [block for block in poster_caution(ReportedResults(twelfth)) if isinstance(block, doc.Prose)]
    assert [flat(block.inline) for block in said] == [
        "Reste difficile\u202f: la vue, pour plus d’un quart des seniors.",
        LIMITS,
    ]
    assert {run.about for run in said[0].inline} == {("seniors_difficultes",)}


@pytest.mark.parametrize(
    "quotations", [(), (Quotation("seniors", "fin", "verbatim_plus", "Je reviens mardi " * 3, edited=False),)]
)
def test_a_poster_says_sixty_five_words_at_most_and_no_heading(
    silver_geek: Evaluated, quotations: tuple[Quotation, ...]
) -> None:
    for one in silver_geek.results.values():
        if one.audience.host is None:
            continue
        made = compose(replace(one, quotations=quotations), "affiche", "provisoire")
        shown = [block for block in made.blocks if isinstance(block, doc.KeyFigures | doc.Prose | doc.Quotations)]
        assert len(shown) == len(made.blocks), "difficulties, limits and effects not foreseen are said in two lines"
        texts = [made.cover.title, made.cover.reader]
        for block in shown:
            figures = block.figures if isinstance(block, doc.KeyFigures) else ()
            assert any(figure.share is not None for figure in figures) or not isinstance(block, doc.KeyFigures)
            texts += [text for figure in figures for text in (figure.value, figure.label, figure.basis)]
            texts += [flat(block.inline)] if isinstance(block, doc.Prose) else []
            texts += [f"{one.words} {one.among}" for one in block.items] if isinstance(block, doc.Quotations) else []
        words = [word for text in texts for word in text.split() if any(map(str.isalnum, word))]
        assert 30 < len(words) <= 65, words


def test_a_poster_speaks_in_sentences_of_every_structure_and_gives_no_date_of_a_committee(
    twelfth: PublishedResults,
) -> None:
    assert [one.label for one in figures(poster_figures(ReportedResults(twelfth)))] == [
        "ateliers réalisés chez nous",
        "Trois seniors sur quatre citent le lien social parmi les intérêts des ateliers",
    ]
    made = compose(twelfth, "affiche", "provisoire")
    assert twelfth.initiative.next_date is not None
    assert "2015" not in " ".join(flat(one.inline) for one in made.blocks if isinstance(one, doc.Prose))


def test_a_poster_quotes_only_those_whom_structures_receive(twelfth: PublishedResults) -> None:
    senior = Quotation("seniors", "fin", "verbatim_plus", "Je reviens mardi.", edited=False)
    partner = Quotation("partenaires", "fin", "verbatim_plus", "On continue.", edited=False)
    (quote,) = poster_words(ReportedResults(replace(twelfth, quotations=(partner, senior))))
    assert quote == doc.Quotations(asked="", items=(doc.Quoted("«\u202fJe reviens mardi.\u202f»", "Seniors"),))
    (edited,) = poster_words(ReportedResults(replace(twelfth, quotations=(replace(senior, edited=True),))))
    assert isinstance(edited, doc.Quotations) and edited.items[0].among == "Seniors (propos remaniés)"
    assert poster_words(ReportedResults(replace(twelfth, quotations=(partner,)))) == ()
    long = replace(senior, words="Je reviens mardi prochain. " * 4)
    assert poster_words(ReportedResults(replace(twelfth, quotations=(long, senior)))) == (quote,)


def test_a_poster_of_another_initiative_speaks_of_those_whom_it_receives(tmp_path: Path) -> None:
    """Pupils of three places, of whom few answered one question; nothing is known of what was done in each."""
    reading = "{value} des {n} élèves répondants aiment venir ({interval})."
    aime = LIEN.model_copy(update={"reading": reading})
    moral = MORAL.model_copy(update={"reading": "{value} des {n} élèves répondants ont meilleur moral ({interval})."})
    known = [(aime, (told(aime, 97, 200),)), (moral, (told(moral, 8, 20),))]
    results = published(known, HOST_AUDIENCE, questions=ASKED, folder=tmp_path).results
    made = compose(results, "affiche", "provisoire")
    shown = figures(tuple(one for one in made.blocks if isinstance(one, doc.KeyFigures)))
    assert [(one.value, one.label, one.basis) for one in shown] == [
        ("49\u202f%", "Près de la moitié des élèves aiment venir", "dans toutes les structures, 200 réponses"),
        ("8 sur 20", "8 des 20 élèves répondants ont meilleur moral", "dans toutes les structures, 20 réponses"),
    ]
