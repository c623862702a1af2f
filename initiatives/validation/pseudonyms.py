"""How a person’s key becomes a number that says nothing about them and changes at each evaluation."""

import secrets

import numpy as np
import pandas as pd

from initiatives.arrays import Bools, Integers
from initiatives.plain_text import all_plain
from initiatives.validation.forgotten import NOBODY, Forgotten
from initiatives.validation.whole_columns import Parsed

UNKNOWN = -1
"""The pseudonym of nobody in particular."""


class Pseudonyms:
    """Numbers in place of keys: the same for one key within one place, unrelated between places and between runs.

    SipHash-2-4 (Aumasson and Bernstein 2012), as pandas has it, keyed with a secret drawn at each run and never kept: nobody,
    not even us, can go back from a number to its key or compare two runs. Nothing published depends on a number nor on the
    order of numbers.
    """

    def __init__(self, forgotten: Forgotten = NOBODY) -> None:
        self._secret = secrets.token_urlsafe(12)
        self._forgotten = forgotten

    def forgotten(self, keys: Parsed[str]) -> Bools:
        """Say of each row whether its person asked to be forgotten."""
        asked = np.array([*map(self._forgotten.holds, keys.values), False], dtype=bool)
        return np.asarray(asked[keys.codes])

    def of(self, keys: Parsed[str], place: str) -> Integers:
        """Return the pseudonym of each row in a place (a group, a register’s column); −1 where the key is blank.

        Capitals, accents and spaces do not make two keys of one.
        """
        same = [f"{place}\0{key.replace(' ', '')}" for key in all_plain(keys.values)]
        numbers = pd.util.hash_array(np.array(same, dtype=object), hash_key=self._secret, categorize=False)
        # 63 bits: never negative, so that it cannot be taken for nobody.
        return np.append((numbers >> 1).astype(np.int64), UNKNOWN)[keys.codes]
