import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from PIL import Image

from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.stacked import StackedBars, StackedRow
from reports.rendering.drawings import Drawing, draw_all
from reports.rendering.pdf import render_pdf
from reports.rendering.plain import plain_report
from reports.words.french import typography
from reports.words.report_states import BANNER
from tests.documents.places import Cells, Words
from tests.documents.tagged import places
from tests.reports.rendering.matterhorn import faults
from tests.reports.rendering.pdf_text import (
    heights_of_lines,
    heights_of_rules,
    lefts_of_discs,
    letter_sizes,
    lines_of,
    page_text,
    parted_paragraphs,
    pieces_of,
)
from tests.reports.sample_report import ANSWER, BRIEF, CHARTS, HOSTILE, LONG, LONG_TABLE, TABLE, finding, report, words


def photo() -> doc.Picture:
    """Return a picture of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (30, 20), (180, 90, 20)).save(written, "PNG")
    data = written.getvalue()
    return doc.Picture(media="image/png", data=data, width=30, height=20, alt="Un jardin", caption="", credit="Elle")


@pytest.fixture(scope="module")
def drawings() -> Mapping[ChartSpec, Drawing]:
    return draw_all([report()])


@pytest.fixture(scope="module", params=[False, True], ids=["complet", "court"])
def pdf(request: pytest.FixtureRequest, drawings: Mapping[ChartSpec, Drawing]) -> bytes:
    return render_pdf(report(compact=request.param), drawings)


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("annexed", [True, False])
def test_no_word_of_a_table_touches_a_rule(compact: bool, small: bool, annexed: bool) -> None:
    """Letters go down some 0.7 mm under their line: half a millimetre more, at least, parts them from the rule."""
    table = replace(TABLE, title="", note="", source="", compact=small)
    questions = doc.AnsweredQuestions(items=(ANSWER,) * 3)
    blocks = (doc.Annexes(), table) if annexed else (table, questions)
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(compact=compact), blocks=blocks), {}))) as opened:
        sheet = opened.pages[-1]
        rules = {round(one, 2) for one in heights_of_rules(sheet)}
        lines = {round(one, 2) for one in heights_of_lines(sheet) if min(rules) < one < max(rules)}
    assert len(rules) > 8
    under = {line: min(rule - line for rule in rules if rule > line) for line in lines}
    assert {line: room for line, room in under.items() if room < 1.2} == {}


def test_the_same_report_gives_the_same_bytes(drawings: Mapping[ChartSpec, Drawing]) -> None:
    assert render_pdf(report(), drawings) == render_pdf(report(), draw_all([report()]))


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_keeps_the_standards_of_accessibility_and_archives(pdf: bytes, profile: Any, tmp_path: Path) -> None:
    file = tmp_path / "essai.pdf"
    file.write_bytes(pdf)
    verdict = page.validate_pdf(str(file), profile=profile)
    # The validator takes the last byte of a stream for a line end when it is a carriage return: lengths are checked below.
    failures = [(failure.rule_id, failure.message) for failure in verdict.failures]
    assert [failure for failure in failures if failure[0] != "PDFA2A-STREAM-LENGTH-001"] == []
    assert verdict.rules.total > 50


def test_it_has_the_structure_that_readers_follow(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert faults(opened) == []


def test_what_the_brief_asks_is_headed_as_in_the_pages(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        headings = [place.text for place in places(opened) if isinstance(place, Words) and place.kind == "heading"]
    (brief,) = (block for block in report().blocks if isinstance(block, doc.Brief))
    for asked in (brief.sentence.question, brief.going_on.question, "Que changer\u202f?"):
        assert asked in headings


@pytest.mark.parametrize("compact", [True, False])
def test_what_the_evaluator_and_people_say_is_heard_apart_from_what_stands_before(
    drawings: Mapping[ChartSpec, Drawing], compact: bool
) -> None:
    """Each block after each: two that end and begin on loose words were one paragraph."""
    warning = doc.Note(tone="limite", title="À revoir", inline=words("Vu."))
    voice = doc.Analysis(about="", body=(doc.Prose(inline=words("Un avis.")),), warnings=(warning,))
    quoted = doc.Quotations(asked="Un mot ?", items=(doc.Quoted("« Oui. »", "Seniors · 2015"),) * 2)
    told = replace(finding(CHARTS[0], "Constat", ""), analyses=(voice,))
    blocks = (
        told,
        voice,
        quoted,
        replace(quoted, asked=""),
        replace(told, analyses=()),
        quoted,
        TABLE,
        doc.Prose(inline=words("Voici :")),
        doc.Bullets(items=(words("Un point"),)),
        quoted,
        doc.Definitions(items=(doc.Definition(term="Terme", detail="SEN-06", inline=words("Son sens.")),)),
        voice,
    )
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(compact=compact), blocks=blocks), drawings))) as opened:
        assert list(parted_paragraphs(opened)) == []
        quotations = [one for one in _elements(opened.Root.StructTreeRoot) if one.get("/S") == "/BlockQuote"]
        assert [[str(part.S) for part in one.K] for one in quotations] == [["/P", "/P"]] * 8


def test_what_is_to_do_is_heard_apart_from_who_does_it(drawings: Mapping[ChartSpec, Drawing]) -> None:
    advised = doc.Recommendation(found="Vu.", advice="Faire", owner="Elle", due="Demain")
    brief = replace(BRIEF, changes=(advised,))
    with pikepdf.open(
        io.BytesIO(render_pdf(replace(report(), blocks=(brief, doc.Recommendations(items=(advised,)))), drawings))
    ) as opened:
        bodies = [one for one in _elements(opened.Root.StructTreeRoot) if one.get("/S") == "/LBody"]
        assert [[str(part.S) for part in body.K] for body in bodies] == [["/P", "/P"], ["/P", "/P", "/P"]]


def test_the_kinds_of_evidence_are_said_to_be_proofs(drawings: Mapping[ChartSpec, Drawing]) -> None:
    answered = doc.AnsweredQuestions(
        items=(replace(ANSWER, evidence=("suivi", "déclaré")), replace(ANSWER, evidence=()))
    )
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(answered,)), drawings))) as opened:
        (table,) = (place for place in places(opened) if isinstance(place, Cells))
    assert "Preuve\u202f: suivi" in table.rows[1][1] and table.rows[1][1].count("Preuve") == 1
    assert "Preuve" not in table.rows[2][1]


def test_no_line_ends_inside_a_short_word_at_its_own_hyphen() -> None:
    said = "« rendez-vous » avril-mai ; petits-enfants, jette-t-on\u202f? ".replace("« ", "«\u202f").replace(
        " »", "\u202f»"
    )
    said = said.replace(" ;", "\u202f;")
    paragraphs = tuple(doc.Prose(inline=words("a" * rank + " " + said * 6)) for rank in range(1, 30))
    asked = doc.AnsweredQuestions(
        items=tuple(replace(ANSWER, question="a" * rank + " " + said) for rank in range(1, 12))
    )
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*paragraphs, asked)), {}))) as opened:
        lines = ["".join(line) for sheet in list(opened.pages)[1:] for line in _by_line(sheet)]
    assert [line for line in lines if line.endswith("-") or line[:1] in "\u202f;»?,"] == []
    assert len(lines) > 100


def _by_line(sheet: Any) -> Iterator[list[str]]:
    for _, drawn in groupby(pieces_of(sheet), key=lambda piece: round(piece[1], 1)):
        yield [text for _, _, text in drawn]


def test_the_title_of_a_table_is_its_caption(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = list(_elements(opened.Root.StructTreeRoot))
        captions = [one for one in elements if one.get("/S") == "/Caption"]
        titled = [block for block in report().blocks if isinstance(block, doc.DataTable) and block.title]
        assert len(captions) >= len(titled) > 0
        assert all(one.P.S == "/Table" and one.P.K[0] == one for one in captions)


def test_every_stream_has_the_length_it_says(pdf: bytes) -> None:
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", pdf))
    assert len(streams) > 15
    for stream in streams:
        end = stream.end() + int(stream[1])
        assert pdf[end : end + 10] == b"\nendstream"


def test_it_says_its_language_title_and_date(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang).startswith("fr")
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        information = opened.open_metadata()
        # The edition and its reader too: thirty-five files of one initiative are told apart by it.
        assert str(information["dc:title"]) in ("Silver Geek — Rapport complet", "Silver Geek — Cahier partenaire")
        assert str(information["xmp:CreateDate"]).startswith("2015-06-30")


def test_the_title_that_machines_read_needs_no_font() -> None:
    made = report()
    named = replace(made.cover, edition="Cahier partenaire\u202f: 乡村交通协会", evaluator="王芳")
    with pikepdf.open(io.BytesIO(render_pdf(replace(made, cover=named, blocks=()), {}))) as opened:
        information = opened.open_metadata()
        assert str(information["dc:title"]) == "Silver Geek — Cahier partenaire\u202f: 乡村交通协会"
        assert list(information["dc:creator"]) == ["王芳"]
        assert faults(opened) == []


def test_every_figure_is_described_and_every_table_has_headers(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = list(_elements(opened.Root.StructTreeRoot))
        figures = [element for element in elements if element.get("/S") == "/Figure"]
        assert {str(figure.Alt) for figure in figures} == {
            one.heard for one in report().blocks if isinstance(one, doc.ShownFinding) and one.chart
        }
        tables = [element for element in elements if element.get("/S") == "/Table"]
        assert len(tables) == 4
        for table in tables:
            (head,) = [element for element in _elements(table) if element.get("/S") == "/THead"]
            headers = [element for element in _elements(head) if element.get("/S") == "/TH"]
            assert len(headers) in (2, 4, 5)


def test_a_cell_is_read_with_its_column_and_with_the_first_cell_of_its_row(
    drawings: Mapping[ChartSpec, Drawing],
) -> None:
    columns = (doc.TableColumn("Groupe"), doc.TableColumn("Vague"), doc.TableColumn("Part", numeric=True))
    said = [("Seniors", "début", "12 %"), ("", "fin", "15 %"), ("Jeunes", "début", "9 %")]
    rows = tuple(tuple(map(doc.TableCell, row)) for row in said)
    long = tuple((doc.TableCell(f"Ligne {rank}"), doc.TableCell("x"), doc.TableCell("1")) for rank in range(40))
    spanning = doc.DataTable(title="", columns=columns, rows=rows, grouped=True)
    noted = doc.DataTable(title="", columns=columns, rows=long, note="Une note.", source="Une source.")
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(spanning, noted)), drawings))) as opened:
        tables = [one for one in _elements(opened.Root.StructTreeRoot) if one.get("/S") == "/Table"]
        short, tall = ([_headed(row) for row in _elements(table) if row.get("/S") == "/TR"] for table in tables)
        parts = [str(part.S) for part in tables[1].K]
        after = list(places(opened))[-2:]
    heads = ["/Column"] * 3
    # « Seniors » heads two rows, of which the second has no first cell of its own; the wave heads each of them too.
    assert short == [heads, ["/Row", "/Row", ""], ["/Row", ""], ["/Row", "/Row", ""]]
    assert tall == [heads, *[["/Row", "", ""]] * 40]
    # The last rows, which are held together, are no foot; notes are read after the table.
    assert parts == ["/THead", "/TBody"]
    assert after == [Words("paragraph", "Une note."), Words("paragraph", "Une source.")]


def _headed(row: Any) -> list[str]:
    """Return what each cell of a row heads; a cell that heads nothing leaves to scopes which cells head it."""
    found = []
    for cell in row.K:
        said = {key: value for one in cell.get("/A", ()) for key, value in one.items() if one.O == "/Table"}
        assert "/Headers" not in said or cell.S == "/TH"
        found.append(str(said["/Scope"]) if cell.S == "/TH" else "")
    return found


def test_the_title_and_the_key_figures_are_tagged_as_what_they_are(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = list(_elements(opened.Root.StructTreeRoot))
        headings = [str(one.S) for one in elements if one.get("/S") in [f"/H{level}" for level in range(1, 7)]]
        # As in the pages: one title over all chapters, and never a level missed.
        assert headings[0] == "/H1" and headings.count("/H1") == 1 and {"/H2", "/H3", "/H4"} <= set(headings)
        figures = [one for one in elements if one.get("/S") == "/LI" and _path(one, 3) == ["/LBody", "/P", "/Strong"]]
        assert len(figures) == 2
        for figure in figures:
            assert figure.P.S == "/L" and [part.S for part in figure.K[0].K] == ["/P", "/P", "/P"]
            assert all(figure.K[0] == part.P for part in figure.K[0].K)


def _path(element: Any, deep: int) -> list[str]:
    """Return the tags met going down by the first that each holds."""
    met = []
    for _ in range(deep):
        element = next(iter(element.K)) if isinstance(element.K, pikepdf.Array) else element.K
        if not isinstance(element, pikepdf.Dictionary):
            break
        met.append(str(element.get("/S")))
    return met


def test_no_letter_is_smaller_than_nine_points(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = {size: text for page in opened.pages for size, text in letter_sizes(page).items()}
    assert max(sizes) > 20
    assert {size: text for size, text in sizes.items() if size < 8.99} == {}


def test_text_is_set_in_eleven_points_in_short_editions_too(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert 11.0 in {size for page in opened.pages for size in letter_sizes(page)}


def test_bookmarks_follow_the_numbered_headings(drawings: Mapping[ChartSpec, Drawing]) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(report(), drawings))) as opened, opened.open_outline() as outline:
        assert [entry.title.replace("\u00a0\u00a0", " ") for entry in outline.root] == [
            "1 Effets sur les seniors",
            "Annexe A Tableaux complets",
        ]
        assert [entry.title.replace("\u00a0\u00a0", " ") for entry in outline.root[0].children] == [
            "1.1 Un niveau sauté"
        ]


def test_nothing_marked_is_read_by_other_words_inside(pdf: bytes) -> None:
    """Readers of tags lose the rest of a title or of a line of contents, after a sign that words stand for."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for sheet in opened.pages:
            marks = [one[0] for one in pikepdf.parse_content_stream(sheet) if str(one[1]) == "BDC"]
            assert [str(one[1].ActualText) for one in marks if "/ActualText" in one[1]] == []


