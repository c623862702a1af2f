"""Which rows of an export a source takes, when one export holds several waves or groups (`where:`)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from initiatives.arrays import Bools
from initiatives.collection.grid import Expected, Grid, Trouble, UnreadableSource
from initiatives.plain_text import plain

Where = Mapping[str, Sequence[str]]
"""Heading → values that a row must have in that column, one of them."""


def with_headings_of(where: Where, expected: Expected) -> Expected:
    """Add the headings by which rows are chosen to those that are looked for."""
    known = {plain(heading) for heading in expected}
    return {**{heading: {} for heading in where if plain(heading) not in known}, **expected}


def chosen(grid: Grid, where: Where) -> Bools:
    """Say which lines have the values asked for; `UnreadableSource` when a column is not there, or no line has them."""
    lines = np.ones(len(grid.rows), dtype=bool)
    for heading, values in where.items():
        place = place_of(grid, heading)
        if place is None:
            raise UnreadableSource(
                f"la colonne « {heading} », citée dans « where », est absente. Corrigez cet intitulé dans la déclaration."
            )
        wanted = {plain(value) for value in values}
        texts = grid.columns[place]
        means = np.array([*(plain(text) in wanted for text in texts.categories.tolist()), False], dtype=bool)
        lines &= means[np.asarray(texts.codes)]
    if where and not lines.any():
        raise UnreadableSource(
            f"aucune ligne n’a ce que « where » demande ({_said(where)}). Corrigez ces valeurs dans la déclaration, telles "
            "qu’elles sont écrites dans le fichier."
        )
    return lines


def place_of(grid: Grid, heading: str) -> int | None:
    """Return the position of a column by what the declaration or the file calls it."""
    asked = plain(heading)
    named = [(plain(name), plain(shown)) for name, shown in zip(grid.names, grid.headings, strict=True)]
    return next((place for place, both in enumerate(named) if asked in both), None)


def _said(where: Where) -> str:
    return " ; ".join(
        f"« {heading} » : {', '.join(f'« {value} »' for value in values)}" for heading, values in where.items()
    )


def of_lines(grid: Grid, lines: NDArray[np.intp]) -> Grid:
    """Keep these lines of a grid, by their positions, in order."""
    moved = np.full(len(grid.rows), -1, dtype=np.intp)
    moved[lines] = np.arange(len(lines))
    troubles = (one._replace(lines=moved[one.lines][moved[one.lines] >= 0]) for one in grid.troubles)
    return replace(
        grid,
        columns=tuple(column[lines] for column in grid.columns),
        rows=grid.rows[lines],
        troubles=tuple(Trouble(*one) for one in troubles if len(one.lines)),
    )
