"""Fisher's exact test against SciPy and a published example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from indicators.statistics.fisher import fisher_exact


def p(k1: int, n1: int, k2: int, n2: int) -> float:
    return float(fisher_exact(*(np.array([number]) for number in (k1, n1, k2, n2)))[0])


def test_the_lady_tasting_tea() -> None:
    # Fisher, The Design of Experiments (1935), § 5: 3 of 4 cups told right; two-sided p = 34/70.
    assert p(3, 4, 1, 4) == pytest.approx(34 / 70)


@given(st.integers(1, 80), st.integers(1, 80), st.floats(0, 1), st.floats(0, 1))
def test_it_is_what_scipy_computes(n1: int, n2: int, first: float, second: float) -> None:
    k1, k2 = round(n1 * first), round(n2 * second)
    expected = stats.fisher_exact(np.array([[k1, n1 - k1], [k2, n2 - k2]])).pvalue
    assert p(k1, n1, k2, n2) == pytest.approx(float(expected), rel=1e-6)


def test_no_p_for_an_empty_group_and_no_difference_where_all_agree() -> None:
    assert np.isnan(p(0, 0, 3, 4))
    assert p(30, 30, 40, 40) == 1
