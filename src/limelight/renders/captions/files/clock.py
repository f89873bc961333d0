"""Times as subtitle files write them."""


def whole(seconds: float, per_second: int) -> int:
    """Seconds as a whole number of ticks, half a tick up; never negative."""
    return max(0, int(seconds * per_second + 0.5))


def stamp(ticks: int, per_second: int, mark: str, hour_digits: int = 2) -> str:
    """`HH:MM:SS` and the fraction after `mark`, with as many digits as `per_second` (a power of
    ten) has zeros.
    """
    seconds, fraction = divmod(ticks, per_second)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    digits = len(str(per_second)) - 1
    return f"{hour:0{hour_digits}d}:{minute:02d}:{second:02d}{mark}{fraction:0{digits}d}"
