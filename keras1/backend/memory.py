"""Memory that a function's arrays are given and give back with each call.

The C library hands large blocks back to the system when they are freed, and asks for them anew in the next call; the
system clears each page of them again.  In a training step with arrays of megabytes that takes a tenth of the time.
"""
import ctypes
import os

from keras1.backend.fast_paths import taken

# Of <malloc.h>, and in bytes: blocks up to the first come from the heap, of which as much as the second stays ours.
_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
_FROM_THE_HEAP, _KEPT = 32 << 20, 512 << 20


def keep_freed() -> bool:
    """Let the C library keep half a gigabyte of what is freed; whether it does.

    What the user says by ``MALLOC_TRIM_THRESHOLD_``, ``MALLOC_MMAP_THRESHOLD_`` or ``GLIBC_TUNABLES`` stays.

    Examples
    --------
    >>> keep_freed() in (True, False)
    True
    """
    if not taken("memory") or any(name.startswith(("MALLOC_", "GLIBC_TUNABLES")) for name in os.environ):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False  # not the GNU C library
    return bool(mallopt(_MMAP_THRESHOLD, _FROM_THE_HEAP) and mallopt(_TRIM_THRESHOLD, _KEPT))
