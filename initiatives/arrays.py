"""What arrays of numbers are called in signatures: `Floats`, `Integers`, `Bools`, of any shape, which docstrings give."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]
