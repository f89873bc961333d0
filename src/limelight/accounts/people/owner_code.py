"""The code that proves that somebody can read what the studio prints."""

import secrets

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_COUNT = 12


class OwnerCode:
    """A code for this run of the studio: twelve letters (59 bits) in groups of four."""

    def __init__(self) -> None:
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_COUNT))
        self.text = "-".join(letters[start : start + 4] for start in range(0, _COUNT, 4))

    def is_right(self, typed: str) -> bool:
        """Whether that is the code; spaces, dashes and capitals do not count."""
        return secrets.compare_digest(_plain(typed).encode(), _plain(self.text).encode())


def _plain(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
