"""A kind of block costs three files: its class, its template for HTML, its template for PDF. A kind of chart costs one."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import lxml.html
import pikepdf
import pytest

from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.palette import HOUSE, Palette
from reports.charts.sheet import Sheet
from reports.rendering import html, pdf
from reports.rendering.drawings import draw_all
from reports.rendering.homes import Reading, readings
from tests.reports.rendering.pdf_text import page_text
from tests.reports.sample_report import BARS, finding, report, words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = {kind.__name__: kind for kind in vars(doc).values() if isinstance(kind, type) and issubclass(kind, doc.Block)}


@dataclass(frozen=True, kw_only=True)
class WeatherVane(doc.Block):
    """A kind of block that no report has: an arrow, where the wind comes from, and a drawing."""

    wind: str
    drawing: ChartSpec

    @property
    def anchors(self) -> tuple[str, ...]:
        return ("girouette",)

    @property
    def charts(self) -> tuple[ChartSpec, ...]:
        return (self.drawing,)

    @property
    def links(self) -> Iterator[str]:
        return iter(("indicateur-vent",))


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give templates that a test may add to."""
    for output in (html, pdf):
        shutil.copytree(output.TEMPLATES, tmp_path / output.TEMPLATES.name)
        monkeypatch.setattr(output, "TEMPLATES", tmp_path / output.TEMPLATES.name)
    for kept in (html._environment, pdf._compiler):
        kept.cache_clear()
    yield tmp_path
    for kept in (html._environment, pdf._compiler):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("folder", "suffix"), [(html.TEMPLATES, ".html.j2"), (pdf.TEMPLATES, ".typ")], ids=["html", "pdf"]
)
def test_each_kind_of_block_has_its_template_and_each_template_its_kind(folder: Path, suffix: str) -> None:
    named = {
        "".join(word.capitalize() for word in file.name.removesuffix(suffix).split("_"))
        for file in (folder / "blocks").iterdir()
    }
    assert named == KINDS.keys() - {"Block"}


def test_a_new_kind_of_block_is_a_class_and_two_templates(templates: Path) -> None:
    (templates / "html" / "blocks" / "weather_vane.html.j2").write_text(
        "<style>\n.vane{font-weight:600}\n.vane a{color:#FFF}\n</style>\n"
        '<p class="vane" id="girouette">Vent : {{ block.wind }} {{ pictures[block.drawing].page }}</p>',
        encoding="utf-8",
    )
    (templates / "pdf" / "blocks" / "weather_vane.typ").write_text(
        '#let lay-out(data, where) = [#par("Vent : " + data.wind + " " + data.drawing.alt)#label("girouette")]',
        encoding="utf-8",
    )
    home = doc.Definition(term="Vent", detail="", inline=(), anchor="indicateur-vent", code="VEN-01")
    made = replace(
        report(),
        blocks=(
            doc.Heading(level=1, text="Ciel", anchor="ciel", number="1"),
            doc.Prose(inline=(doc.TextRun("la girouette", link="#girouette"),)),
            WeatherVane(wind="d’ouest", drawing=BARS),
            doc.Definitions(items=(home,)),
        ),
    )
    drawings = draw_all([made])
    page = lxml.html.document_fromstring(html.render_html(made, drawings))
    (shown,) = page.xpath("//p[@class='vane']")
    (styles,) = page.xpath("//style/text()")
    assert styles.count(".vane{font-weight:600}\n.vane a{color:#FFF}\n") == 1
    assert shown.getprevious().tag == "p" and not page.xpath("//main//style")
    assert "Vent : d’ouest" in shown.text_content() and shown.xpath(".//*[local-name()='svg']")
    assert page.xpath("//a[@href='#girouette']/text()") == ["la girouette", "1 Ciel"]
    with pikepdf.open(io.BytesIO(pdf.render_pdf(made, drawings))) as opened:
        printed = "".join(page_text(sheet) for sheet in opened.pages)
    assert "Vent:d’ouest" in printed and "Troisseniors" in printed
    assert readings(made) == {"indicateur-vent": (Reading("girouette", "1 Ciel"),)}