def test_the_page_of_an_entry_of_the_contents_stands_on_the_line_of_its_dots() -> None:
    chapters = [
        doc.Heading(level=1, text="Des enseignements, recommandations" + "i" * rank, anchor=f"c{rank}")
        for rank in range(40)
    ]
    made = replace(report(), blocks=(doc.Contents(depth=1), *chapters))
    found = 0
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        for sheet in opened.pages:
            for (_, dots, dot), (_, height, number) in pairwise(pieces_of(sheet)):
                if dot == "." and re.fullmatch("\u00a0\\d+", number):
                    assert height == pytest.approx(dots), found
                    found += 1
    assert found == len(chapters)


def test_every_page_says_that_the_data_are_made_up_and_in_which_state_it_is(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        total = len(opened.pages)
        for number, sheet in enumerate(opened.pages, 1):
            text = page_text(sheet)
            assert _tight(BANNER) in text
            if number > 1:
                assert "Versionprovisoire" in text
                assert f"{number}/{total}" in text


def test_words_that_look_like_markup_stay_words(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        text = "".join(page_text(sheet) for sheet in opened.pages).replace("-", "")
        for hostile in HOSTILE:
            # Paragraph, ordered list, table of difficulties, definition (term and text).
            assert text.count(_tight(hostile).replace("-", "")) >= 5, hostile


def test_headers_of_a_long_table_come_back_on_each_page(drawings: Mapping[ChartSpec, Drawing]) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(report(), drawings))) as opened:
        pages = [page_text(sheet) for sheet in opened.pages]
        start = _tight(LONG)[:40]
        holding = [text for text in pages if "Colonne0" in text]
        assert len(holding) > 2
        assert all("Indicateur" in text for text in holding)
        first = pages.index(holding[0])
        assert all("Colonne0" in text for text in pages[first:] if start in text)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8])
