"""What a browser is called, from what it says of itself (RFC 9110, User-Agent)."""

# Most browsers also name those they descend from, so the youngest stand first.
_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
_LONGEST = 60


def browser_name(agent: str) -> str:
    """Such as "Firefox on Windows"; of what is unknown its own first words."""
    browser = next((name for token, name in _BROWSERS.items() if token in agent), "")
    system = next((name for token, name in _SYSTEMS.items() if token in agent), "")
    known = " on ".join(name for name in (browser, system) if name)
    return known if browser else agent[:_LONGEST] or "A browser"
