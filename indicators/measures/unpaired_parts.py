"""The figures of two waves whose people are not matched: a difference of means or of shares, and each wave's own."""

from dataclasses import replace

import numpy as np

from indicators.counting.comparing import AFTER, BEFORE, MOMENTS
from indicators.counting.tallies import Counts
from indicators.measures.base import FEW, Counted, Interval, Part, Test, added, apart
from indicators.measures.testing import CHI_SQUARED, testable
from indicators.statistics.skewness import is_too_skewed
from indicators.statistics.two_shares import difference_of_two_shares
from indicators.statistics.welch import moments, welch_difference
from initiatives.arrays import Bools, Floats

SAID = "comparaison de deux vagues, personnes non appariées"
LABELS = ((BEFORE, "Avant"), (AFTER, "Après"))


def means(one: Counted, numbers: Floats, before: Counts, after: Counts) -> tuple[Part, ...]:
    """Return the difference of means, then the mean at each wave.

    `numbers` is what each level is worth, shape (levels,); `before` and `after` hold the valid answers of each wave,
    shape (cells, levels).
    """
    then, now = moments(numbers, before), moments(numbers, after)
    change, low, high, p = welch_difference(*now, *then)
    test = Test("test de Welch", np.where(testable(then[0], now[0]), p, np.nan))
    main = replace(
        _change(one, change, low, high, (then[0], now[0]), interval="Welch", test=test),
        skewed=is_too_skewed(numbers, before) | is_too_skewed(numbers, after),
    )
    return (main, *_each(one, (then[:2], now[:2]), "moyenne des réponses valides"))


def shares(one: Counted, before: Counts, after: Counts, fulfilling: Bools) -> tuple[Part, ...]:
    """Return the difference of shares in points, then the share at each wave.

    `before` and `after` hold the valid answers of each wave, shape (cells, levels); `fulfilling` is bool, (levels,).
    """
    n1, n2 = added(before), added(after)
    k1, k2 = added(before[:, fulfilling]), added(after[:, fulfilling])
    with np.errstate(invalid="ignore", divide="ignore"):
        share1, share2 = np.where(n1 > 0, k1 / n1, np.nan), np.where(n2 > 0, k2 / n2, np.nan)
    low, high, p = difference_of_two_shares(k2, n2, k1, n1)
    test = Test(CHI_SQUARED, np.where(testable(n1, n2), p, np.nan))
    change = _change(
        one, 100 * (share2 - share1), 100 * low, 100 * high, (n1, n2), interval="Miettinen et Nurminen", test=test
    )
    main = replace(change, unit="points", least=FEW)
    parts = _each(one, ((n1, share1), (n2, share2)), "part des réponses valides")
    return (main, *(replace(part, k=k, unit="part") for part, k in zip(parts, (k1, k2), strict=True)))


def _change(
    one: Counted,
    value: Floats,
    low: Floats,
    high: Floats,
    sizes: tuple[Counts, Counts],
    *,
    interval: Interval,
    test: Test,
) -> Part:
    return Part(
        value=value,
        n=np.add(*sizes),
        smallest=np.minimum(*sizes),
        low=low,
        high=high,
        computation=SAID,
        interval=interval,
        sampled=True,
        infers=True,
        test=test,
        flags=("non_apparie",),
        need=one.need,
        **apart(one.counts.sum(axis=2)),
    )


def _each(one: Counted, found: tuple[tuple[Counts, Floats], ...], said: str) -> tuple[Part, ...]:
    """Return what each wave gives, without interval: the figure of that wave alone has it, with its population."""
    return tuple(
        Part(
            id=moment,
            label=label,
            value=value,
            n=n,
            computation=said,
            sampled=True,
            need=one.need,
            **apart(one.counts[:, :, MOMENTS.index(moment)]),
        )
        for (moment, label), (n, value) in zip(LABELS, found, strict=True)
    )