def test_the_note_of_a_table_never_stands_on_a_page_without_a_row_of_it(
    drawings: Mapping[ChartSpec, Drawing], count: int
) -> None:
    column = doc.TableColumn("Colonne")
    row = (doc.TableCell("Rang"), doc.TableCell(LONG[:300]), doc.TableCell("1"))
    table = doc.DataTable(title="", columns=(column, column, column), rows=(row,) * count, note="Unenote.")
    for lines in range(24, 44):
        above = tuple(doc.Prose(inline=(doc.TextRun(f"Ligne {rank}."),)) for rank in range(lines))
        with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*above, table)), drawings))) as opened:
            (holding,) = [text for sheet in opened.pages if "Unenote" in (text := page_text(sheet))]
        assert "Rang" in holding, (count, lines)


@pytest.mark.parametrize("count", [4, 5, 8])
def test_no_row_of_a_table_stands_alone_on_a_page(drawings: Mapping[ChartSpec, Drawing], count: int) -> None:
    column = doc.TableColumn("Colonne")
    row = (doc.TableCell("Rang"), doc.TableCell(LONG[:150]), doc.TableCell("1"))
    table = doc.DataTable(title="Titre", columns=(column, column, column), rows=(row,) * count, note="Une note.")
    cut = set()
    for lines in range(24, 44):
        above = tuple(doc.Prose(inline=(doc.TextRun(f"Ligne {rank}."),)) for rank in range(lines))
        with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*above, table)), drawings))) as opened:
            rows = [page_text(sheet).count("Rang") for sheet in opened.pages]
        assert 1 not in rows, (lines, rows)
        cut.add(tuple(filter(None, rows)))
    assert len(cut) > 1


