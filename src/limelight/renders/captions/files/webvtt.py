"""The WebVTT parser of the W3C (https://www.w3.org/TR/webvtt1/, section 6.1): what browsers read.

It never fails on a file with the right first line: what is no cue is passed over. Every block that
was passed over is noted with its line, so that a caller may tell.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Literal

_SPACES = " \t\n\f\r"
_TIMESTAMP = re.compile(r"([0-9]+):([0-9]{2})(?::([0-9]{2}))?\.([0-9]{3})(?![0-9])")
_PERCENTAGE = re.compile(r"[0-9]+(?:\.[0-9]+)?%")
_LINE_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?)")
_COMMENT = re.compile(r"NOTE(?:[ \t\n]|$)")


class NotWebVtt(ValueError):
    """The first line does not say WEBVTT."""


@dataclass
class Region:
    """A part of the picture where cues roll; anchors in percent of the region and the picture."""

    id: str = ""
    width: float = 100.0
    lines: int = 3
    region_anchor: tuple[float, float] = (0.0, 100.0)
    viewport_anchor: tuple[float, float] = (0.0, 100.0)
    scroll: Literal["", "up"] = ""


@dataclass
class VttCue:
    """A cue as browsers hold it, times in seconds; `row` is the line of its times, from 1."""

    row: int
    id: str = ""
    start: float = 0.0
    end: float = 0.0
    text: str = ""
    region: Region | None = None
    vertical: Literal["", "rl", "lr"] = ""
    snap_to_lines: bool = True
    line: float | Literal["auto"] = "auto"
    line_align: str = "start"
    position: float | Literal["auto"] = "auto"
    position_align: str = "auto"
    size: float = 100.0
    align: str = "center"
    has_settings: bool = False


@dataclass
class VttFile:
    """A parsed file; `passed_over` are the lines (from 1) where blocks begin that say nothing."""

    cues: list[VttCue] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    stylesheets: list[str] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)


def parse(text: str) -> VttFile:
    """Parse the text of a file (decoded, without a byte order mark). Raises NotWebVtt."""
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    if text[:6] != "WEBVTT" or (len(text) > 6 and text[6] not in " \t\n"):
        raise NotWebVtt("the first line must be WEBVTT")
    reader = _Reader(text.split("\n"))
    reader.skip_header()
    while reader.collect_block():
        pass
    return reader.file


class _Reader:
    """Goes through the lines of a file block by block."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        # The file ends where the last line end is: there is no line after it.
        self._count = len(lines) - 1 if lines[-1] == "" else len(lines)
        self._at = 1
        self._named: dict[str, Region] = {}
        self.file = VttFile()

    def skip_header(self) -> None:
        """Metadata after the first line, up to a blank line or a line with times."""
        while self._at < self._count and self._lines[self._at]:
            if "-->" in self._lines[self._at]:
                return
            self._at += 1

    def collect_block(self) -> bool:
        """Read the next block into the file; False at the end."""
        while self._at < self._count and not self._lines[self._at]:
            self._at += 1
        if self._at >= self._count:
            return False
        first = self._at
        block = _Block(self._lines, first, has_seen_cue=bool(self.file.cues))
        while self._at < self._count and self._lines[self._at]:
            if not block.takes(self._at, self._named):
                break
            self._at += 1
        self._keep(block, first)
        return True

    def _keep(self, block: "_Block", first: int) -> None:
        text = "\n".join(block.buffer)
        if block.cue is not None:
            block.cue.text = text
            self.file.cues.append(block.cue)
        elif block.kind == "STYLE":
            self.file.stylesheets.append(text)
        elif block.kind == "REGION":
            region = _region(text)
            self.file.regions.append(region)
            self._named[region.id] = region
        elif block.has_seen_arrow or not _COMMENT.match(text):
            self.file.passed_over.append(first + 1)


class _Block:
    """The lines between two blank lines: a cue, a stylesheet, a region, or nothing."""

    def __init__(self, lines: list[str], first: int, *, has_seen_cue: bool) -> None:
        self._lines, self._first, self._has_seen_cue = lines, first, has_seen_cue
        self.buffer: list[str] = []
        self.cue: VttCue | None = None
        self.kind: Literal["", "STYLE", "REGION"] = ""
        self.has_seen_arrow = False

    def takes(self, at: int, regions: dict[str, Region]) -> bool:
        """Take line `at`; False when it begins another block."""
        line, number = self._lines[at], at - self._first
        if "-->" in line:
            if number > 1 or (number == 1 and self.has_seen_arrow):
                return False
            self.has_seen_arrow = True
            self.cue = _cue(line, at + 1, regions)
            if self.cue is not None:
                self.cue.id = "\n".join(self.buffer)
                self.buffer, self._has_seen_cue = [], True
            return True
        if number == 1 and not self._has_seen_cue and self.buffer:
            word = self.buffer[0].rstrip(_SPACES)
            if word in ("STYLE", "REGION"):
                self.kind, self.buffer = ("STYLE" if word == "STYLE" else "REGION"), []
        self.buffer.append(line)
        return True


