"""What a host structure receives: two pages, its own figures beside the others', and an honest word when they are few."""

import io
from dataclasses import replace

import pikepdf
import pytest

from indicators.confidentiality.wording import PROTECTED
from indicators.figures.results import PublishedResults
from reports import document as doc
from reports.composition.compose import compose
from reports.composition.pieces.chronology import next_date
from reports.composition.pieces.structures import (
    poster_caution,
    poster_figures,
    structure_activity,
    structure_answers,
    structure_card,
)
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.rendering.pdf import render_pdf
from tests.conftest import Evaluated
from tests.reports.rendering.pdf_text import letter_sizes

OWN = "structure:structure_12"


@pytest.fixture
def twelfth(silver_geek: Evaluated) -> PublishedResults:
    return silver_geek.results[OWN]


def without_answers(results: PublishedResults, *, reason: str | None) -> PublishedResults:
    """Return what a structure reads whose answers are masked, or that gave none."""
    answered = [one for one in results.figures if one.cell.scope == OWN and one.cell.wave]
    kept = [one for one in results.figures if one not in answered]
    return replace(results, figures=(*kept, *(one.masked(reason) for one in answered if reason)))


def table(blocks: tuple[doc.Block, ...]) -> doc.DataTable:
    (found,) = [block for block in blocks if isinstance(block, doc.DataTable)]
    return found


def test_its_activity_stands_beside_the_median_of_structures_and_the_whole(silver_geek: Evaluated) -> None:
    made = {
        one.audience.id: table(structure_activity(ReportedResults(one))).rows[0]
        for one in silver_geek.results.values()
        if one.audience.host is not None
    }
    assert {row[0].text for row in made.values()} == {"Ateliers réalisés"}
    done = sorted(int(row[1].text) for row in made.values())
    assert {row[3].text for row in made.values()} == {str(sum(done))}
    assert {row[2].text for row in made.values()} == {
        f"{(done[9] + done[10]) / 2:.1f}".replace(".", ",").removesuffix(",0")
    }


def test_its_answers_stand_beside_its_kind_and_the_whole(twelfth: PublishedResults) -> None:
    shown = table(structure_answers(ReportedResults(twelfth)))
    assert [column.heading for column in shown.columns[1:]] == ["Votre structure", "Même type (n)", "Ensemble (n)"]
    assert any("sur 6" in row[1].text for row in shown.rows) and any(row[1].masked for row in shown.rows)


@pytest.mark.parametrize("reason", [PROTECTED, None])
def test_where_too_few_answered_it_reads_the_whole_and_is_told_so(
    twelfth: PublishedResults, reason: str | None
) -> None:
    blocks = structure_answers(ReportedResults(without_answers(twelfth, reason=reason)))
    (note,) = [block for block in blocks if isinstance(block, doc.Note)]
    assert "sont aussi les vôtres" in flat(note.inline)
    assert [column.heading for column in table(blocks).columns[1:]] == ["Même type (n)", "Ensemble (n)"]


def test_two_pages_even_with_a_name_of_two_hundred_letters(twelfth: PublishedResults) -> None:
    assert twelfth.audience.host is not None
    name = "Résidence #1 <b>du</b> {{ Val }} " + "de la Boivre " * 13
    host = replace(twelfth.audience.host, name=name)
    named = replace(twelfth, audience=replace(twelfth.audience, host=host))
    document = compose(named, "structure", "provisoire")
    assert document.slug == "structure-structure-12" and len(document.cover.edition) < 110
    (card,) = structure_card(ReportedResults(named))
    assert isinstance(card, doc.Prose) and name.strip() in flat(card.inline)
    with pikepdf.open(io.BytesIO(render_pdf(document, {}))) as pdf:
        assert len(pdf.pages) == 2


def test_its_poster_is_one_page_in_large_letters_without_what_its_own_people_answered(
    twelfth: PublishedResults,
) -> None:
    made = compose(twelfth, "affiche", "provisoire")
    assert (made.cover.compact, made.cover.poster, made.cover.reader) == (True, True, "Autre 12")
    (shown,) = [block for block in made.blocks if isinstance(block, doc.KeyFigures)]
    here, *everywhere = shown.figures
    assert here.basis == "chez nous" and len(everywhere) == 2
    for one in everywhere:
        whole = ReportedResults(twelfth).figure(one.indicator)
        assert whole is not None and whole.n
        assert (one.basis, one.share) == (f"{whole.n} répondants", whole.value)
    assert here.share is None, "sessions are no people"
    assert not any(OWN in block.indicators for block in made.blocks if isinstance(block, doc.DataTable))
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        assert len(opened.pages) == 1
        sizes = letter_sizes(opened.pages[0])
        assert max(sizes) == 88 and 17.0 in sizes
        assert not [size for size in sizes if 9 < size < 17], "but its foot and its banner, it is read from a step away"


def test_a_poster_says_nothing_of_what_may_not_be_told(twelfth: PublishedResults) -> None:
    hidden = ReportedResults(replace(twelfth, figures=tuple(one.masked("secret") for one in twelfth.figures)))
    assert poster_figures(hidden) == ()
    assert [flat(block.inline) for block in poster_caution(hidden) if isinstance(block, doc.Prose)] == [LIMITS]


LIMITS = "Limites et effets non prévus\u202f: rapport complet."


def test_a_poster_names_what_is_most_difficult_for_those_whom_it_counts_and_where_limits_are(
    twelfth: PublishedResults,
) -> None:
    said = [block for block in poster_caution(ReportedResults(twelfth)) if isinstance(block, doc.Prose)]
    assert [flat(block.inline) for block in said] == [
        "Reste difficile\u202f: la vue (26\u202f% de 227).",
        LIMITS,
    ]
    assert {run.about for run in said[0].inline} == {("seniors_difficultes",)}


def test_a_poster_says_sixty_words_at_most_and_no_heading(silver_geek: Evaluated) -> None:
    for one in silver_geek.results.values():
        if one.audience.host is None:
            continue
        made = compose(one, "affiche", "provisoire")
        shown = [block for block in made.blocks if isinstance(block, doc.KeyFigures | doc.Prose)]
        assert len(shown) == len(made.blocks), "difficulties, limits and effects not foreseen are said in two lines"
        texts = [made.cover.title, made.cover.reader]
        for block in shown:
            figures = block.figures if isinstance(block, doc.KeyFigures) else ()
            texts += [text for figure in figures for text in (figure.value, figure.label, figure.basis)]
            texts += [flat(block.inline)] if isinstance(block, doc.Prose) else []
        words = [word for text in texts for word in text.split() if any(map(str.isalnum, word))]
        assert 30 < len(words) <= 60, words


def test_the_next_date_is_said_alone_where_it_is_asked_short(twelfth: PublishedResults) -> None:
    (short,) = next_date(ReportedResults(twelfth), short=True)
    assert isinstance(short, doc.Prose) and short.lead
    assert flat(short.inline) == "Prochain rendez-vous le 22 septembre 2015."