def test_no_line_of_a_narrow_column_ends_on_the_dot_before_what_follows(drawings: Mapping[ChartSpec, Drawing]) -> None:
    told = doc.TableCell("75 %", detail="n = 224 · intervalle 69–80 %")
    several = tuple(doc.TableColumn(f"Part {rank}", numeric=True) for rank in range(4))
    narrow = doc.DataTable(
        title="", columns=(doc.TableColumn("Qui"), *several), rows=((doc.TableCell(LONG), *[told] * 4),)
    )
    wide = replace(narrow, columns=narrow.columns[:2], rows=(narrow.rows[0][:2],))
    figure = doc.KeyFigure(
        value="84 %", label="contents", basis="En novembre 2015 · 26 sur 31 · intervalle 74–86 %", indicator="x"
    )
    blocks = (narrow, wide, doc.KeyFigures(figures=(figure,) * 3))
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=blocks), drawings))) as opened:
        first, second, *figures = list(places(opened))[-5:]
    assert isinstance(first, Cells) and first.rows[1][1] == "75 %\nn = 224\nintervalle 69–80 %"
    assert isinstance(second, Cells) and second.rows[1][1] == "75 %\nn = 224\u00a0· intervalle 69–80 %"
    for one in figures:
        assert isinstance(one, Words) and one.text.endswith("En novembre 2015\u00a0· 26 sur 31\nintervalle 74–86 %")


