"""How often the intervals of the reports hold the truth: by method, number of answers and kind of answers.

`python -m benchmarks.coverage` prints the table of docs/methodes.md. Shares are enumerated, every possible sample with its
chance; means are drawn, always the same draws.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from indicators.statistics.odds import odds_ratio, risk_ratio
from indicators.statistics.paired_shares import change_of_a_share
from indicators.statistics.paired_t import paired_t
from indicators.statistics.skewness import is_too_skewed
from indicators.statistics.survey_design import ratio
from indicators.statistics.two_shares import difference_of_two_shares
from indicators.statistics.weighted_share import design_interval
from indicators.statistics.welch import moments, welch_difference
from indicators.statistics.wilson import wilson_interval
from indicators.weights.sampling import Sampling
from initiatives.arrays import Floats, Integers

SIZES = (12, 30, 100)
SHARES: Floats = np.linspace(0.05, 0.95, 181)
RARE: Floats = np.linspace(0.005, 0.05, 91)
"""True shares tried; rare ones are told apart."""
ASKED_MORE = (1, 2, 5, 12, 30, 99, 101, 300, 900)
"""How many of a counted group are left without answer."""
MANY_ANSWER = 0.1
"""Share of a counted group from which on what the others can change narrows intervals: under it, Wilson's is nearly alone."""
CLUSTERS = (3, 5, 10, 20, 40)
EACH = 10
"""Clusters drawn, and the answers of each: a class, a workshop."""
ALIKE = 0.1
"""How much answers of one cluster are alike (intraclass correlation): usual of opinions within a class or a place."""
DRAWS = 20_000
HAIR = 1e-9
FIVE = np.arange(1.0, 6.0)
ELEVEN = np.arange(11.0)
CHANGES = np.arange(-3.0, 4.0)
KINDS: Mapping[str, tuple[Floats, Floats]] = {
    kind: (values, np.array(chances))
    for kind, values, chances in (
        ("cinq niveaux, autour du milieu", FIVE, (0.1, 0.2, 0.4, 0.2, 0.1)),
        ("cinq niveaux, tous aussi fréquents", FIVE, (0.2, 0.2, 0.2, 0.2, 0.2)),
        ("cinq niveaux, aux deux bouts", FIVE, (0.4, 0.08, 0.04, 0.08, 0.4)),
        ("cinq niveaux, surtout le plus haut (60 %)", FIVE, (0.02, 0.04, 0.09, 0.25, 0.6)),
        ("cinq niveaux, presque tous au plus haut (80 %)", FIVE, (0.02, 0.03, 0.05, 0.1, 0.8)),
        ("note de 0 à 10, plutôt haute", ELEVEN, (0.01, 0.01, 0.01, 0.01, 0.02, 0.04, 0.06, 0.12, 0.22, 0.25, 0.25)),
        ("évolution, autour de zéro", CHANGES, (0.01, 0.03, 0.1, 0.5, 0.25, 0.08, 0.03)),
        ("évolution, la plupart sans changement", CHANGES, (0.0, 0.0, 0.02, 0.7, 0.14, 0.09, 0.05)),
    )
}
"""Kinds of answers on scales: values, and how probable each is."""
OF_CLUSTERS = (
    "cinq niveaux, autour du milieu",
    "cinq niveaux, surtout le plus haut (60 %)",
    "cinq niveaux, presque tous au plus haut (80 %)",
)
CLUSTERED = 4_000


class Row(NamedTuple):
    """One line of the table: coverage as a share, the worst and the mean of all that was tried; how often the report flags it."""

    method: str
    n: int
    kind: str
    worst: float
    mean: float
    flagged: float | None = None


def rows_of_shares() -> Iterator[Row]:
    """Return the lines of shares alone: enumerated, so that they are exact."""
    for n in SIZES:
        k = np.arange(n + 1)
        bounds = wilson_interval(k, np.full(n + 1, n))
        for kind, shares in (("part de 5 à 95 %", SHARES), ("part de 0,5 à 5 %", RARE)):
            chances = stats.binom.pmf(k[None, :], n, shares[:, None])
            yield _row("Wilson", n, kind, (chances * _held(bounds, shares)).sum(axis=1))
    for name, drawn in (
        ("Wilson dans la limite des sans-réponse", False),
        ("loi hypergéométrique (tirage au sort)", True),
    ):
        for n in SIZES:
            for kind, asked in (
                ("un dixième au moins a répondu", [n + left for left in ASKED_MORE if n >= MANY_ANSWER * (n + left)]),
                ("moins d’un dixième a répondu", [n + left for left in ASKED_MORE if n < MANY_ANSWER * (n + left)]),
            ):
                if asked:
                    covered = np.concatenate([_of_counted(n, one, drawn=drawn) for one in asked])
                    yield _row(name, n, f"part de 5 à 95 %, population comptée : {kind}", covered)


