"""Which texts can be kept at all."""


def is_text(text: str) -> bool:
    """Whether every database can hold it: no null character, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
