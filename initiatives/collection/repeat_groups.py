"""Repeat groups: each line of a sheet that a form repeats (the members of a household) with the answers of its parent."""

from dataclasses import replace

import numpy as np
import pandas as pd

from initiatives.collection.grid import Expected, Grid, Trouble, UnreadableSource
from initiatives.plain_text import plain

_LINKS = (
    # KoboToolbox (support.kobotoolbox.org, « Exporting repeat groups ») and ODK Central (docs.getodk.org, « Using data »).
    ("_parent_index", "_index"),
    ("_submission__uuid", "_uuid"),
    ("_submission__id", "_id"),
    ("PARENT_KEY", "KEY"),
)
"""Column of a repeat group → the column of its parent that has the same values."""
LINKS = frozenset(heading for link in _LINKS for heading in link)


def with_links(expected: Expected) -> Expected:
    """Add the columns that tie a repeat group to its parent to the headings that are looked for."""
    return {**{heading: {} for heading in sorted(LINKS)}, **expected}


def with_parent(grid: Grid, parent: Grid) -> Grid:
    """Add to each line of a repeat group the columns of its parent that it has not itself; a line without parent is told.

    `UnreadableSource` when no column ties the two.
    """
    link = next((link for link in _LINKS if link[0] in grid.names and link[1] in parent.names), None)
    if link is None:
        raise UnreadableSource(
            "rien ne relie ce groupe répété à son parent (« _parent_index » et « _index », « PARENT_KEY » et « KEY »…). "
            "Exportez-les ensemble, ou corrigez « repeat_of » dans la déclaration."
        )
    keys = _texts(parent, link[1])
    alone = keys[~keys.duplicated(keep=False) & keys.notna()]
    found = pd.Index(alone).get_indexer(pd.Index(_texts(grid, link[0])))
    places = np.where(found >= 0, alone.index.to_numpy()[found] if len(alone) else -1, -1)
    own = {plain(name) for name in grid.names}
    added = [place for place, name in enumerate(parent.names) if plain(name) not in own and name not in LINKS]
    orphans = np.flatnonzero(places < 0)
    return replace(
        grid,
        headings=(*grid.headings, *(parent.headings[place] for place in added)),
        names=(*grid.names, *(parent.names[place] for place in added)),
        letters=(*grid.letters, *(f"{parent.letters[place]} du parent" for place in added)),
        columns=(*grid.columns, *(_taken(parent.columns[place], places) for place in added)),
        troubles=(*grid.troubles, *((Trouble("no_parent", orphans),) if len(orphans) else ())),
        how=replace(
            grid.how,
            columns=grid.how.columns + parent.how.columns,
            left=(*grid.how.left, *(f"{one} du parent" for one in parent.how.left)),
        ),
        left=(*grid.left, *(left._replace(letter=f"{left.letter} du parent") for left in parent.left)),
    )


def _texts(grid: Grid, name: str) -> "pd.Series[str]":
    return pd.Series(grid.columns[grid.names.index(name)]).astype(object)


def _taken(column: pd.Categorical, places: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> pd.Categorical:
    return pd.Categorical.from_codes(np.append(column.codes, -1)[places], categories=column.categories)
