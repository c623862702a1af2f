"""Between which bounds a share or a mean of a counted group lies: drawn at random, or volunteers; all reached, or not."""

import numpy as np
import pytest
from scipy import stats

from indicators.statistics.wilson import wilson_interval
from indicators.weights.sampling import EXACT, FINITE, UNANSWERED, Sampling
from initiatives.arrays import Floats


def _share(k: int, n: int, asked: int, *, drawn: bool = False, answered: int | None = None) -> tuple[float, float]:
    sampling = Sampling(np.array([asked]), exhaustive=False, drawn=drawn)
    low, high = sampling.share_interval(np.array([k]), np.array([n]), np.array([n if answered is None else answered]))
    return float(low[0]), float(high[0])


def _every(n: int, asked: int, *, drawn: bool) -> tuple[Floats, Floats]:
    k = np.arange(n + 1)
    sampling = Sampling(np.full(n + 1, asked), exhaustive=False, drawn=drawn)
    return sampling.share_interval(k, np.full(n + 1, n), np.full(n + 1, n))


def test_ten_of_eleven_volunteers_of_twelve_are_ten_or_eleven_of_twelve() -> None:
    assert _share(10, 11, 12) == pytest.approx((10 / 12, 11 / 12))


def test_many_who_did_not_answer_leave_wilson_as_it_is() -> None:
    low, high = wilson_interval(np.array([20]), np.array([40]))
    assert _share(20, 40, 500) == pytest.approx((low[0], high[0]))


def test_those_who_do_not_know_have_answered_and_are_not_in_the_share() -> None:
    # 8 yes, 2 no, 2 who do not know, and one of thirteen who did not answer: 8 or 9 of 11.
    assert _share(8, 10, 13, answered=12) == pytest.approx((8 / 11, 9 / 11))


@pytest.mark.parametrize("asked", [100, 400])
def test_a_group_drawn_at_random_has_exact_bounds_however_many_are_left(asked: int) -> None:
    every = np.arange(20, asked - 19)
    tails = np.minimum(stats.hypergeom.sf(19, asked, every, 40), stats.hypergeom.cdf(20, asked, every, 40))
    held = every[tails >= 0.025] / asked
    assert _share(20, 40, asked, drawn=True) == pytest.approx((held.min(), held.max()))


def test_the_more_of_a_group_were_drawn_the_narrower() -> None:
    few, most = _share(30, 60, 600, drawn=True), _share(30, 60, 80, drawn=True)
    assert few[0] < most[0] < 0.5 < most[1] < few[1]


@pytest.mark.parametrize("drawn", [True, False])
def test_everybody_answered_or_the_count_is_wrong(drawn: bool) -> None:
    assert np.isnan(_share(10, 12, 12, drawn=drawn)).all()
    low, high = wilson_interval(np.array([10]), np.array([12]))
    for uncounted in (0, 11):
        assert _share(10, 12, uncounted, drawn=drawn) == pytest.approx((low[0], high[0]))


COUNTED = [(n, n + left) for n in (12, 13, 20, 30, 60, 240) for left in (1, 2, 5, 12, 30, 99, 150, 400)]


def _coverage(n: int, asked: int, least: float, low: Floats, high: Floats) -> Floats:
    """Return how often the interval holds the true share, when n of those asked are drawn: one per share, none too near an end."""
    true = np.arange(asked + 1)[:, None]
    shares = true / asked
    chances = stats.hypergeom.pmf(np.arange(n + 1)[None, :], asked, true, n)
    held = (low[None, :] - 1e-9 <= shares) & (shares <= high[None, :] + 1e-9)
    kept = (shares[:, 0] >= least) & (shares[:, 0] <= 1 - least)
    covered: Floats = (chances * held).sum(axis=1)[kept]
    return covered


@pytest.mark.parametrize(("drawn", "least", "worst"), [(True, 0.0, 0.95), (False, 0.05, 0.90)])
def test_a_share_of_a_counted_group_is_covered_as_often_as_promised(drawn: bool, least: float, worst: float) -> None:
    covered = [_coverage(n, asked, least, *_every(n, asked, drawn=drawn)) for n, asked in COUNTED]
    assert min(one.min() for one in covered) >= worst
    assert np.mean([one.mean() for one in covered]) >= 0.95


def test_a_mean_of_volunteers_lies_in_what_the_unanswered_can_change() -> None:
    notes = np.array([0.0, 10.0] * 6)
    total, deviations = np.array([notes.sum()]), np.array([((notes - notes.mean()) ** 2).sum()])
    n, asked = np.array([12]), np.array([13])

    def bounds(*, drawn: bool, ends: tuple[float, float] | None) -> tuple[float, float]:
        sampling = Sampling(asked, exhaustive=False, drawn=drawn)
        _, low, high = sampling.mean_interval(n, total, deviations, n, ends)
        return float(low[0]), float(high[0])

    student = stats.ttest_1samp(notes, 0).confidence_interval(0.95)
    half = (student.high - student.low) / 2 * np.sqrt(1 - 12 / 13)
    assert bounds(drawn=False, ends=(0, 10)) == pytest.approx((60 / 13, 70 / 13))
    assert bounds(drawn=False, ends=None) == pytest.approx((student.low, student.high))
    assert bounds(drawn=True, ends=(0, 10)) == pytest.approx((5 - half, 5 + half))


@pytest.mark.parametrize(
    ("asked", "drawn", "closed", "said"),
    [
        (0, False, True, ""),
        (20, False, True, UNANSWERED),
        (20, False, False, ""),
        (400, True, True, FINITE),
        (20, True, True, FINITE),
    ],
)
def test_the_method_says_how_the_counted_group_narrows_the_interval(
    asked: int, drawn: bool, closed: bool, said: str
) -> None:
    sampling = Sampling(np.array([asked]), exhaustive=False, drawn=drawn)
    n = np.array([12])
    (method,) = sampling.said("Wilson", n, n, closed=closed)
    assert method == (f"{EXACT}{said}" if drawn else f"intervalle de Wilson à 95\u202f%{said}")
