"""« Retour sur vos données »: what a letter costs for each of many providers, and for a file with one wrong cell in a hundred.

`python -m benchmarks.writing_letters FOLDER` writes the letters of an initiative in a process of its own, and prints the seconds of
processor that they took, imports and reading aside, then how many pages the longest has.
"""

import os
import sys
import time
from pathlib import Path

from benchmarks import collecting
from benchmarks.measure import measured

PROVIDERS, ROWS, TIMES_MORE = 20, 2_000, 5
EACH, PAGES, STEEPER = 0.3, 4, 1.5


def compare(folder: Path) -> bool:
    """Print what letters cost, with their targets; return whether all are kept."""
    print(f"\nRetours sur les données : {PROVIDERS} fournisseurs, puis un fichier dont une cellule sur cent est fausse")
    many, _ = _letters(_of_many(folder / "many"))
    few, short = _letters(_of_one(folder / "few", ROWS))
    large, pages = _letters(_of_one(folder / "large", TIMES_MORE * ROWS))
    longest, steep = max(short, pages), large / few / TIMES_MORE
    print(f"  {ROWS} lignes : {few:.2f} s de processeur ; {TIMES_MORE * ROWS} : {large:.2f} s")
    kept = (
        (
            f"un retour, sa copie marquée comprise : {many / PROVIDERS:.2f} s de processeur",
            many / PROVIDERS <= EACH,
            f"{EACH:g} s",
        ),
        (f"{TIMES_MORE} fois plus de lignes : {steep:.2f} × la proportion", steep <= STEEPER, f"{STEEPER:g} ×"),
        (f"le plus long : {longest} page{'s' * (longest > 1)}", longest <= PAGES, f"{PAGES} pages"),
    )
    for measure, held, target in kept:
        print(f"{'✓' if held else '✗'} {measure} (au plus {target})")
    return all(held for _, held, _ in kept)


def _of_one(folder: Path, rows: int) -> Path:
    folder.mkdir()
    collecting.write(folder, rows)
    return folder


def _of_many(folder: Path) -> Path:
    """Cut one survey into the files of many providers."""
    _of_one(folder, 100 * PROVIDERS)
    heading, *lines = (folder / "reponses.csv").read_text(encoding="utf-8").splitlines()
    sources = []
    for rank in range(PROVIDERS):
        name = f"reponses_{rank:02}.csv"
        (folder / name).write_text("\n".join([heading, *lines[rank::PROVIDERS]]), encoding="utf-8")
        sources.append(f"{{group: habitants, wave: fin, file: {name}, format: csv, provider: Lieu {rank:02}}}")
    declared = collecting.DECLARATION.replace(
        "{group: habitants, wave: fin, file: reponses.csv, format: csv}", ", ".join(sources)
    )
    (folder / "initiative.yaml").write_text(declared, encoding="utf-8")
    return folder


def _letters(folder: Path) -> tuple[float, int]:
    seconds, pages = measured("-m", "benchmarks.writing_letters", str(folder)).printed.split()
    return float(seconds), int(pages)


def _write(folder: Path) -> tuple[float, int]:
    import pikepdf

    from flows.provider_letters import write_letters
    from initiatives.collection.collect import collect
    from initiatives.declaration.loading import declare
    from initiatives.validation.validate import check_tables

    initiative, problems = declare(folder)
    if initiative is None or problems:
        raise RuntimeError("The declaration of the benchmark is not sound.")
    tables = collect(initiative)
    checked = check_tables(initiative, tables)
    started = time.process_time()
    home = write_letters(initiative, tables, checked)
    took = time.process_time() - started
    pages = [len(pikepdf.open(path).pages) for path in home.rglob("retour.pdf")]
    return took, max(pages)


if __name__ == "__main__":
    os.environ["UTILITE_DATA_DIR"] = str(Path(sys.argv[1]) / "data")
    print(*_write(Path(sys.argv[1])))
