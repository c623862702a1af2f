"""How a process asks for memory and searches it, when all it does is one long run."""

import atexit
import ctypes
import gc
import platform

# From malloc.h of the GNU C library.
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
LARGEST = 2**30


def settle_memory() -> None:
    """Search for garbage less often, and keep memory that was freed for what comes next.

    A run makes a million small objects that live as long as it does: searching them in vain took 7 % of it, and half a
    second more at its end, where Python searches once again unless they are set apart. Counting makes and drops arrays
    of some megabytes, question after question: giving each back to the system and asking for it again took a third of a
    tally. Other C libraries than GNU's are left as they are.
    """
    gc.set_threshold(200_000, 50, 100)
    atexit.register(gc.freeze)
    if platform.libc_ver()[0] == "glibc":
        library = ctypes.CDLL(None)
        library.mallopt(MMAP_THRESHOLD, LARGEST)
        library.mallopt(TRIM_THRESHOLD, LARGEST)
