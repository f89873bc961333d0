"""Browsers are called what people call them."""

import pytest

from limelight.accounts.sessions.agents import browser_name

_SAID = "Mozilla/5.0 ({}) AppleWebKit/537.36 (KHTML, like Gecko) {}"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (_SAID.format("X11; Linux x86_64", "Chrome/142.0 Safari/537.36"), "Chrome on Linux"),
        (
            _SAID.format("Windows NT 10.0", "Chrome/142.0 Safari/537.36 Edg/142.0"),
            "Edge on Windows",
        ),
        (
            _SAID.format("iPhone; CPU iPhone OS 19_1 like Mac OS X", "Version/19.1 Safari/604.1"),
            "Safari on iPhone",
        ),
        (
            _SAID.format("Linux; Android 16", "Chrome/142.0 Mobile Safari/537.36"),
            "Chrome on Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Firefox/140.0",
            "Firefox on macOS",
        ),
        ("curl/8.5.0", "curl/8.5.0"),
        ("x" * 100, "x" * 60),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named(agent: str, name: str) -> None:
    assert browser_name(agent) == name