def test_a_chart_its_title_and_its_source_stay_on_one_page(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = [page_text(sheet) for sheet in opened.pages]
    for index in range(len(CHARTS)):
        holding = next(text for text in pages if f"Constat{index}" in text)
        assert re.search(rf"Constat{index}((?!Constat).)*Source:questionnaireseniors", holding), index


def test_a_heading_and_the_line_under_it_go_to_the_page_of_the_result_that_follows(
    drawings: Mapping[ChartSpec, Drawing],
) -> None:
    pushes = range(12, 21)  # from a page that holds all of it to one that holds the heading alone
    chapters: list[tuple[doc.Block, ...]] = [
        (
            doc.Heading(level=1, text=f"Chapitre {push}", anchor=f"chapitre-{push}"),
            *(doc.Prose(inline=words(LONG)) for _ in range(push)),
            doc.Heading(level=2, text=f"Titre[{push}]", anchor=f"titre-{push}"),
            doc.Prose(inline=words(f"Annonce[{push}]")),
            replace(finding(CHARTS[0], f"Résultat[{push}]", f"resultat-{push}"), reading=(words(LONG),) * 4),
        )
        for push in pushes
    ]
    pushed = replace(report(), blocks=tuple(block for chapter in chapters for block in chapter))
    with pikepdf.open(io.BytesIO(render_pdf(pushed, drawings))) as opened:
        pages = [page_text(sheet) for sheet in opened.pages]
    begun = [next(text for text in pages if f"Titre[{push}]" in text) for push in pushes]
    for push, text in zip(pushes, begun, strict=True):
        assert f"Annonce[{push}]" in text, push
        assert f"Résultat[{push}]" in text, push


def test_a_chapter_opens_under_the_one_before_wherever_its_first_lines_have_room(
    drawings: Mapping[ChartSpec, Drawing],
) -> None:
    """Room for its title, and what stands under it, is 45 mm, under 15 mm of white."""

    def chapter(name: str, count: int) -> tuple[doc.Block, ...]:
        return (doc.Heading(level=1, text=name, anchor=name), *(doc.Prose(inline=words(LONG)) for _ in range(count)))

    follows = []
    for paragraphs in (3, *range(14, 26)):
        chapters = replace(report(), blocks=(*chapter("Premier", paragraphs), *chapter("Second", 3)))
        with pikepdf.open(io.BytesIO(render_pdf(chapters, drawings))) as opened:
            # The running head says the chapter under way, from the page after the one where it opens.
            opens = next(place for place, page in enumerate(opened.pages) if "Second" in page_text(page))
            under = "Nousavons" in page_text(opened.pages[opens]).partition("Second")[0]
            before = page_text(opened.pages[opens]).count("Nousavons") - 3 if under else 0
            heights = sorted(
                {round(one, 1) for one in heights_of_lines(opened.pages[opens - (not under)]) if one < 277}
            )
        if not under:
            assert 276 - heights[-1] < 62, paragraphs
        elif before > 0:
            # The title of the chapter is the one line that stands so far under the one above.
            at = next(one for above, one in pairwise(heights) if one - above > 15 and above > 23)
            assert 276 - at > 35, paragraphs
        follows.append(under)
    assert follows[0] and set(follows) == {True, False}


@pytest.mark.parametrize("compact", [True, False])
def test_the_head_of_a_page_names_the_chapter_of_its_first_line(compact: bool) -> None:
    """However few lines of it are left there; a full report says nothing over the title of a chapter."""
    chapters: list[doc.Block] = []
    for rank in range(150):
        chapters.append(doc.Heading(level=1, text=f"Chapitre {rank}", anchor=f"c{rank}"))
        chapters += [doc.Prose(inline=words(f"Corps {rank}. " * (3 + 4 * (rank % 7))))] * (1 + rank % 5)
    pdf = render_pdf(replace(report(compact=compact), blocks=tuple(chapters)), {})
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for sheet in list(opened.pages)[1:]:
            lines = sorted((height, text) for _, height, text in pieces_of(sheet) if height > 8)
            named = [(height, one) for height, text in lines for one in re.findall(r"(Chapitre|Corps)\s*(\d+)", text)]
            top = [one for height, one in named if height < 20]
            kind, rank = next(one for height, one in named if height > 20)
            found.add((kind, height_of_second(named, rank) < 60))
            assert top == ([("Chapitre", rank)] if compact or kind == "Corps" else []), (top, kind, rank)
    # Pages that open on a chapter, and on the last lines of one, the next opening just under.
    assert {("Chapitre", False), ("Corps", True)} <= found


def height_of_second(named: list[tuple[float, tuple[str, str]]], first: str) -> float:
    """Return where the next chapter opens on a page, in millimetres from its top."""
    return min(
        (height for height, (kind, rank) in named if kind == "Chapitre" and height > 20 and rank != first), default=297
    )


@pytest.mark.parametrize(("chapter", "whole"), [("Ce que répondent vos publics", True), ("Mot " * 18, False)])
def test_the_head_of_a_page_is_cut_only_where_it_has_no_room(chapter: str, whole: bool) -> None:
    edition = "Retour à la structure : Mission locale, antenne de Saugues"
    blocks = (
        doc.Heading(level=1, text=chapter.strip(), anchor="a"),
        *(doc.Prose(inline=words(LONG)) for _ in range(30)),
    )
    made = report(compact=True)
    pdf = render_pdf(replace(made, cover=replace(made.cover, edition=edition), blocks=blocks), {})
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        head = _tight("".join(text for _, height, text in pieces_of(opened.pages[1]) if 8 < height < 20))
    assert _tight(edition) in head
    assert (_tight(chapter) in head, "…" in head) == (whole, not whole)


@pytest.mark.parametrize("listed", [False, True])
def test_a_caveat_is_never_alone_at_the_top_of_a_page(drawings: Mapping[ChartSpec, Drawing], listed: bool) -> None:
    """Pushed line by line over the end of a page, it takes the last line that is said before it."""
    made = finding(CHARTS[0], "Constat", "constat")
    said = words("Lecture. " * 8)
    made = replace(
        made, reading=() if listed else (said, said), listed=(said, said) if listed else (), caveat="Prudence."
    )
    alone = set()
    for push in range(12, 30):
        above = tuple(doc.Prose(inline=words("Mot.")) for _ in range(push))
        with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*above, made)), drawings))) as opened:
            (page,) = [text for sheet in opened.pages if "Prudence" in (text := page_text(sheet))]
        alone |= {push} if "Lecture" not in page else set()
    assert alone == set()