def read_timestamp(text: str, at: int = 0) -> tuple[float, int] | None:
    """The seconds of the timestamp at a place, and the place after it; None for no timestamp."""
    found = _TIMESTAMP.match(text, at)
    if found is None:
        return None
    first, second, third, thousandths = found.groups()
    if third is None:
        if len(first) != 2 or int(first) > 59:
            return None
        hours, minutes, seconds = 0, int(first), int(second)
    else:
        # A number of hours with more digits than this is no time that anything can show.
        hours, minutes, seconds = int(first[:15]), int(second), int(third)
    if minutes > 59 or seconds > 59:
        return None
    return hours * 3600 + minutes * 60 + seconds + int(thousandths) / 1000, found.end()


def _cue(line: str, row: int, regions: dict[str, Region]) -> VttCue | None:
    start = read_timestamp(line, _after_spaces(line, 0))
    if start is None:
        return None
    at = _after_spaces(line, start[1])
    if line[at : at + 3] != "-->":
        return None
    end = read_timestamp(line, _after_spaces(line, at + 3))
    if end is None:
        return None
    cue = VttCue(row=row, start=start[0], end=end[0])
    for name, value in _settings(line[end[1] :]):
        cue.has_settings = True
        _SETTERS.get(name, _ignored)(cue, value)
        if name == "region":
            cue.region = regions.get(value)
    if cue.line != "auto" or cue.size != 100 or cue.vertical:
        cue.region = None
    return cue


def _after_spaces(line: str, at: int) -> int:
    while at < len(line) and line[at] in _SPACES:
        at += 1
    return at


def _settings(text: str) -> list[tuple[str, str]]:
    found = []
    for setting in re.split(f"[{_SPACES}]+", text):
        name, colon, value = setting.partition(":")
        if name and colon and value:
            found.append((name, value))
    return found


def _percentage(text: str) -> float | None:
    if not _PERCENTAGE.fullmatch(text):
        return None
    share = float(text[:-1])
    return share if share <= 100 else None


def _anchor(text: str) -> tuple[float, float] | None:
    left, comma, right = text.partition(",")
    x, y = _percentage(left), _percentage(right)
    return (x, y) if comma and x is not None and y is not None else None


def _set_vertical(cue: VttCue, value: str) -> None:
    if value in ("rl", "lr"):
        cue.vertical = "rl" if value == "rl" else "lr"


def _set_line(cue: VttCue, value: str) -> None:
    place, comma, align = value.partition(",")
    number: float | None
    if place.endswith("%"):
        number = _percentage(place)
    else:
        number = float(place) if _LINE_NUMBER.fullmatch(place) else None
    if number is None or not math.isfinite(number):
        return
    if comma:
        if align not in ("start", "center", "end"):
            return
        cue.line_align = align
    cue.line, cue.snap_to_lines = number, not place.endswith("%")


def _set_position(cue: VttCue, value: str) -> None:
    place, comma, align = value.partition(",")
    share = _percentage(place)
    if share is None or (comma and align not in ("line-left", "center", "line-right")):
        return
    cue.position = share
    if comma:
        cue.position_align = align


def _set_size(cue: VttCue, value: str) -> None:
    share = _percentage(value)
    cue.size = cue.size if share is None else share


def _set_align(cue: VttCue, value: str) -> None:
    if value in ("start", "center", "end", "left", "right"):
        cue.align = value


def _ignored(_cue: VttCue, _value: str) -> None:
    return


_SETTERS = {
    "vertical": _set_vertical,
    "line": _set_line,
    "position": _set_position,
    "size": _set_size,
    "align": _set_align,
}


def _region(text: str) -> Region:
    region = Region()
    for name, value in _settings(text):
        share, anchor = _percentage(value), _anchor(value)
        if name == "id":
            region.id = value
        elif name == "width" and share is not None:
            region.width = share
        elif name == "lines" and re.fullmatch("[0-9]{1,400}", value):
            region.lines = int(value)
        elif name == "regionanchor" and anchor:
            region.region_anchor = anchor
        elif name == "viewportanchor" and anchor:
            region.viewport_anchor = anchor
        elif name == "scroll" and value == "up":
            region.scroll = "up"
    return region
