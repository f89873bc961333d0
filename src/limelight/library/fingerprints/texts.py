"""Texts: what is said in captions, as a vector by meaning."""

import re
from pathlib import Path

import numpy as np

from limelight.library.ports import TextVectors

_LONGEST_CHARACTERS = 4000
_NOT_SAID = re.compile(r"^(\d+|.*-->.*|WEBVTT.*)$")


def text_vector(path: Path, vectors: TextVectors) -> bytes | None:
    """The vector of what a caption or text file says, as half floats; None when it says nothing.

    Raises UnicodeDecodeError or OSError.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    said = " ".join(line for line in lines if not _NOT_SAID.match(line.strip()))
    said = " ".join(said.split())[:_LONGEST_CHARACTERS]
    if not said:
        return None
    narrow: bytes = vectors([said])[0].astype(np.float16).tobytes()
    return narrow