def test_a_tall_chart_goes_on_over_the_page_under_what_heads_it() -> None:
    row = StackedRow("Les ateliers sont utiles", 20, (2, 4, 8, 6), 0)
    levels = ("Jamais", "Parfois", "Souvent", "Toujours")
    scale = StackedBars(alt="Dit une seule fois.", levels=levels, scheme="accord", rows=(row,) * 12)
    with_it = replace(report(), blocks=(*(doc.Prose(inline=words(LONG)),) * 10, finding(scale, "Constat", "constat")))
    with pikepdf.open(io.BytesIO(render_pdf(with_it, draw_all([with_it])))) as opened:
        holding = [page_text(page) for page in opened.pages if "Lesatelierssontutiles" in page_text(page)]
        alts = [str(one.Alt) for one in _elements(opened.Root.StructTreeRoot) if one.get("/S") == "/Figure"]
    assert len(holding) == 2
    assert [text.count("Parfois") for text in holding] == [1, 1]
    assert sum(text.count("Lesatelierssontutiles") for text in holding) == 12
    assert alts == ["Constat. Dit une seule fois."]
    assert "Constat" in holding[0] and "Source:questionnaireseniors" in holding[1]


LONG_WORDS = (
    "Les accompagnements responsabilisent durablement les établissements, qui expérimentent ensemble, malgré les difficultés "
    "rencontrées, des coopérations nouvelles pour les personnes accompagnées et leurs proches, dans chaque département"
)


@pytest.mark.parametrize("count", [1, 8])
def test_the_first_page_holds_all_its_answers_however_long(count: int) -> None:
    """As many words as answers may have, and 40 in the two sentences on the whole evaluation."""

    def said(many: int) -> doc.Inline:
        return words(" ".join((LONG_WORDS.split() * 2)[:many]))

    asked = "Les expérimentations accompagnées transforment-elles durablement les organisations participantes ?"
    answer = doc.Answer(
        question=asked, word="On ne sait pas", inline=said(25),
        basis=words("75 %, n = 240 · 42 %, n = 1 240"), evidence=("déclaré", "suivi"),
    )  # fmt: skip
    whole = replace(answer, question="En une phrase", word="", inline=said(40), evidence=())
    advice = doc.Recommendation(
        found="", advice="Construire avec les établissements volontaires un accompagnement organisationnel",
        owner="Fédération départementale des établissements", due="Deuxième trimestre 2026",
    )  # fmt: skip
    opening = (
        doc.Heading(level=1, text="L’essentiel", anchor="l-essentiel"),
        doc.Brief(sentence=whole, going_on=replace(whole, word="Plutôt oui"), changes=(advice,) * 3),
        doc.Heading(level=2, text="Ce que l’évaluation répond", anchor="reponses"),
        doc.AnsweredQuestions(items=tuple(replace(answer, anchor=f"question-{rank}") for rank in range(count))),
    )
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*opening, LONG_TABLE)), {}))) as opened:
        page = page_text(opened.pages[1])
    assert page.replace("-", "").count(_tight(asked).replace("-", "")) == count


def test_no_word_stands_alone_on_the_last_line_of_a_title() -> None:
    title = "L’écart entre l’évolution des élèves rencontrés et celle des autres est de +2,35 points sur 30"
    blocks = (
        doc.Heading(level=1, text=f"Chapitre : {title[:60]}", anchor="chapitre"),
        finding(None, title, "constat"),
    )
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=blocks), {}))) as opened:
        lines = [line.strip() for line in lines_of(opened.pages[1])]
    for said in (f"Chapitre : {title[:60]}", title):
        ends = next(line for line in lines if len(line) > 3 and said.endswith(line))
        assert len(ends) > len(said) / 3, ends


