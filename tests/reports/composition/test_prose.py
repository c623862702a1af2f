import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import document as doc
from reports.composition.numbering import numbered
from reports.composition.prose import CLOSE, OPEN, UnreadableText, blocks, flat, plain


def test_markdown_becomes_blocks() -> None:
    text = "# Un {-}\n\nDébut.\n\nSuite **forte** et [lien](https://exemple.fr).\n\n- a\n- b\n\n> Une note.\n"
    heading, lead, prose, bullets, note = blocks(text)
    assert isinstance(heading, doc.Heading) and (heading.text, heading.number) == ("Un", "")
    assert isinstance(lead, doc.Prose) and lead.lead
    assert isinstance(prose, doc.Prose) and not prose.lead
    assert [run.text for run in prose.inline if run.strong] == ["forte"]
    assert [run.link for run in prose.inline if run.link] == ["https://exemple.fr"]
    assert isinstance(bullets, doc.Bullets) and [flat(item) for item in bullets.items] == ["a", "b"]
    assert isinstance(note, doc.Note)


def test_a_table_keeps_its_headings() -> None:
    (table,) = blocks("| Constat | Porteur |\n|---|---|\n| x | y |\n")
    assert isinstance(table, doc.DataTable)
    assert [column.heading for column in table.columns] == ["Constat", "Porteur"]
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "y"]]


def test_placed_blocks_come_out_where_they_were_called() -> None:
    placed: dict[int, tuple[doc.Block, ...]] = {0: (doc.Contents(),)}
    assert blocks(f"avant\n\n{OPEN}0{CLOSE}\n\naprès", placed)[1] == doc.Contents()


@pytest.mark.parametrize("forbidden", ["```\ncode\n```", "    code"])
def test_code_is_refused_with_its_line(forbidden: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        blocks(f"texte\n\n{forbidden}\n")
    assert refused.value.line == 3


@given(st.text(max_size=60))
def test_data_is_never_markup(text: str) -> None:
    assert len(plain(text)) == 1
    assert not any(run.strong or run.emphasis or run.link for run in plain(text))


def test_numbers_and_anchors() -> None:
    text = "# A {-}\n\n# B\n\n## C\n\n## C\n\n# D\n\n## E\n"
    body = list(numbered([*blocks(text), doc.Annexes(), *blocks("# F\n\n## G\n")]))
    headings = [block for block in body if isinstance(block, doc.Heading)]
    assert [heading.number for heading in headings] == ["", "1", "1.1", "1.2", "2", "2.1", "A", "A.1"]
    assert len({heading.anchor for heading in headings}) == len(headings)