def _of_counted(n: int, asked: int, *, drawn: bool) -> Floats:
    """Return the coverage of each share of a counted group of which n are drawn."""
    k, true = np.arange(n + 1), np.arange(asked + 1)
    kept = true[(true >= 0.05 * asked) & (true <= 0.95 * asked)]
    whole = np.full(n + 1, n)
    bounds = Sampling(np.full(n + 1, asked), exhaustive=False, drawn=drawn).share_interval(k, whole, whole)
    chances = stats.hypergeom.pmf(k[None, :], asked, kept[:, None], n)
    covered: Floats = (chances * _held(bounds, kept / asked)).sum(axis=1)
    return covered


def rows_of_two_shares() -> Iterator[Row]:
    """Return the lines of two shares, of different people or of the same: enumerated too."""
    grid = list(SHARES[::12])
    for n in SIZES[:2]:
        k = np.arange(n + 1)
        k1, k2 = (side.ravel() for side in np.meshgrid(k, k, indexing="ij"))
        size = np.full(len(k1), n)
        of_one: Floats = np.asarray(stats.binom.pmf(k[None, :], n, np.array(grid)[:, None]))
        pairs = [(first, second) for first in range(len(grid)) for second in range(len(grid))]
        chances = np.array([np.outer(of_one[first], of_one[second]).ravel() for first, second in pairs])
        one, two = (np.array([grid[pair[at]] for pair in pairs], dtype=np.float64) for at in (0, 1))
        truths = {
            "Miettinen et Nurminen": one - two,
            "Woolf (rapport des cotes)": one * (1 - two) / (two * (1 - one)),
            "Katz (rapport des parts)": one / two,
        }
        found = {
            "Miettinen et Nurminen": difference_of_two_shares(k1, size, k2, size)[:2],
            "Woolf (rapport des cotes)": odds_ratio(k1, size - k1, k2, size - k2)[1:],
            "Katz (rapport des parts)": risk_ratio(k1, size - k1, k2, size - k2)[1:],
        }
        for method, truth in truths.items():
            yield _row(method, n, "deux parts de 5 à 95 %, n chacune", _given(chances, found[method], truth))
    for n in SIZES[:2]:
        gained, lost = (one.ravel() for one in np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij"))
        possible = gained + lost <= n
        gained, lost = gained[possible], lost[possible]
        tried = [
            (up, down) for up in np.arange(0.05, 0.75, 0.05) for down in np.arange(0.05, 0.75, 0.05) if up + down <= 0.9
        ]
        counts = np.stack([gained, lost, n - gained - lost], axis=1)
        chances = np.array([stats.multinomial.pmf(counts, n, [up, down, 1 - up - down]) for up, down in tried])
        bounds = change_of_a_share(gained, lost, np.full(len(gained), n))[:2]
        truth = np.array([up - down for up, down in tried])
        yield _row(
            "Tango", n, "mêmes personnes, 5 % au moins dans chaque sens", (chances * _held(bounds, truth)).sum(axis=1)
        )


def rows_of_means() -> Iterator[Row]:
    """Return the lines of means, then of the gap between two groups of which the second answers the other way round: drawn."""
    for kind, (values, chances) in KINDS.items():
        for n in SIZES:
            counts = _drawn(n, chances, seed=1)
            low, high = paired_t(values, counts)[1:3]
            yield _told("Student", n, kind, low, high, float(values @ chances), is_too_skewed(values, counts))
    for kind, (values, chances) in KINDS.items():
        if len(values) != len(FIVE):
            continue
        mirrored = chances[::-1]
        for n in SIZES:
            counts, other = _drawn(n, chances, seed=1), _drawn(n, mirrored, seed=2)
            low, high = welch_difference(*moments(values, counts), *moments(values, other))[1:3]
            skewed = is_too_skewed(values, counts) | is_too_skewed(values, other)
            yield _told(
                "Welch",
                n,
                f"{kind} ; l’autre groupe, l’inverse",
                low,
                high,
                float(values @ (chances - mirrored)),
                skewed,
            )


def rows_of_clusters() -> Iterator[Row]:
    """Return the lines of shares and means over few or many clusters: drawn, an answer being a hidden leaning cut in levels."""
    for clusters in CLUSTERS:
        n = clusters * EACH
        random = np.random.default_rng(3)
        leaning = np.sqrt(ALIKE) * random.standard_normal((CLUSTERED, clusters, 1))
        leaning = leaning + np.sqrt(1 - ALIKE) * random.standard_normal((CLUSTERED, clusters, EACH))
        each, one_stratum = np.full((CLUSTERED, clusters), float(EACH)), np.zeros(clusters, dtype=np.int64)
        answers, whole = np.full(CLUSTERED, n), np.full(CLUSTERED, float(n))
        covered = []
        for share in SHARES[::12]:
            made = ratio((leaning < stats.norm.ppf(share)).sum(axis=2).astype(np.float64), each, one_stratum)
            low, high = design_interval(made.value, made.error, made.degrees, answers, whole)
            covered.append(float(_held_by((low, high), float(share)).mean()))
        yield _row(
            "Wilson sur l’effectif efficace", n, f"part de 5 à 95 %, {clusters} grappes de {EACH}", np.array(covered)
        )
        for kind in OF_CLUSTERS:
            values, chances = KINDS[kind]
            given = values[np.searchsorted(stats.norm.ppf(np.cumsum(chances)[:-1]), leaning)]
            made = ratio(given.sum(axis=2), each, one_stratum)
            half = stats.t.ppf(0.975, made.degrees) * made.error
            counts = (given.reshape(CLUSTERED, -1, 1) == values).sum(axis=1)
            bounds = made.value - half, made.value + half
            yield _told(
                "Student selon le plan",
                n,
                f"{kind}, {clusters} grappes de {EACH}",
                *bounds,
                float(values @ chances),
                is_too_skewed(values, counts),
            )


def _drawn(n: int, chances: Floats, seed: int) -> Integers:
    return np.random.default_rng(seed).multinomial(n, chances, DRAWS)


def _told(method: str, n: int, kind: str, low: Floats, high: Floats, truth: float, skewed: NDArray[np.bool_]) -> Row:
    """Return the coverage of the samples that have an interval, and how many of them are flagged as skewed."""
    given, held = ~np.isnan(low), _held_by((low, high), truth)
    return Row(method, n, kind, float(held.mean()), float(held.mean()), float(skewed[given].mean()))


def _held_by(bounds: tuple[Floats, Floats], truth: float) -> NDArray[np.bool_]:
    """Tell, of the samples that have an interval, whether it holds the truth."""
    low, high = (one[~np.isnan(bounds[0])] for one in bounds)
    held: NDArray[np.bool_] = (low - HAIR <= truth) & (truth <= high + HAIR)
    return held


def _held(bounds: tuple[Floats, Floats], truths: Floats) -> Floats:
    """Tell which samples' interval holds each truth: 1 or 0, shape (truths, samples)."""
    low, high = bounds
    held = (low[None, :] - HAIR <= truths[:, None]) & (truths[:, None] <= high[None, :] + HAIR)
    return held.astype(np.float64)


def _given(chances: Floats, bounds: tuple[Floats, Floats], truths: Floats) -> Floats:
    """Return the coverage of each truth among the samples that have an interval."""
    given = ~np.isnan(bounds[0])
    covered: Floats = (chances * _held(bounds, truths))[:, given].sum(axis=1) / chances[:, given].sum(axis=1)
    return covered


def _row(method: str, n: int, kind: str, covered: Floats) -> Row:
    return Row(method, n, kind, float(covered.min()), float(covered.mean()))


def lines(rows: Iterator[Row]) -> Iterator[str]:
    """Write rows as those of a Markdown table, in per cent."""
    for row in rows:
        told = (f"{100 * one:.1f}".replace(".", ",") for one in (row.worst, row.mean))
        flagged = "" if row.flagged is None else f"{100 * row.flagged:.0f}"
        yield f"| {row.method} | {row.n} | {row.kind} | {' | '.join(told)} | {flagged} |"


def main() -> None:
    """Print the table."""
    print(
        "| intervalle | n | réponses | couverture au pire, % | en moyenne, % | signalé, % |\n|---|---|---|---|---|---|"
    )
    for rows in (rows_of_shares(), rows_of_two_shares(), rows_of_means(), rows_of_clusters()):
        for line in lines(rows):
            print(line)


if __name__ == "__main__":
    main()
