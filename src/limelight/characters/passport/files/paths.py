"""Paths that strangers name."""

import re

from limelight.characters.passport import limits

_UNSAFE = re.compile(r"^[A-Za-z]:|^/|\\|[\x00-\x1f\x7f]|(?:^|/)\.{1,2}(?:/|$)|//")


def is_safe(path: str) -> bool:
    """Whether a path may stand in an archive: relative, without `..`, backslash or control
    characters, not too long.
    """
    return bool(path) and len(path) <= limits.LONGEST_PATH and not _UNSAFE.search(path)
