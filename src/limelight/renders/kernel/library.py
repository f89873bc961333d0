"""The compiled kernel. It is built with the package (`tools/build_kernel.py`), on x86-64 for the
least processor and for those with AVX2, with the same bytes from both. A call holds no lock of
Python's.
"""

import ctypes
import functools
import platform
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.kernel.sources import digest_of

KERNEL = Path(__file__).parent
BUILT = KERNEL / "built"
_ENDINGS = {"darwin": "dylib", "win32": "dll"}
_AVX2 = 11  # as OpenCV numbers what processors can do
_Bytes = ctypes.c_void_p
_Whole = ctypes.c_int32


def address(array: NDArray[np.generic]) -> int:
    """Where an array's first element lies."""
    return int(array.__array_interface__["data"][0])


@functools.cache
def library() -> ctypes.CDLL:
    """The compiled kernel for this machine. Raises ImportError when it was not built."""
    return opened(BUILT / _name(), KERNEL)


def opened(path: Path, sources: Path) -> ctypes.CDLL:
    """A compiled kernel, ready to be called. Raises ImportError naming the file when it is not
    there or was not compiled from the C in `sources`.
    """
    try:
        found = ctypes.CDLL(str(path))
        found.compiled_from.restype = ctypes.c_char_p
        told = found.compiled_from()
    except (OSError, AttributeError) as problem:
        raise ImportError(
            f"The render kernel {path.name} is not there or not for this machine; "
            f"`make setup` builds it. {problem}"
        ) from problem
    if told != digest_of(sources).encode():
        raise ImportError(
            f"The render kernel {path.name} was built from other sources; `make setup` builds it."
        )
    found.lay.argtypes, found.lay.restype = (_Bytes, _Bytes, _Whole, _Bytes), None
    found.room_for.argtypes, found.room_for.restype = (_Whole, _Whole), ctypes.c_int64
    found.count_blocks.argtypes = (_Bytes, _Whole, _Bytes, _Bytes, _Bytes, _Bytes, _Bytes)
    found.count_blocks.restype = None
    found.relight.argtypes, found.relight.restype = (_Bytes, _Bytes, _Whole, _Bytes, _Bytes), None
    found.split.argtypes, found.split.restype = (_Bytes, _Whole, _Whole, _Bytes), None
    return found


def _name() -> str:
    """What the kernel is called that suits this machine best; see `tools/build_kernel.py`."""
    told = platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(told, told)
    level = ""
    if machine == "x86_64":
        level = "-v3" if cv2.checkHardwareSupport(_AVX2) else "-v2"
    return f"kernel-{machine}{level}.{_ENDINGS.get(sys.platform, 'so')}"
