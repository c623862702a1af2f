"""What is checked of an XLS before it is opened: its sectors follow one another, and its reader follows them without counting.

A compound file ([MS-CFB], 2.2 to 2.6): a table says of each sector which one comes next. One that comes back to itself is read
for ever, and fills the memory.
"""

import numpy as np
from numpy.typing import NDArray

_MARK = b"\xd0\xcf\x11\xe0"
_LAST = 0xFFFFFFFA
"""Numbers from here on name no sector: the end of a chain, a free sector."""
_FIRST_TABLES = slice(76, 512)
"""Where the header names the first sectors of the table."""
_SIZES = (9, 12)

Sectors = NDArray[np.uint32]


def never_ends(content: bytes) -> bool:
    """Say whether sectors of an XLS follow one another in a circle; False for a file of another kind."""
    if not content.startswith(_MARK) or len(content) < 512:
        return False
    shift = int.from_bytes(content[30:32], "little")
    if shift not in _SIZES:
        return True
    size = 1 << shift
    tables = _tables(content, size)
    if tables is None:
        return True
    following = np.concatenate([np.empty(0, dtype="<u4"), *(_sector(content, table, size) for table in tables)])
    if _has_circle(following):
        return True
    small = [_sector(content, one, size) for one in _chain(following, int.from_bytes(content[60:64], "little"))]
    return _has_circle(np.concatenate([np.empty(0, dtype="<u4"), *small]))


def _sector(content: bytes, number: int, size: int) -> Sectors:
    start = (number + 1) * size
    piece = content[start : start + size]
    return np.frombuffer(piece[: len(piece) // 4 * 4], dtype="<u4")


def _tables(content: bytes, size: int) -> list[int] | None:
    """Return the sectors that hold the table; None where the list of them never ends."""
    named = np.frombuffer(content[_FIRST_TABLES], dtype="<u4").tolist()
    following = int.from_bytes(content[68:72], "little")
    read: set[int] = set()
    while following < _LAST:
        entries = _sector(content, following, size).tolist()
        if not entries or following in read:
            return None
        read.add(following)
        named += entries[:-1]
        following = entries[-1]
    tables = [one for one in named if one < _LAST]
    return tables if len(tables) == len(set(tables)) else None


def _has_circle(following: Sectors) -> bool:
    """Say whether a sector leads back to itself or to such a circle: going twice as far at each step, it has not ended."""
    end = len(following)
    after = np.append(np.where(following < end, following, end), end).astype(np.intp)
    for _ in range(end.bit_length()):
        after = after[after]
    return bool((after != end).any())


def _chain(following: Sectors, first: int) -> list[int]:
    chain = []
    while first < len(following):
        chain.append(first)
        first = int(following[first])
    return chain
