"""Where figures are read: what a definition points back to."""

from dataclasses import replace

from reports import document as doc
from reports.rendering.homes import Reading, homes, pieces, readings
from tests.reports.sample_report import TABLE, report

HOME = doc.Definition(term="Lien", detail="", inline=(), anchor="indicateur-lien", code="SEN-06")
TWIN = replace(HOME, anchor="indicateur-lien-bis")


def heading(level: int, text: str, number: str = "") -> doc.Heading:
    return doc.Heading(level=level, text=text, anchor=text.lower(), number=number)


def finding(*indicators: str, anchor: str = "") -> doc.ShownFinding:
    return doc.ShownFinding(
        title="", subtitle="", chart=None, table=None, source="", indicators=indicators, codes=(), reading=(), anchor=anchor
    )  # fmt: skip


def pointing(target: str) -> doc.Inline:
    return (doc.TextRun("Un lien "), doc.TextRun("[SEN-06]", link=target))


def read(*blocks: doc.Block) -> tuple[Reading, ...]:
    made = replace(report(), blocks=(*blocks, doc.Definitions(items=(HOME,))))
    return readings(made)["indicateur-lien"]


def test_a_figure_is_read_where_a_finding_a_key_figure_a_sentence_or_a_table_names_it() -> None:
    key = doc.KeyFigure(value="75 %", label="Lien", basis="", indicator="lien")
    named = replace(TABLE, anchor="ici", rows=((doc.TableCell("Lien", detail="SEN-06"), *TABLE.rows[0][1:]),))
    assert read(
        heading(1, "A"), doc.KeyFigures(figures=(key,)),
        heading(1, "B"), finding("autre", "lien", anchor="resultat-autre"),
        heading(1, "C"), doc.Prose(inline=pointing("#indicateur-lien")),
        heading(1, "D"), doc.Bullets(items=(pointing("#indicateur-lien"),)),
        heading(1, "E"), named,
        heading(1, "F"), finding("autre"), doc.Prose(inline=pointing("#indicateur-autre")), TABLE,
    ) == (Reading("a", "A"), Reading("resultat-autre", "B"), Reading("c", "C"), Reading("d", "D"), Reading("ici", "E"))  # fmt: skip


def test_a_heading_without_number_is_said_by_the_numbered_one_above_it() -> None:
    found = read(heading(1, "Effets", "2"), heading(2, "Seniors", "2.1"), heading(3, "Identité"), finding("lien"))
    assert found == (Reading("identité", "2.1 Seniors"),)


def test_the_same_heading_is_said_once_and_annexes_only_where_the_body_says_nothing() -> None:
    body = (heading(1, "Effets", "1"), finding("lien", anchor="un"), finding("lien", anchor="deux"))
    annex = (doc.Annexes(), heading(1, "Tableaux", "A"), finding("lien", anchor="trois"))
    assert read(*body, *annex) == (Reading("un", "1 Effets"),)
    assert read(*annex) == (Reading("trois", "Annexe A Tableaux"),)
    assert read(heading(1, "Effets", "1")) == ()


def test_a_code_of_several_definitions_points_to_the_first_and_each_points_back() -> None:
    blocks = (heading(1, "Effets", "1"), finding("lien-bis", anchor="ici"), doc.Definitions(items=(HOME, TWIN)))
    made = replace(report(), blocks=blocks)
    assert homes(made) == {"SEN-06": "indicateur-lien"}
    assert readings(made) == {"indicateur-lien": (), "indicateur-lien-bis": (Reading("ici", "1 Effets"),)}


def test_only_whole_codes_are_links_and_every_letter_stays() -> None:
    text = "SEN-06, SEN-060 · SEN-06 bis, SEN-06"
    found = list(pieces(text, {"SEN-06": "x"}))
    assert "".join(piece for piece, _ in found) == text
    assert [piece for piece, home in found if home] == ["SEN-06", "SEN-06"]
    assert list(pieces(text, {})) == [(text, "")]
