"""Reading and checking a large CSV, set against polars, which reads the same file and applies the same checks.

`python -m benchmarks.collecting WAY FOLDER RESULT` runs one way (`utilite` or `polars`) in a process of its own and writes as JSON
what it found: rows used, cells refused.
"""

import csv
import json
import sys
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.measure import Measured, measured
from benchmarks.peers import INSTALL, missing

ROWS = 1_000_000
SLOWER, MEGABYTES, TIMES = 3.0, 2000.0, 3
ANSWERS = ("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord", "Ne sait pas")
SCALES = tuple(f"avis_{rank:02}" for rank in range(25))
NUMBERS = ("age", "visites", "trajet")
HIGHEST = 98
"""Bound of the numbers, which one in a hundred exceeds."""
STRUCTURES = 500

DECLARATION = """\
name: Grande enquête
form: partenariat
commissioner: Commune
evaluator: Groupe d’évaluation
territory: {name: Vallée}
started_on: 2020-01-01
evaluated_on: 2025-12-31
groups: {habitants: {label: Habitants, singular: l’habitant, questionnaire: habitants, legal_basis: consentement}}
partners: {}
waves: {fin: {label: Fin, from: 2025-03-01, to: 2025-03-31}}
sources: [{group: habitants, wave: fin, file: reponses.csv, format: csv}]
registers: {structures_accueil: {file: structures.csv, format: csv}}
questions: {}
editions: {complete: }
"""


def compare(folder: Path) -> bool:
    """Print what collecting and validating cost, with their targets; return whether all are kept."""
    write(folder, ROWS)
    size = (folder / "reponses.csv").stat().st_size / 1e6
    print(f"\n{ROWS} lignes × {len(_headings())} colonnes de CSV ({size:.0f} Mo), lues et vérifiées")
    names = ("utilite",) if missing("polars") else ("utilite", "polars")
    # In turn, so that what else the machine does weighs on both.
    runs = [[_run(name, folder) for name in names] for _ in range(TIMES)]
    ours, *peers = [_median(list(of_one)) for of_one in zip(*runs, strict=True)]
    print(f"  lecture et vérification : {_seconds(ours)}")
    kept = [_told("mémoire au plus haut", ours.megabytes, MEGABYTES, "Mo")]
    for peer in peers:
        same = _found("utilite", folder) == _found("polars", folder)
        print(f"  polars, mêmes vérifications : {_seconds(peer)}, {peer.megabytes:.0f} Mo, mêmes comptes : {same}")
        kept += [
            same,
            _told("lecture et vérification ÷ polars, au processeur", ours.processor / peer.processor, SLOWER, "×"),
            _told("lecture et vérification ÷ polars, à la montre", ours.seconds / peer.seconds, SLOWER, "×"),
        ]
    if not peers:
        print(f"  – polars n’est pas installé, non comparé ; {INSTALL}")
    return all(kept)


def write(folder: Path, rows: int) -> None:
    """Write an initiative whose one wave was answered by so many people, in one CSV."""
    draw = np.random.default_rng(2014)
    words = np.array([*ANSWERS, ""], dtype=object)
    columns = {
        "id": np.arange(rows).astype(str),
        "cle": np.char.add("k", draw.permutation(rows).astype(str)),
        "structure": np.char.add("s", draw.integers(0, STRUCTURES, rows).astype(str)),
        "date": np.char.add(np.char.zfill(draw.integers(1, 29, rows).astype(str), 2), "/03/2025"),
        "accord": np.where(draw.random(rows) < 0.99, "oui", "non"),
        **{name: words[draw.integers(0, len(words), rows)] for name in SCALES},
        **{name: draw.integers(0, HIGHEST + 2, rows).astype(str) for name in NUMBERS},
        "heures": np.char.replace(np.char.mod("%.1f", draw.integers(0, 400, rows) / 10), ".", ","),
        "remarque": np.where(draw.random(rows) < 0.1, "Rien à dire ; merci", ""),
    }
    with (folder / "reponses.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    lines = [f"s{rank};S{rank};ehpad;public;01" for rank in range(STRUCTURES)]
    heading = "structure;libelle;type_structure;statut;departement"
    (folder / "structures.csv").write_text("\n".join([heading, *lines]), encoding="utf-8")
    asked = [f"  {name}: {{text: Avis, answer: lik4}}" for name in SCALES]
    asked += [f"  {name}: {{text: Nombre, answer: number, minimum: 0, maximum: {HIGHEST}}}" for name in NUMBERS]
    asked += ["  heures: {text: Heures, answer: number, decimals: 1}", "  remarque: {text: Remarque, answer: verbatim}"]
    who = "{id_reponse: id, cle: cle, structure: structure, date_reponse: date, consentement: accord}"
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires" / "habitants.yaml").write_text(
        "\n".join(["title: Enquête", 'version: "1"', f"respondent: {who}", "questions:", *asked]), encoding="utf-8"
    )
    (folder / "initiative.yaml").write_text(DECLARATION, encoding="utf-8")


