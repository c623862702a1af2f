"""The seven approaches: each question's figures, three at most, and how many others there are."""

import pytest

from reports.composition.pieces.approaches import approaches
from reports.document import TableCell
from tests.reports.small_results import hidden, published, share, table, told

N = "\u202f"


def row(count: int, masked: int = 0, evidence: tuple[str, ...] = ("declare",)) -> tuple[TableCell, ...]:
    """Return the line of « Pertinence », asked one question which so many published figures answer, after some masked ones."""
    chosen = [
        share(f"x{place}", f"Chiffre {place}", evidence=evidence[place % len(evidence)])
        for place in range(masked + count)
    ]
    figures = [(one, (hidden(told(one)) if place < masked else told(one),)) for place, one in enumerate(chosen)]
    question = {"question": "Utile ?", "criterion": "pertinence", "indicators": [*(one.id for one in chosen), "absent"]}
    known = published(figures, questions={"utile": question})
    (found,) = [line for line in table(approaches(known)).rows if line[0].text == "Pertinence"]
    return found


def shown(*places: int) -> str:
    return f"{N}; ".join(f"{'chiffre' if rank else 'Chiffre'} {place}" for rank, place in enumerate(places))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, shown(0)),
        (3, shown(0, 1, 2)),
        (4, f"{shown(0, 1, 2)}{N}; et un autre"),
        (5, f"{shown(0, 1, 2)}{N}; et deux autres"),
    ],
)
def test_three_figures_are_said_and_the_others_are_counted(count: int, said: str) -> None:
    name, answers, known = row(count)
    assert name == TableCell("Pertinence", detail=f"Utile{N}?")
    assert answers == TableCell(said, detail=", ".join(f"X{place}" for place in range(count)))
    assert known == TableCell("● déclaré", marked=True)


def test_a_masked_figure_is_neither_said_nor_counted() -> None:
    assert row(3, masked=2)[1] == TableCell(shown(2, 3, 4), detail="X2, X3, X4")


def test_each_kind_of_evidence_is_named_once() -> None:
    assert row(4, evidence=("declare", "suivi"))[2] == TableCell("● déclaré, suivi", marked=True)


def test_an_approach_without_a_published_figure_or_without_a_question_is_not_marked() -> None:
    assert row(0, masked=1)[1:] == (TableCell("Aucun chiffre ne peut être publié."), TableCell("○"))
    lines = table(approaches(published(questions={}))).rows
    assert {line[1:] for line in lines} == {(TableCell("Aucune question n’a été posée."), TableCell("○"))}
    assert len(lines) == 7
