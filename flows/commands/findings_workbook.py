"""What `utilite check` found, as a workbook that can be sent: what to mend, where, and how."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from flows.examination import Examination
from initiatives.validation.quality import Finding
from reports.delivery.whole_files import put_again

_MENDED: dict[str, float] = {
    "Fichier": 32, "Feuille": 20, "Ligne": 8, "Colonne": 34, "Ce qui est vu": 70, "Que faire": 70, "Suite donnée": 24,
}  # fmt: skip


def write_findings(target: Path, examination: Examination, done: dict[str, str]) -> None:
    """Write the workbook: files first, then the declaration, then what is left to write; `done` says what became of each."""
    findings = sorted(examination.findings, key=lambda one: (one.file, one.sheet or "", one.row or 0, one.column or ""))
    declared = [*examination.problems, *examination.disproved]
    content = BytesIO()
    with Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        _sheet(book, "À corriger", _MENDED, [_line(one, done) for one in findings])
        _sheet(book, "Déclaration", {"À corriger": 140}, [(one,) for one in declared])
        _sheet(book, "Indicateurs", {"Ce qui n’est pas mesuré": 140}, [(one,) for one in _unmeasured(examination)])
        _sheet(book, "Lecture", {"Comment chaque fichier a été lu": 140}, [(one,) for one in examination.readings])
        _sheet(book, "À écrire", {"Avant un rapport définitif": 100}, [(one,) for one in examination.to_write])
    put_again(target, content.getvalue())


def _unmeasured(examination: Examination) -> Iterator[str]:
    yield from (f"Question d’évaluation sans donnée pour y répondre : {one}" for one in examination.unanswered)
    yield from (f"Question posée qui n’alimente aucun indicateur : {one}" for one in examination.unused)
    yield from (f"Indicateur du catalogue laissé de côté : {one}" for one in examination.left_aside)


def _line(finding: Finding, done: dict[str, str]) -> tuple[str | int, ...]:
    return (
        finding.file,
        finding.sheet or "",
        finding.row or "",
        finding.column or "",
        finding.message,
        finding.remedy,
        done[finding.severity],
    )


def _sheet(book: Workbook, name: str, heads: dict[str, float], lines: Iterable[Sequence[str | int]]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for place, (head, width) in enumerate(heads.items()):
        sheet.set_column(place, place, width, wrapped)
        sheet.write_string(0, place, head, bold)
    for row, line in enumerate(lines, start=1):
        sheet.write_row(row, 0, line)