def utilite(folder: Path) -> dict[str, int]:
    """Collect and validate, as an evaluation does."""
    from initiatives.collection.collect import collect
    from initiatives.declaration.loading import declare
    from initiatives.validation.validate import validate

    initiative, problems = declare(folder)
    if initiative is None or problems:
        raise RuntimeError("The declaration of the benchmark is not sound.")
    dataset = validate(initiative, collect(initiative))
    passage = next(passage for passage in dataset.background.passages if passage.source == "habitants")
    return {"used": passage.used, "refused": sum(passage.cells_set_aside.values())}


def polars(folder: Path) -> dict[str, int]:
    """Read with polars and apply the same checks: consent, last answer of each key, words, numbers, bounds, dates, places."""
    import polars as pl

    rows = pl.read_csv(folder / "reponses.csv", separator=";", infer_schema=False)
    places = pl.read_csv(folder / "structures.csv", separator=";", infer_schema=False)["structure"]
    cut = [pl.col(name).str.strip_chars().replace("", None) for name in _headings()]
    rows = rows.with_columns(cut).filter(pl.col("accord") == "oui", pl.col("structure").is_in(places.implode()))
    dates = pl.col("date").str.to_date("%d/%m/%Y", strict=False)
    rows = rows.with_columns(dates.alias("day")).sort("day", maintain_order=True).unique("cle", keep="last")
    typed = [pl.col(name).cast(pl.Enum(ANSWERS), strict=False) for name in SCALES]
    typed += [pl.col(name).cast(pl.Int64, strict=False).alias(f"{name}_read") for name in NUMBERS]
    typed += [pl.col("heures").str.replace(",", ".").cast(pl.Float64, strict=False).alias("heures_read")]
    read = rows.with_columns(typed)
    wrong = [pl.col(name).is_null().sum() - rows[name].is_null().sum() for name in SCALES]
    wrong += [(~pl.col(f"{name}_read").is_between(0, HIGHEST)).fill_null(True).sum() for name in NUMBERS]
    wrong += [pl.col("heures_read").is_null().sum(), pl.col("day").is_null().sum()]
    refused = read.select(one.alias(str(rank)) for rank, one in enumerate(wrong)).row(0)
    return {"used": read.height, "refused": int(sum(refused))}


def _headings() -> tuple[str, ...]:
    return ("id", "cle", "structure", "date", "accord", *SCALES, *NUMBERS, "heures", "remarque")


def _run(name: str, folder: Path) -> Measured:
    return measured("-m", "benchmarks.collecting", name, str(folder), str(folder / f"{name}.json"))


def _found(name: str, folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _median(runs: list[Measured]) -> Measured:
    """Give the median times of several runs, with the largest peak."""
    return Measured(
        median(run.seconds for run in runs),
        max(run.megabytes for run in runs),
        processor=median(run.processor for run in runs),
    )


def _seconds(cost: Measured) -> str:
    return f"{cost.processor:.2f} s de processeur, {cost.seconds:.2f} s à la montre"


def _told(what: str, value: float, target: float, unit: str) -> bool:
    kept = value <= target
    print(f"{'✓' if kept else '✗'} {what} : {value:.2f} {unit} (au plus {target:g} {unit})")
    return kept


if __name__ == "__main__":
    ways = {"utilite": utilite, "polars": polars}
    Path(sys.argv[3]).write_text(json.dumps(ways[sys.argv[1]](Path(sys.argv[2]))), encoding="utf-8")