def test_a_line_stays_with_what_it_announces_only(templates: Path) -> None:
    """Whether a paragraph only announces what follows is said by the class of what follows."""
    announced = {name for name, kind in KINDS.items() if kind.announced}
    assert announced == {"AnsweredQuestions", "Bullets", "DataTable", "KeyFigures", "Recommendations", "ShownFinding"}
    (templates / "pdf" / "blocks" / "prose.typ").write_text(
        "#let lay-out(data, where) = par(repr(data.announces))", encoding="utf-8"
    )
    said = doc.Prose(inline=words("Voici."))
    made = replace(
        report(), blocks=(said, doc.Bullets(items=()), said, doc.Annexes(), said, said, doc.Bullets(items=()), said)
    )
    with pikepdf.open(io.BytesIO(pdf.render_pdf(made, {}))) as opened:
        pages = [page_text(sheet) for sheet in opened.pages]
    assert [page.count("true") for page in pages] == [0, 1, 1]
    assert [page.count("false") for page in pages] == [0, 1, 2]


def test_styles_taken_out_of_a_template_leave_its_lines_where_they_were() -> None:
    template = html._environment().from_string("<style>\n.vane{margin:0}\n</style>\n<p>\n{{ absent }}</p>")
    with pytest.raises(jinja2.UndefinedError) as failed:
        template.render()
    assert ("<template>", 5) in [(str(entry.path), entry.lineno + 1) for entry in failed.traceback]


@dataclass(frozen=True, kw_only=True)
class Dial(ChartSpec):
    """A kind of chart that no report has: a share as a line of that length."""

    share: float

    def draw(self, width: float, palette: Palette = HOUSE) -> "Figure":
        sheet = Sheet(width, palette)
        sheet.line([(0.0, 5.0), (width * self.share, 5.0)], palette.main, 2.0)
        sheet.text(0.0, 3.0, "cadran")
        return sheet.finish(10.0)


def test_a_new_kind_of_chart_is_a_class_that_draws() -> None:
    made = replace(report(), blocks=(finding(Dial(alt="La moitié.", share=0.5), "Constat", "constat"),))
    drawings = draw_all([made])
    page = lxml.html.document_fromstring(html.render_html(made, drawings))
    assert page.xpath("//figure[@aria-label='Constat. La moitié.']//*[local-name()='text']/text()") == [
        "cadran",
        "cadran",
    ]
    with pikepdf.open(io.BytesIO(pdf.render_pdf(made, drawings))) as opened:
        assert "cadran" in "".join(page_text(sheet) for sheet in opened.pages)


def test_styles_of_one_block_alone_stand_in_its_template() -> None:
    shared = (html.TEMPLATES / "report.css").read_text(encoding="utf-8")
    templates = {path: path.read_text(encoding="utf-8") for path in html.TEMPLATES.rglob("*.j2")}
    for selectors in re.findall(r"^([^{}@]+)\{", shared, re.MULTILINE):
        if not all("." in one for one in selectors.split(",")):
            continue  # an element of any block
        named = "|".join(re.findall(r"\.([a-z][a-z-]+)", selectors))
        used = [path for path, text in templates.items() if re.search(rf'class="[^"]*\b(?:{named})\b(?!-)', text)]
        assert [path.parent.name for path in used] != ["blocks"], (selectors, used)


def test_what_a_block_calls_itself_no_other_template_gives_to_anything() -> None:
    """A cell of a table was called as the block of the first page, and took its margins on a phone."""
    templates = {path.name: path.read_text(encoding="utf-8") for path in html.TEMPLATES.rglob("*.j2")}
    for block, text in templates.items():
        own = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        names = set(re.findall(r"^\.([a-z][a-z-]+)\{", own[1], re.MULTILINE)) if own else set()
        for other, told in templates.items():
            looks = " ".join(re.findall(r"set look = (.*?)%}", told))
            given = {one for said in re.findall(r'class="([^"]*)"', told) for one in re.findall(r"[a-z-]+", said)}
            given |= set(re.findall(r'"([a-z-]+)"', looks))
            its_own = other in (block, block.replace(".html", "_parts.html"))
            assert its_own or not names & given, (block, other)
