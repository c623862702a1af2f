"""What the committee reads in each version, figure by figure, exactly: what a new version is compared with.

`results.csv` rounds, and leaves a share of few answers to its counts: compared with it, figures that are the same differ.
"""

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from indicators.counting.tallies import Cell
from indicators.figures.results import Figure

FORMAT = 2
"""Of what is kept; it was a bare list at first."""
_NAMES = tuple(one.name for one in fields(Figure))
_ONCE = "chiffres_definitifs"
"""Where the figures of final versions were kept, when nothing was of the others."""


def keep_figures(slug: str, run: str, figures: Iterable[Figure]) -> None:
    """Write the figures of a version where only its owner may read them."""
    told = [_written(figure) for figure in figures]
    write_for_owner(_record(slug, run), json.dumps({"format": FORMAT, "figures": told}, ensure_ascii=False))


def kept_figures(slug: str, run: str) -> tuple[Figure, ...] | None:
    """Read the figures of a version back, as they were; None where none were kept, as of older versions.

    Raises `ValueError`, `KeyError` or `TypeError` where the record was altered.
    """
    path = _record(slug, run)
    if not path.is_file():
        path = private_of(slug) / _ONCE / path.name
    if not path.is_file():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(content, dict) and content["format"] != FORMAT:
        raise ValueError(f"figures kept in a format of a later release: {path.name}")
    return tuple(_read(one) for one in (content["figures"] if isinstance(content, dict) else content))


def _record(slug: str, run: str) -> Path:
    return private_of(slug) / "chiffres" / f"{run}.json"


def _written(figure: Figure) -> dict[str, Any]:
    cell = figure.cell
    told = {name: getattr(figure, name) for name in _NAMES if getattr(figure, name) is not None}
    return told | {"cell": [cell.scope, cell.wave, cell.population]}


def _read(told: dict[str, Any]) -> Figure:
    return Figure(**{**told, "cell": Cell(*told["cell"]), "flags": tuple(told["flags"])})
