"""Protection at scale, on the demonstration, and in what it costs of information: beside an exhaustive search."""

from itertools import combinations

import numpy as np

from benchmarks.measure import measured
from indicators.confidentiality.exposure import Reader, exposures
from indicators.confidentiality.release import Guard, Release, hide
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell
from initiatives.arrays import Bools, Floats

PARTNERS, QUESTIONS, WAVES = 200, 60, 3
SECONDS, MEGABYTES, SILVER_GEEK_SECONDS, SILVER_GEEK_AUDIT_SECONDS, MASKS = 60.0, 1500.0, 2.0, 15.0, 1.2
TABLES, LIMIT = 48, 5
SHAPES = ((2, 3), (3, 2), (3, 3))


def compare() -> bool:
    """Print what protection costs, in seconds and in masks, with its targets; return whether all are kept."""
    print(
        f"\nProtection : {PARTNERS} partenaires × {QUESTIONS} questions × {WAVES} vagues, deux structures par partenaire"
    )
    cost = measured("-m", "benchmarks.protect_once", str(PARTNERS), str(QUESTIONS), str(WAVES))
    seconds, masks, audited, unsettled = (float(one) for one in cost.printed.split())
    kept = [
        _told(f"décider ({masks:.0f} chiffres masqués)", seconds, SECONDS, "s"),
        _told("mémoire au plus haut, vérification comprise", cost.megabytes, MEGABYTES, "Mo"),
    ]
    kept.append(_told(f"vérifier en {audited:.2f} s, paires comprises : non tranchés", unsettled, 0, "lecture"))
    whole = measured("-m", "benchmarks.protect_once", "silver_geek")
    protected, attacked = (float(one) for one in whole.printed.split())
    kept.append(_told("Silver Geek, ses 35 rapports, protéger", protected, SILVER_GEEK_SECONDS, "s"))
    kept.append(_told("Silver Geek, ses 35 rapports, vérifier", attacked, SILVER_GEEK_AUDIT_SECONDS, "s"))
    ours, fewest = masks_beside_the_fewest()
    kept.append(_told(f"masques secondaires, {ours} où {fewest} suffisent", ours / fewest, MASKS, "×"))
    return all(kept)


def masks_beside_the_fewest() -> tuple[int, int]:
    """Count secondary masks on random tables with their margins: ours, then the fewest that any choice needs."""
    draw = np.random.default_rng(2026)
    ours = fewest = 0
    for rank in range(TABLES):
        rows, cells, weights = _table(draw, *SHAPES[rank % len(SHAPES)])
        small = rows @ weights < LIMIT
        keys = tuple(((Need("table"), cell, ""),) for cell in cells)
        guard = Guard(weights, LIMIT, LIMIT, "trop peu")
        hidden = hide(Release(keys, rows, (guard,), fixed=np.zeros(len(rows), dtype=bool)), {})
        ours += len(hidden) - int(small.sum())
        left = np.flatnonzero(~small).tolist()
        fewest += next(
            count
            for count in range(len(left) + 1)
            if any(_holds(rows, weights, set(left) - set(chosen)) for chosen in combinations(left, count))
        )
    return ours, fewest


def _table(draw: np.random.Generator, high: int, wide: int) -> tuple[Bools, list[Cell], Floats]:
    """Draw a table: which of its cells each published sum takes, where that sum is told, how many people each cell has."""
    grid = np.arange(high * wide).reshape(high, wide)
    told = [(f"structure:{row}-{column}", grid[row, column]) for row in range(high) for column in range(wide)]
    told += [(f"partenaire:{row}", grid[row]) for row in range(high)]
    told += [(f"type_structure:{column}", grid[:, column]) for column in range(wide)]
    told.append(("territoire", grid.ravel()))
    rows = np.array([np.isin(np.arange(high * wide), taken) for _, taken in told], dtype=bool)
    return rows, [Cell(scope, "fin") for scope, _ in told], draw.integers(1, 20, high * wide).astype(np.float64)


def _holds(rows: Bools, weights: Floats, shown: set[int]) -> bool:
    nobody = np.zeros(rows.shape[1], dtype=bool)
    return next(exposures(rows[sorted(shown)], weights, [Reader(nobody, LIMIT)]), None) is None


def _told(what: str, value: float, target: float, unit: str) -> bool:
    kept = value <= target
    print(f"{'✓' if kept else '✗'} {what} : {value:.2f} {unit} (au plus {target:g} {unit})")
    return kept
