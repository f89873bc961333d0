"""Cursors of lists: where a page ended, as text that callers pass back and do not read."""

import base64
import binascii
import json

from limelight.kit.db.texts import is_text
from limelight.kit.errors import Invalid

_MOST_DIGITS = 18


def write_cursor(of: str, *at: str) -> str:
    """The cursor after the row at `at` (the values a list is sorted by) of the list called `of`."""
    return base64.urlsafe_b64encode(json.dumps([of, *at]).encode()).decode().rstrip("=")


def read_cursor(cursor: str, of: str, count: int) -> list[str]:
    """The `count` values the cursor was written with; raises Invalid for anything that no list of
    that name wrote.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Invalid("That page of the list does not exist.", field="cursor") from error
    named, *at = found if isinstance(found, list) and found else [None]
    texts = [part for part in at if isinstance(part, str) and is_text(part)]
    if named != of or len(at) != len(texts) or len(at) != count:
        raise Invalid("That page belongs to another list.", field="cursor")
    return texts


def read_number(text: str) -> int:
    """A whole number out of a cursor; raises Invalid for what is none of 18 digits at most."""
    if not (text.removeprefix("-").isdecimal() and len(text) <= _MOST_DIGITS):
        raise Invalid("That page belongs to another list.", field="cursor")
    return int(text)
