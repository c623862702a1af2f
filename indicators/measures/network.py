"""What became of the ties between partners: how many, between whom, and whether both say so.

Ties are pairs of partners put together as `initiatives.validation.derived_tables.pairs` says. Figures are collective: pairs are
named by `noms` alone, which only exists where partners agreed to it.
"""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from pydantic import Field

from indicators.counting.columns import Columns
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Counts
from indicators.measures.base import KEPT_APART, Counted, CountedMeasure, Part, added
from indicators.weights.sampling import Sampling
from initiatives.arrays import Floats
from initiatives.declaration.registers import PAIRS
from initiatives.declaration.vocabulary import NO, YES, Unit
from initiatives.validation.derived_tables.pairs import BETWEEN, DIFFERENT, MOST_NAMED, PAIR


class Network(CountedMeasure):
    """Ties after − ties before; or the share that join different kinds of actor, or that both partners say; or each tie.

    But for the third, only pairs about which somebody answered for both moments are counted, so that the two moments
    speak of the same pairs. For the third, only ties of pairs where both partners answered. The last names
    each pair: `avant.a--b` and `apres.a--b` are 1 where the tie is declared, 0 where it is not.
    """

    network: Literal["liens", "mondes", "reciprocite", "noms"] = Field(
        description="Le nombre de relations, la part de celles entre types d’acteurs différents, la part confirmée, ou "
        "chacune, par le nom des deux partenaires, s’ils l’ont accepté"
    )

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say in French what is not collected, or that partners did not agree to be named."""
        if self.network == "noms" and PAIRS in columns.tables and columns.get(PAIRS, PAIR) is None:
            return (
                "nomme qui est en relation avec qui, ce que les partenaires n’ont pas accepté par écrit "
                f"(« shares_with\u202f: {{relations: all}} »), ou sont plus de {MOST_NAMED} pour être nommés",
            )
        return super().lacking(group, columns)

    def needs(self, group: str, columns: Columns) -> tuple[Need, ...]:
        """Cross before and after, pair by pair; with the worlds that a pair joins, or with what both say."""
        crossed = {
            "liens": ("avant", "apres"),
            "mondes": ("avant", "apres", "mondes"),
            "reciprocite": ("apres", "confirme_apres"),
            "noms": (PAIR, "avant", "apres"),
        }[self.network]
        return (Need(PAIRS, tuple(Coded(name) for name in crossed)),)

    def figures(self, counted: tuple[Counted, ...], columns: Columns, sampling: Sampling) -> tuple[Part, ...]:
        """Return the main figure, then those it is made of."""
        (one,) = counted
        if self.network == "liens":
            return _ties(one)
        if self.network == "noms":
            return tuple(_named(one, columns))
        return _worlds(one) if self.network == "mondes" else (_confirmed(one),)


def _ties(one: Counted) -> tuple[Part, ...]:
    """Count ties; counts have shape (cells, before, after)."""
    valid = one.counts[:, :-KEPT_APART, :-KEPT_APART]
    n = added(valid)
    no, yes = (one.answers.index(answer) for answer in (NO, YES))
    before, after = added(valid[:, yes, :]), added(valid[:, :, yes])
    counts = (
        ("", "", after - before),
        ("avant", "Relations avant", before),
        ("apres", "Relations après", after),
        ("nouvelles", "Relations nouvelles", valid[:, no, yes]),
        ("perdues", "Relations perdues", valid[:, yes, no]),
    )
    return tuple(
        _part(one, part, label, np.where(n > 0, ties, np.nan), n, "dénombrement des paires reliées")
        for part, label, ties in counts
    )


def _worlds(one: Counted) -> tuple[Part, ...]:
    """Compare ties between different kinds of actor; counts have shape (cells, before, after, worlds)."""
    valid = one.counts[:, :-KEPT_APART, :-KEPT_APART, :-KEPT_APART]
    yes, different = one.answers.index(YES), one.levels[2].index(DIFFERENT)
    before, after = np.add.reduce(valid[:, yes], axis=1), np.add.reduce(valid[:, :, yes], axis=1)
    computation = "part des relations"
    shares = [(ties[:, different], added(ties)) for ties in (after, before)]
    (now, then) = (_share(k, n) for k, n in shares)
    return (
        _part(one, "", "", now, shares[0][1], computation, k=shares[0][0]),
        _part(one, "avant", "Avant", then, shares[1][1], computation, k=shares[1][0]),
        _part(
            one,
            "ecart",
            "Écart, en points",
            100 * (now - then),
            np.minimum(shares[0][1], shares[1][1]),
            "part après − part avant, en points",
            unit="points",
        ),
    )


def _confirmed(one: Counted) -> Part:
    """Return the share of ties that both say; counts have shape (cells, after, confirmed)."""
    ties = one.counts[:, one.answers.index(YES)]
    n = added(ties[:, :-KEPT_APART])
    k = ties[:, one.levels[1].index(YES)]
    return _part(one, "", "", _share(k, n), n, "part des relations sur lesquelles les deux ont répondu", k=k)


def _named(one: Counted, columns: Columns) -> Iterator[Part]:
    """Tell each pair's tie before and after; counts have shape (cells, pair, before, after)."""
    valid = one.counts[:, :-KEPT_APART, :-KEPT_APART, :-KEPT_APART]
    yes = one.levels[2].index(YES)
    known, computation = added(valid), "relation déclarée par l’un des deux au moins"
    yield _part(one, "", "", np.where(known > 0, added(valid[..., yes]), np.nan), known, computation)
    column = columns.get(PAIRS, PAIR)
    known_pairs, before, after = valid.sum(axis=(2, 3)), valid[:, :, yes].sum(axis=2), valid[..., yes].sum(axis=2)
    for place, pair in enumerate(one.answers):
        label = " – ".join(pair.split(BETWEEN) if column is None else map(column.name, pair.split(BETWEEN)))
        n = known_pairs[:, place]
        for moment, when, ties in (("avant", "avant", before), ("apres", "après", after)):
            told = np.where(n > 0, ties[:, place], np.nan)
            yield _part(one, f"{moment}.{pair}", f"{label}, {when}", told, n, computation)


def _share(k: Counts, n: Counts) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(n > 0, k / n, np.nan)


def _part(
    one: Counted,
    part: str,
    label: str,
    value: Floats,
    n: Counts,
    computation: str,
    *,
    k: Counts | None = None,
    unit: Unit | None = None,
) -> Part:
    return Part(
        id=part,
        label=label,
        value=value,
        n=n,
        k=k,
        missing=None if part else one.units() - added(one.counts[(slice(None), *[slice(None, -KEPT_APART)] * 2)]),
        computation=computation,
        unit=unit,
        need=one.need,
    )
