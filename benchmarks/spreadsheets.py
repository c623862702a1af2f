"""Collecting a large workbook, second look included, set against calamine, which only opens it.

`python -m benchmarks.spreadsheets WAY FOLDER` runs one way (`utilite` or `calamine`) and prints the seconds of
processor that it took, imports aside.
"""

import csv
import sys
import time
from pathlib import Path

from benchmarks.collecting import DECLARATION, write
from benchmarks.measure import measured

ROWS = 100_000
SLOWER, MEGABYTES, TIMES = 1.5, 2000.0, 2


def compare(folder: Path) -> bool:
    """Print what collecting a workbook costs, with its targets; return whether they are kept."""
    _as_workbook(folder)
    print(f"\n{ROWS} lignes × 35 colonnes de XLSX, lues")
    ours, peak = _way("utilite", folder)
    peer, _ = _way("calamine", folder)
    print(f"  lecture, second regard compris : {ours:.2f} s de processeur ; calamine seul : {peer:.2f} s")
    kept = [
        (f"lecture ÷ calamine seul : {ours / peer:.2f} ×", ours <= SLOWER * peer, f"{SLOWER:g} ×"),
        (f"mémoire au plus haut : {peak:.0f} Mo", peak <= MEGABYTES, f"{MEGABYTES:g} Mo"),
    ]
    for measure, held, target in kept:
        print(f"{'✓' if held else '✗'} {measure} (au plus {target})")
    return all(held for _, held, _ in kept)


def _as_workbook(folder: Path) -> None:
    """Write the survey of `benchmarks.collecting` as a workbook: numbers as such."""
    import xlsxwriter

    write(folder, ROWS)
    with xlsxwriter.Workbook(folder / "reponses.xlsx", {"strings_to_numbers": True}) as book:
        sheet = book.add_worksheet("Réponses")
        with (folder / "reponses.csv").open(encoding="utf-8", newline="") as file:
            for place, line in enumerate(csv.reader(file, delimiter=";")):
                sheet.write_row(place, 0, line)
    text = DECLARATION.replace("reponses.csv, format: csv", "reponses.xlsx, format: tableur")
    (folder / "initiative.yaml").write_text(text, encoding="utf-8")


def _way(name: str, folder: Path) -> tuple[float, float]:
    runs = [measured("-m", "benchmarks.spreadsheets", name, str(folder)) for _ in range(TIMES)]
    return min(float(run.printed) for run in runs), max(run.megabytes for run in runs)


def utilite(folder: Path) -> None:
    """Collect, as an evaluation does."""
    from initiatives.collection.collect import collect
    from initiatives.declaration.loading import declare

    initiative, problems = declare(folder)
    if initiative is None or problems:
        raise RuntimeError("The declaration of the benchmark is not sound.")
    collect(initiative)


def calamine(folder: Path) -> None:
    """Open the sheet and hold its cells."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(folder / "reponses.xlsx"))
    book.get_sheet_by_name("Réponses").to_python(skip_empty_area=False)


def _timed(name: str, folder: Path) -> float:
    # Imports are paid before the clock starts: they do not depend on the file.
    import pandas  # noqa: F401
    import python_calamine  # noqa: F401

    import initiatives.collection.collect  # noqa: F401

    started = time.process_time()
    {"utilite": utilite, "calamine": calamine}[name](folder)
    return time.process_time() - started


if __name__ == "__main__":
    print(_timed(sys.argv[1], Path(sys.argv[2])))
