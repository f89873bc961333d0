"""The words all pages share."""

from datetime import UTC, datetime, timedelta

import pytest

from limelight.web.language.telling import file_size, time_ago, took
from limelight.web.templates import clock_time

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-3), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=23), "23 hr ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=13), "13 days ago"),
        (timedelta(days=20), "1 Nov 2026"),
    ],
)
def test_time_is_told_as_people_do(ago: timedelta, words: str) -> None:
    assert time_ago(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.04, "0.0 secs"),
        (9.94, "9.9 secs"),
        (9.96, "10 secs"),
        (59.6, "1 min 0 secs"),
        (65, "1 min 5 secs"),
    ],
)
def test_work_is_measured_in_seconds_then_minutes(seconds: float, words: str) -> None:
    assert took(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(20.0, "0:20"), (59.7, "1:00"), (125, "2:05")])
def test_playing_time_reads_like_a_player(seconds: float, words: str) -> None:
    assert clock_time(seconds) == words


@pytest.mark.parametrize(
    ("size_bytes", "words"), [(812, "812 byte"), (24_400, "24 kB"), (4_120_000, "4.1 MB")]
)
def test_sizes_are_short(size_bytes: int, words: str) -> None:
    assert file_size(size_bytes) == words