@pytest.mark.parametrize("value", ["+2,35 points sur 30", "64 %", "7 structures sur 9"])
def test_a_key_figure_and_its_unit_stay_on_one_line(value: str) -> None:
    figures = tuple(
        doc.KeyFigure(value=one, label="libellé", basis="", indicator="absent")
        for one in (value, "63 %", "+2,1 points sur 30")
    )
    with pikepdf.open(
        io.BytesIO(render_pdf(replace(report(), blocks=(doc.KeyFigures(figures=figures),)), {}))
    ) as opened:
        heights = [round(high) for size, high, text in pieces_of(opened.pages[1]) if text.strip() and size > 11.3]
    assert len(set(heights)) == 1


def test_a_short_list_stands_on_one_page() -> None:
    for push in range(12, 21):
        items = tuple(words(f"[{rank}] {LONG[:90]}") for rank in range(5))
        pushed = replace(report(), blocks=(*(doc.Prose(inline=words(LONG)),) * push, doc.Bullets(items=items)))
        with pikepdf.open(io.BytesIO(render_pdf(pushed, {}))) as opened:
            holding = [text for text in map(page_text, opened.pages) if re.search(r"\[\d\]", text)]
        assert len(holding) == 1, push


@pytest.mark.parametrize(("lines", "together"), [(8, True), (40, False)])
def test_a_short_edition_ends_on_a_page_that_holds_its_last_part_unless_it_is_long(lines: int, together: bool) -> None:
    last = (doc.Heading(level=1, text="Pour lire", anchor="lire"), *_lines("Fin", lines))
    parted = set()
    for push in range(20, 60):
        blocks = (doc.Heading(level=1, text="Début", anchor="debut"), *_lines("Mot", push), *last)
        made = replace(report(compact=True), blocks=blocks)
        with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
            pages = [page_text(sheet) for sheet in opened.pages]
        assert sum(text.count("Fin") for text in pages) == lines
        parted |= {push} if pages[-1].count("Fin") < lines else set()
    assert bool(parted) is not together


def _lines(word: str, count: int) -> tuple[doc.Block, ...]:
    return tuple(doc.Prose(inline=words(f"{word}.")) for _ in range(count))


@pytest.mark.parametrize(("end", "stays"), [(":", True), (".", False)])
def test_a_long_paragraph_that_ends_on_a_colon_stays_by_its_end_with_its_list(end: str, stays: bool) -> None:
    said = doc.Prose(inline=words(f"{'Un mot et un autre. ' * 15}Trois conditions{end}"))
    listed = doc.Bullets(items=tuple(words(f"[{rank}] {LONG[:90]}") for rank in range(5)))
    parted = set()
    for push in range(22, 40):
        above = tuple(doc.Prose(inline=words("Mot.")) for _ in range(push))
        with pikepdf.open(io.BytesIO(render_pdf(replace(report(), blocks=(*above, said, listed)), {}))) as opened:
            (holding,) = [text for sheet in opened.pages if "[0]" in (text := page_text(sheet))]
        parted |= {push} if "Troisconditions" not in holding else set()
    assert bool(parted) is not stays


@pytest.mark.parametrize(
    ("asked", "kept", "parted"),
    [
        ("Quelles compétences avez-vous acquises pendant ces mois", "Printemps 2015 · n = 54", False),
        ("Quelles compétences", "Printemps 2015 · n = 54", False),
        ("Quelles compétences avez-vous acquises pendant ces mois", "Bilan (décembre 2015)", False),
        ("Quelles compétences avez-vous acquises pendant ces", f"{'Une longue vague ' * 3}· n = 54", True),
    ],
)
def test_what_is_said_last_under_a_title_stays_on_one_line(
    drawings: Mapping[ChartSpec, Drawing], asked: str, kept: str, parted: bool
) -> None:
    cut = set()
    for more in range(0, 60, 3):
        subtitle = f"{asked} {'m' * more}· Plusieurs réponses possibles, en nombre · {kept}"
        told = replace(report(), blocks=(replace(finding(CHARTS[0], "Constat", "constat"), subtitle=subtitle),))
        with pikepdf.open(io.BytesIO(render_pdf(told, drawings))) as opened:
            lines = [line.replace("\xa0", " ") for page in opened.pages for line in lines_of(page)]
        cut |= {more} if not any(kept in line for line in lines) else set()
    assert bool(cut) is parted


def test_a_title_breaks_between_words_only(drawings: Mapping[ChartSpec, Drawing]) -> None:
    cover = replace(report(compact=True).cover, title="Agir ensemble à Charenton Saint-Maurice")
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(compact=True), cover=cover), drawings))) as opened:
        lines = lines_of(opened.pages[0])
    assert any("Saint-Maurice" in line for line in lines)
    assert not any(line.strip().endswith("Saint-") for line in lines)


