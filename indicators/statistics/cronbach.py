"""Whether the items of a score hang together: Cronbach's alpha, and between which bounds it probably lies."""

import numpy as np

from initiatives.arrays import Floats, Integers


def cronbach_alpha(
    items: int, item_variances: Floats, total_variance: Floats, n: Integers
) -> tuple[Floats, Floats, Floats]:
    """Return alpha and its 95 % interval (Feldt), over people who answered every item.

    `item_variances` is the sum of the variances of the items and `total_variance` that of their sum, both with the same
    divisor, shape (cells,); `n` the people. Negative when items contradict one another (one may have to be reversed). NaN
    where the total does not vary or there are fewer than two items; bounds are NaN where n < 2.

    Source: L. J. Cronbach, « Coefficient alpha and the internal structure of tests », Psychometrika 16 (1951), 297-334; L. S.
    Feldt, « The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty », Psychometrika 30 (1965),
    357-370: (1 − α)/(1 − a) follows F with n−1 and (n−1)(items−1) degrees of freedom.
    """
    from scipy.special import fdtri  # imported here: half a second that only alpha needs

    if items < 2:
        nothing = np.full(np.shape(total_variance), np.nan)
        return nothing, nothing, nothing
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = np.where(total_variance > 0, items / (items - 1) * (1 - item_variances / total_variance), np.nan)
        people, both = n - 1.0, (n - 1.0) * (items - 1)
        low, high = (1 - (1 - alpha) * np.where(n > 1, fdtri(people, both, side), np.nan) for side in (0.975, 0.025))
    return alpha, low, high
