"""What the annex says of a change beside its mean: Wilcoxon's test, the typical change, and sizes of effect."""

from dataclasses import replace

import numpy as np

from indicators.counting.tallies import Counts
from indicators.measures.base import FEW, Interval, Part, Test, added
from indicators.measures.testing import only, testable
from indicators.statistics.hodges_lehmann import hodges_lehmann
from indicators.statistics.paired_effect_sizes import hedges_g_av, rank_biserial_paired
from indicators.statistics.signed_rank import signed_rank
from initiatives.arrays import Floats
from initiatives.declaration.vocabulary import Unit

WILCOXON = "test des rangs signés de Wilcoxon, exact jusqu’à 200 paires, zéros selon Pratt"
SIZES: tuple[tuple[str, str, str, Interval, Unit | None], ...] = (
    ("typique", "Évolution typique", "pseudo-médiane des évolutions", "Hodges et Lehmann", None),
    (
        "g_av",
        "Taille d’effet g de Hedges (g_av)",
        "moyenne des évolutions ÷ écart type moyen des deux vagues, sans biais",
        "Student décentré (Algina et Keselman)",
        "ratio",
    ),
    (
        "rangs",
        "Corrélation bisériale des rangs",
        "(rangs des hausses − rangs des baisses) ÷ somme des rangs",
        "Fisher (jackknife)",
        "ratio",
    ),
)
"""Part, label, computation, interval and unit (None for the indicator's) of each size."""


def differences(numbers: Floats, both: Counts) -> tuple[Floats, Counts]:
    """Return each distinct change, shape (values,), and how many people changed by it, shape (cells, values).

    `numbers` has shape (levels,): what each answer is worth; `both` is (cells, before, after).
    """
    values, place = np.unique(numbers - numbers[:, None], return_inverse=True)
    order = np.argsort(place.ravel(), kind="stable")
    starts = np.searchsorted(place.ravel()[order], np.arange(len(values)))
    counts: Counts = np.add.reduceat(both.reshape(len(both), -1)[:, order], starts, axis=1)
    return values, counts


def sizes(main: Part, numbers: Floats, both: Counts) -> tuple[Part, ...]:
    """Return the annex parts of a mean change: no test under 30 people, no size under 10.

    `numbers` and `both` are those of `differences`.
    """
    values, counts = differences(numbers, both)
    enough = added(both) >= FEW
    (p,) = only(testable(added(both)), lambda kept: signed_rank(values, kept)[1:], counts)
    found = (
        only(enough, lambda kept: hodges_lehmann(values, kept), counts),
        only(enough, lambda kept: hedges_g_av(numbers, kept), both),
        only(enough, lambda kept: rank_biserial_paired(values, kept), counts),
    )
    annex = replace(main, annex=True, low=None, high=None, interval="", skewed=None, total=None, squares=None)
    ranks = replace(annex, id="wilcoxon", label="Moyenne des évolutions, test de Wilcoxon", test=Test(WILCOXON, p))
    return (
        ranks,
        *(
            replace(
                annex,
                id=part,
                label=label,
                value=value,
                low=low,
                high=high,
                computation=said,
                interval=interval,
                unit=unit,
                test=None,
            )
            for (part, label, said, interval, unit), (value, low, high) in zip(SIZES, found, strict=True)
        ),
    )
