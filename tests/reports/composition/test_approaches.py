"""The seven approaches: each question's figures, three at most, and how many others there are."""

from dataclasses import replace
from pathlib import Path

import pytest

from reports.composition.pieces.approaches import approaches
from reports.composition.pieces.first_page import answers
from reports.composition.published import ReportedResults
from reports.document import AnsweredQuestions, TableCell
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
    assert row(4, evidence=("declare", "suivi"))[2] == TableCell("● suivi, déclaré", marked=True)


def test_an_approach_without_a_published_figure_or_without_a_question_is_not_marked() -> None:
    assert row(0, masked=1)[1:] == (TableCell("Aucun chiffre ne peut être publié."), TableCell("○"))
    lines = table(approaches(published(questions={}))).rows
    assert {line[1:] for line in lines} == {(TableCell("Aucune question n’a été posée."), TableCell("○"))}
    assert len(lines) == 7


@pytest.mark.parametrize(
    ("values", "figures", "evidence"),
    [
        (None, "Un suivi ; un déclaré", ("suivi", "déclaré")),
        ("un: 75 %", "Un suivi", ("suivi",)),
        ("deux: 75 %", "Un déclaré", ("déclaré",)),
        ("{un: 75 %, deux: 75 %}", "Un suivi ; un déclaré", ("suivi", "déclaré")),
    ],
    ids=["nobody wrote", "one", "the other", "both"],
)
def test_it_says_of_a_question_what_the_first_page_says(
    tmp_path: Path, values: str | None, figures: str, evidence: tuple[str, ...]
) -> None:
    """An answer that rests on what is counted was read, twelve pages on, as declared too."""
    known = [share("un", "Un suivi", evidence="suivi"), share("deux", "Un déclaré", evidence="declare")]
    question = {"question": "Utile ?", "criterion": "pertinence", "indicators": ["un", "deux"]}
    results = published([(one, (told(one),)) for one in known], questions={"utile": question})
    initiative = results.initiative.model_copy(update={"folder": tmp_path})
    results = ReportedResults(replace(results.results, initiative=initiative))
    if values is not None:
        (tmp_path / "texts" / "reponses").mkdir(parents=True)
        written = (
            f"---\nreponse: oui\nvaleurs:{' ' if values[0] == '{' else chr(10) + '  '}{values}\n---\nTous le disent."
        )
        (tmp_path / "texts" / "reponses" / "utile.md").write_text(written, encoding="utf-8")
    (line,) = [line for line in table(approaches(results)).rows if line[0].text == "Pertinence"]
    assert line[1].text == figures.replace(" ;", f"{N};")
    assert line[2].text == f"● {', '.join(evidence)}"
    (block,) = (one for one in answers(results) if isinstance(one, AnsweredQuestions))
    assert block.items[0].evidence == (evidence if values else ())
