"""How a process asks for memory and searches it, when all it does is one long run."""

import atexit
import ctypes
import gc
import platform

# From malloc.h of the GNU C library: what is asked, and the answer that suits a run.
ARENAS, ONE = -8, 1
TRIM_THRESHOLD, KEPT = -1, 2**27
MMAP_THRESHOLD, LARGEST_KEPT = -3, 2**25


def settle_memory() -> None:
    """Search for garbage less often, and keep memory that was freed for what comes next.

    A run makes a million small objects that live as long as it does: searching them in vain took 7 % of it, and half a
    second more at its end, where Python searches once again unless they are set apart. Counting makes and drops arrays
    of some megabytes, question after question: giving each back to the system and asking for it again took a third of a
    tally. All threads draw from one pool, so that none keeps what another could use. Other C libraries than GNU's are
    left as they are.
    """
    gc.set_threshold(200_000, 50, 100)
    atexit.register(gc.freeze)
    if platform.libc_ver()[0] == "glibc":
        library = ctypes.CDLL(None)
        for asked, answer in ((ARENAS, ONE), (MMAP_THRESHOLD, LARGEST_KEPT), (TRIM_THRESHOLD, KEPT)):
            library.mallopt(asked, answer)