def test_a_count_is_not_cut_at_the_end_of_a_line_of_a_title(drawings: Mapping[ChartSpec, Drawing]) -> None:
    for first in ("Réseau", "Appui", "Animation", "Hébergement"):
        then = "puis « Animation » et « Accueil d’élèves », à égalité (4)"
        said = f"Comme rôles tenus, les acteurs citent d’abord « {first} » (5 sur 12), {then}"
        told = replace(report(), blocks=(finding(CHARTS[0], typography(said), "resultat"),))
        with pikepdf.open(io.BytesIO(render_pdf(told, drawings))) as opened:
            lines = [line for page in opened.pages for line in lines_of(page)]
        assert any("(5 sur 12)" in line.replace("\xa0", " ") for line in lines), first


@pytest.mark.parametrize("compact", [True, False])
def test_a_line_of_a_title_is_full_before_the_next_one_begins(compact: bool) -> None:
    cover = replace(report(compact=compact).cover, title="Agir ensemble à Charenton Saint-Maurice", font=None)
    with pikepdf.open(io.BytesIO(render_pdf(replace(report(compact=compact), cover=cover, blocks=()), {}))) as opened:
        first, *_ = (line for line in lines_of(opened.pages[0]) if line.startswith("Agir"))
    assert first.startswith("Agir ensemble à")


@pytest.mark.parametrize(
    ("kind", "edge"),
    [({"photo": photo()}, 26 + 130), ({"compact": True}, 20 + 128), ({"compact": True, "poster": True}, 20 + 150)],
)
def test_no_point_of_a_cover_stands_where_its_title_may(kind: dict[str, Any], edge: int) -> None:
    for name in ("Agir ensemble", "Silver Geek", "Réparer", "Jardin", "Onze", "Mobilités"):
        bare = doc.Document(slug="essai", lang="fr", cover=replace(report().cover, title=name, **kind), blocks=())
        with pikepdf.open(io.BytesIO(render_pdf(bare, {}))) as opened:
            assert all(left * 25.4 / 72 >= edge - 0.1 for left in lefts_of_discs(opened.pages[0])), name


@pytest.mark.parametrize("compact", [True, False])
def test_a_word_longer_than_the_cover_breaks_where_it_may(drawings: Mapping[ChartSpec, Drawing], compact: bool) -> None:
    word = "anti-" + "constitutionnellement" * 9
    named = replace(report(compact=compact), cover=replace(report(compact=compact).cover, title=word))
    with pikepdf.open(io.BytesIO(render_pdf(named, drawings))) as opened:
        drawn = page_text(opened.pages[0]).replace("\u00ad", "")
    assert word not in drawn  # hyphens stand where its lines end
    assert word.replace("-", "") in drawn.replace("-", "")


def test_a_foot_too_long_for_its_line_loses_its_middle(drawings: Mapping[ChartSpec, Drawing]) -> None:
    named = replace(report(), cover=replace(report().cover, title="Silver Geek " * 12, edition="Cahier " * 9 + "fin"))
    with pikepdf.open(io.BytesIO(render_pdf(named, drawings))) as opened:
        total = len(opened.pages)
        for number, sheet in list(enumerate(opened.pages, 1))[1:]:
            foot = re.search(r"SilverGeek[^…]*…[^…]*fin·Versionprovisoire(\d+/\d+)", page_text(sheet))
            assert foot is not None, number
            assert foot[1] == f"{number}/{total}"


def test_a_word_of_sixty_letters_does_not_run_out_of_its_column(drawings: Mapping[ChartSpec, Drawing]) -> None:
    word = "abcdefghijklmno" * 4
    row = (doc.TableCell(word), doc.TableCell("12"))
    table = doc.DataTable(
        title="", columns=(doc.TableColumn(word), doc.TableColumn("Nombre", numeric=True)), rows=(row,) * 2
    )
    link = f"https://exemple.fr/{word}"
    hard = replace(report(), blocks=(table, doc.Prose(inline=(doc.TextRun(word, link=link),))))
    plain = plain_report(hard, drawings)
    cut = plain["body"][0]["rows"][0][0]["text"]
    assert max(map(len, cut.split("\u00ad"))) <= 15
    assert cut.replace("\u00ad", "") == word
    assert plain["body"][1]["inline"][0]["link"] == link


def test_a_chart_that_was_not_drawn_is_not_left_out_in_silence() -> None:
    with pytest.raises(KeyError):
        render_pdf(report(), {})


def test_a_sign_that_no_font_has_is_shown_as_unknown(drawings: Mapping[ChartSpec, Drawing]) -> None:
    strange = doc.Document(
        slug="essai", lang="fr", cover=report().cover, blocks=(
            doc.Heading(level=1, text="Titre", anchor="titre"),
            doc.Prose(inline=(doc.TextRun("avant 🧓 漢 \x07 \u2028 après"),)),
        ),
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(render_pdf(strange, drawings))) as opened:
        assert "avant��après" in "".join(page_text(sheet) for sheet in opened.pages)


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def _elements(node: Any) -> Iterator[Any]:
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield child
            yield from _elements(child)
