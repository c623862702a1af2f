"""How a person’s key becomes a number that says nothing about them and changes at each evaluation."""

import hashlib
import secrets

import numpy as np

from initiatives.arrays import Bools, Integers
from initiatives.plain_text import plain
from initiatives.validation.forgotten import NOBODY, Forgotten
from initiatives.validation.whole_columns import Parsed

UNKNOWN = -1
"""The pseudonym of nobody in particular."""


class Pseudonyms:
    """Numbers in place of keys: the same for one key within one place, unrelated between places and between runs.

    BLAKE2b keyed with a secret drawn at each run (RFC 7693, 2.9) and never kept: nobody, not even us, can go back from
    a number to its key or compare two runs. Nothing published depends on a number nor on the order of numbers.
    """

    def __init__(self, forgotten: Forgotten = NOBODY) -> None:
        self._secret = secrets.token_bytes(32)
        self._forgotten = forgotten

    def forgotten(self, keys: Parsed[str]) -> Bools:
        """Say of each row whether its person asked to be forgotten."""
        asked = np.array([*map(self._forgotten.holds, keys.values), False], dtype=bool)
        return np.asarray(asked[keys.codes])

    def of(self, keys: Parsed[str], place: str) -> Integers:
        """Return the pseudonym of each row in a place (a group, a register’s column); −1 where the key is blank.

        Capitals, accents and spaces do not make two keys of one.
        """
        begun = hashlib.blake2b(f"{place}\0".encode(), key=self._secret, digest_size=8)
        numbers = np.array([*(_number(begun.copy(), key) for key in keys.values), UNKNOWN], dtype=np.int64)
        return np.asarray(numbers[keys.codes])


def _number(digest: "hashlib.blake2b", key: str) -> int:
    """Return the number of a key, which it adds to what is digested already: the place."""
    digest.update(plain(key).replace(" ", "").encode())
    # 63 bits: never negative, so that it cannot be taken for nobody.
    return int.from_bytes(digest.digest(), "big") >> 1
