import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import jinja2
import lxml.html
import pytest

from initiatives.declaration.brand import contrast
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.rendering.drawings import Drawing, draw_all
from reports.rendering.html import TEMPLATES, render_html
from reports.rendering.outline import table_anchors
from tests.reports.rendering.page_faults import faults
from tests.reports.sample_report import CHARTS, HOSTILE, LONG_TABLE, TABLE, finding, report


@pytest.fixture(scope="module")
def drawings() -> Mapping[ChartSpec, Drawing]:
    return draw_all([report()])


@pytest.fixture(scope="module", params=[False, True], ids=["complet", "court"])
def html(request: pytest.FixtureRequest, drawings: Mapping[ChartSpec, Drawing]) -> str:
    return render_html(report(compact=request.param), drawings)


@pytest.fixture(scope="module")
def page(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def test_the_same_report_gives_the_same_text(drawings: Mapping[ChartSpec, Drawing]) -> None:
    assert render_html(report(), drawings) == render_html(report(), draw_all([report()]))


def test_it_needs_nothing_but_itself(html: str, page: lxml.html.HtmlElement) -> None:
    addresses = [address for _, _, address, _ in page.iterlinks() if not address.startswith("#")]
    assert {address for address in addresses if not address.startswith("data:font/woff2;base64,")} == {
        "https://exemple.fr/?a=1&b=2"
    }
    assert not page.xpath("//link | //img | //iframe | //object")
    assert len(re.findall(r"@font-face", html)) == 3
    assert not re.search(r"@import|url\((?!data:)", html)


def test_the_page_lets_its_own_script_run_and_nothing_else(page: lxml.html.HtmlElement) -> None:
    (script,) = page.xpath("//script")
    assert script.attrib == {}
    digest = b64encode(sha256(script.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}';" in policy
    assert len(script.text) < 4300
    assert not page.xpath("//button | //input | //*[@onclick]")


def test_the_kinds_of_evidence_are_said_to_be_proofs(page: lxml.html.HtmlElement) -> None:
    told = [" ".join(one.text_content().split()) for one in page.xpath("//*[@class='kinds']")]
    assert told == ["Preuve : ●déclaré"] * 2


def test_words_that_look_like_markup_stay_words(page: lxml.html.HtmlElement) -> None:
    paragraphs = {paragraph.text_content() for paragraph in page.xpath("//main/p")}
    assert set(HOSTILE) <= paragraphs
    assert set(HOSTILE) <= {item.text_content().strip() for item in page.xpath("//ol[@class='bullets']/li")}
    assert set(HOSTILE) <= {term.text_content() for term in page.xpath("//dl[@class='definitions']//dt")}


def test_a_reader_who_listens_finds_the_way(page: lxml.html.HtmlElement) -> None:
    assert page.get("lang") == "fr"
    edition = page.xpath("string(//p[@class='edition'])")
    assert page.findtext(".//title") == f"Silver Geek — {edition}"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.xpath(f"//{landmark}")) == 1
    ranks = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


def test_every_link_inside_the_page_leads_somewhere(page: lxml.html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(targets) > 8
    assert set(targets) <= set(ids)
    assert page.xpath("//a[@href='#indicateur-seniors_lien_social'][text()='SEN-06']")
    assert not page.xpath("//a[@href='#nulle-part']")
    assert "ailleurs" in page.text_content()


def test_every_figure_has_an_address_that_can_be_copied(page: lxml.html.HtmlElement) -> None:
    figures = page.xpath("//section[@class='finding'] | //div[@class='wide table'][not(ancestor::section)]")
    assert len(figures) == len(CHARTS) + 3
    for figure in figures:
        (link,) = figure.xpath("a[@class='permalink']")
        assert link.get("href") == f"#{figure.get('id')}"
        title = figure.xpath("string(*[@class='finding-title'] | .//caption)")
        assert link.xpath("string(span[2])") == f"Lien vers «\u202f{title}\u202f»"


def test_two_tables_of_the_same_title_have_each_an_address() -> None:
    twins = (replace(TABLE, anchor=""), doc.Annexes(), replace(TABLE, anchor=""), TABLE)
    named = table_anchors(replace(report(), blocks=twins))
    assert named == ("tableau-difficultes-citees", "", "tableau-difficultes-citees-2", "difficultes")


def test_on_a_phone_each_cell_of_a_narrow_table_says_its_column(page: lxml.html.HtmlElement) -> None:
    two, five = page.xpath("//table")[-2:]
    assert not two.xpath(".//@data-label")
    labels = five.xpath("tbody/tr[1]/td/@data-label")
    assert labels == five.xpath("thead/tr/th/text()")[1:]
    assert len(labels) == 4


def test_a_column_of_few_words_stands_beside_its_name_on_a_phone(page: lxml.html.HtmlElement) -> None:
    columns = (
        doc.TableColumn("Qui"),
        doc.TableColumn("Type"),
        doc.TableColumn("Rôle"),
        doc.TableColumn("Nombre", numeric=True),
    )
    cells = [
        [doc.TableCell(text) for text in row]
        for row in (("A", "Association", "Accueil", "1"), ("B", "Ville", "Accueil " * 9, "2"))
    ]
    table = replace(TABLE, columns=columns, rows=tuple(map(tuple, cells)))
    made = lxml.html.document_fromstring(render_html(replace(report(), blocks=(table,)), {}))
    assert made.xpath("//td[contains(@class, 'short')]/@data-label") == ["Type", "Type"]


def test_a_count_or_an_interval_under_a_number_is_not_cut_in_two_lines() -> None:
    long = "nombre d’atteints masqué"
    cells = (doc.TableCell("Lien", detail="court · bref"), doc.TableCell("57", detail=f"n = 61 · (45–69 %) · {long}"))
    table = replace(TABLE, columns=(doc.TableColumn("Qui"), doc.TableColumn("Valeur", numeric=True)), rows=(cells,))
    made = lxml.html.document_fromstring(render_html(replace(report(), blocks=(table,)), {}))
    assert made.xpath("//*[@class='whole']/text()") == ["n = 61", "(45–69 %)"]
    assert made.xpath("string(//td/*[@class='detail'])") == f"n = 61 · (45–69 %) · {long}"


def test_key_figures_are_as_large_as_one_another_and_each_leads_where_it_is_read() -> None:
    told = replace(finding(None, "Deux en un", "resultat-un"), indicators=("un", "deux"))

    def made(*values: str) -> lxml.html.HtmlElement:
        figures = tuple(
            doc.KeyFigure(value=value, label=id, basis="", indicator=id)
            for id, value in zip(("un", "deux", "trois"), values, strict=True)
        )
        blocks = (doc.KeyFigures(figures=figures), told)
        return lxml.html.document_fromstring(render_html(replace(report(), blocks=blocks), {}))

    mixed, short = made("8 sur 13", "10 sur 13", "9"), made("8 sur 13", "9 sur 13", "75 %")
    assert mixed.xpath("//ul[contains(@class, 'key-figures')]/@class") == ["key-figures long"]
    assert short.xpath("//ul[contains(@class, 'key-figures')]/@class") == ["key-figures"]
    assert mixed.xpath("//p[@class='label']/a/@href") == ["#resultat-un"] * 2, "what is told nowhere is no link"


def test_every_code_points_to_its_definition_and_the_definition_back() -> None:
    coded = replace(
        TABLE,
        anchor="ici",
        rows=((doc.TableCell("Lien", detail="SEN-06 · fin"), *TABLE.rows[0][1:]),),
        source="SEN-06, AUT-01",
    )
    home = doc.Definition(term="Lien", detail="", inline=(), anchor="indicateur-lien", code="SEN-06")
    blocks = (
        doc.Heading(level=1, text="Effets", anchor="effets", number="1"),
        coded,
        doc.Annexes(),
        doc.Definitions(items=(home,)),
    )
    made = lxml.html.document_fromstring(render_html(replace(report(), blocks=blocks), {}))
    assert made.xpath("//table//a[@href='#indicateur-lien']/text()") == ["SEN-06"]
    assert made.xpath("//p[@class='source']/a/text()") == ["SEN-06"]
    assert "SEN-06, AUT-01" in made.xpath("string((//p[@class='source'])[last()])")
    (back,) = made.xpath("//*[@id='indicateur-lien']//a")
    assert (back.get("href"), back.text) == ("#ici", "1 Effets")


def test_it_can_be_heard_and_gone_through_by_keyboard(page: lxml.html.HtmlElement) -> None:
    assert faults(lxml.html.tostring(page, encoding="unicode")) == []


def test_charts_are_described_and_their_data_unfold(page: lxml.html.HtmlElement) -> None:
    figures = page.xpath("//figure[@role='img']")
    assert [figure.get("aria-label") for figure in figures] == [
        one.heard for one in report().blocks if isinstance(one, doc.ShownFinding) and one.chart
    ]
    for figure in figures:
        assert len(figure.xpath(".//*[local-name()='svg']")) == 2
        assert figure.xpath("following-sibling::details//table")


def test_tables_have_captions_and_headers(page: lxml.html.HtmlElement) -> None:
    tables = page.xpath("//table")
    assert [table.findtext("caption/span") for table in tables[-2:]] == [TABLE.title, LONG_TABLE.title]
    for table in tables:
        assert table.xpath("thead/tr/th/@scope") == ["col"] * len(table.xpath("thead/tr/th"))
        assert all(
            row.xpath("name(*[1])") == "th" and row.xpath("*[1]/@scope") == ["row"] for row in table.xpath("tbody/tr")
        )


def test_made_up_data_and_state_are_said(page: lxml.html.HtmlElement) -> None:
    assert page.xpath("string(//aside[@class='banner']/p)") == "Données synthétiques de démonstration"
    assert "Version provisoire" in page.xpath("string(//footer)")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_letters_stand_out_from_the_page_in_both_modes(mode: str) -> None:
    css = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root\{([^}]*--ink[^}]*)\}", css)
    colours = dict(re.findall(r"--([\w-]+):(#[0-9A-F]{6})", light if mode == "light" else dark))
    pairs = [(letters, ground) for letters in ("ink", "secondary", "accent", "ochre") for ground in ("paper", "band")]
    for letters, ground in [*pairs, ("banner-ink", "banner")]:
        assert contrast(colours[letters], colours[ground]) >= 4.5, (mode, letters, ground)
    for letters in ("#FFFFFF", "#FFE7CC"):
        assert letters in css
        assert contrast(letters, colours["panel"]) >= 4.5


def test_a_template_that_asks_for_what_does_not_exist_fails(drawings: Mapping[ChartSpec, Drawing]) -> None:
    broken = doc.Document(slug="essai", lang="fr", cover=report().cover, blocks=(doc.Prose(inline=("texte nu",)),))  # type: ignore[arg-type]
    with pytest.raises(jinja2.UndefinedError):
        render_html(broken, drawings)


def test_a_chart_that_was_not_drawn_is_not_left_out_in_silence() -> None:
    with pytest.raises(KeyError):
        render_html(report(), {})
