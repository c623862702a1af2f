import pytest

from reports import document as doc
from reports.charts.fonts import width_mm
from reports.rendering.column_widths import ANNEX, widths
from reports.rendering.outline import anchors, placed
from tests.reports.sample_report import LONG, LONG_TABLE, TABLE, report


def test_no_heading_lies_more_than_one_level_under_the_one_before() -> None:
    levels = [place.level for place in placed(report()) if isinstance(place.block, doc.Heading)]
    assert levels == [1, 2, 1]


@pytest.mark.parametrize(
    ("written", "kept"), [((2, 3, 3, 2), (1, 2, 2, 1)), ((1, 3, 3, 2, 3), (1, 2, 2, 2, 3)), ((3, 2, 1), (1, 1, 1))]
)
def test_headings_written_at_one_level_stay_at_one_level(written: tuple[int, ...], kept: tuple[int, ...]) -> None:
    blocks = tuple(doc.Heading(level=level, text="Titre", anchor=f"a{index}") for index, level in enumerate(written))
    report_ = doc.Document(slug="essai", lang="fr", cover=report().cover, blocks=blocks)
    assert tuple(place.level for place in placed(report_)) == kept


def test_annexes_are_named() -> None:
    places = list(placed(report()))
    assert [place.label for place in places if isinstance(place.block, doc.Heading)] == ["1", "1.1", "Annexe A"]
    assert [type(place.block) for place in places if place.annexed] == [
        doc.Heading,
        doc.DataTable,
        doc.Definitions,
        doc.Definitions,
    ]


def test_anchors_are_those_of_titles_tables_and_terms() -> None:
    found = anchors(report())
    assert {"effets", "constat-0", "difficultes", "indicateur-0"} <= found
    assert "" not in found


def test_columns_of_numbers_are_as_wide_as_their_widest_word() -> None:
    words, numbers = widths(TABLE)
    assert words < 0 < numbers < 60


@pytest.mark.parametrize("count", [1, 4, 12])
def test_columns_hold_on_the_page(count: int) -> None:
    table = doc.DataTable(
        title="", columns=(LONG_TABLE.columns[0], *LONG_TABLE.columns[1:2] * count),
        rows=((doc.TableCell(LONG), *(doc.TableCell("123\u202f456,7"),) * count),),
    )  # fmt: skip
    found = widths(table)
    assert len(found) == count + 1
    assert sum(width for width in found if width > 0) <= 158 * 2 / 3


def test_many_columns_of_numbers_share_the_page_and_cut_no_word() -> None:
    heads = ("Ensemble", "Crest", "Die", "Livron-sur-Drôme", "Loriol-sur-Drôme", "Saillans", "Autre commune")
    cells = (doc.TableCell("masqué"), *(doc.TableCell("16 sur 25", detail="n = 176 (51–65 %)"),) * 6)
    table = doc.DataTable(
        title="",
        columns=(doc.TableColumn("Indicateur"), *(doc.TableColumn(head, numeric=True) for head in heads)),
        rows=((doc.TableCell("Habitants satisfaits des repair cafés"), *cells),),
    )
    found = widths(table)
    assert sum(found) == pytest.approx(-158.0)
    for width, word in zip(
        found[1:], ("Ensemble", "Crest", "Die", "Livron-", "Loriol-", "Saillans", "commune"), strict=True
    ):
        assert -width > width_mm(word, 10.0, strong=True)
    # A count, and each part of the small line, is written in one piece where the page has room for it.
    assert min(-width for width in found[2:]) > width_mm("16 sur 25", 10.0) + 4


def test_a_sentence_gets_more_room_than_its_label_and_no_word_is_cut() -> None:
    table = doc.DataTable(
        title="", columns=(doc.TableColumn("Indicateur"), doc.TableColumn("Valeur", numeric=True), doc.TableColumn("Lecture")),
        rows=((doc.TableCell("Établissements renseignés"), doc.TableCell("12"), doc.TableCell(LONG * 2)),),
    )  # fmt: skip
    label, value, sentence = widths(table)
    assert label < 0 < value
    assert sentence < 2 * label
    assert -label > width_mm("Établissements", 10.0)


def test_annexes_set_numbers_closer_than_the_body() -> None:
    numbers, closer = ([width for width in widths(LONG_TABLE, *setting) if width > 0] for setting in ((), (ANNEX,)))
    assert len(numbers) == len(closer) == 4
    assert sum(closer) < sum(numbers)
