"""Reading TTML: what IMSC 1 Text documents, EBU-TT-D and most of the older DFXP say.

Times of body, div, p and span, sequences, frames and ticks, line breaks, white space, speakers.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from limelight.renders.captions.files.dressing.worn import Fitted, Tailor, Worn
from limelight.renders.captions.files.opening import check_count, unreadable
from limelight.renders.captions.files.pieces import Run, Span, cue_of, is_too_long
from limelight.renders.captions.files.schemas import Losses, Track
from limelight.renders.captions.files.ttml.styling import Said, Styling
from limelight.renders.captions.files.ttml.xmltree import Element, tree_of
from limelight.renders.captions.schemas import Cue

_SPACE = re.compile(r"http://www\.w3\.org/(?:ns|2006/\d\d|2006/10)/ttml")
_XML = "http://www.w3.org/XML/1998/namespace "
_CLOCK = re.compile(r"(\d{2,5}):(\d\d):(\d\d)(?:\.(\d+)|:(\d{2,}))?", re.ASCII)
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)", re.ASCII)
_UNITS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}
_TIMED = frozenset(("body", "div", "p", "span"))
_LONGEST_NUMBER = 40


class _Clock(NamedTuple):
    """How frames and ticks become seconds."""

    frame_rate: Fraction
    tick_rate: Fraction

    def seconds(self, text: str) -> float | None:
        """The seconds of a time expression; None for none."""
        text = text.strip()
        if len(text) > _LONGEST_NUMBER:
            return None
        clock, offset = _CLOCK.fullmatch(text), _OFFSET.fullmatch(text)
        if clock:
            hours, minutes, seconds, fraction, frames = clock.groups()
            whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
            part = Fraction(f"0.{fraction or 0}") + Fraction(int(frames or 0)) / self.frame_rate
            return float(whole + part)
        if offset:
            number, unit = Fraction(offset[1]), offset[2]
            if unit == "f":
                return float(number / self.frame_rate)
            return float(number / self.tick_rate if unit == "t" else number * _UNITS[unit])
        return None


class _Interval(NamedTuple):
    """When something is shown; `end` may be unknown (None)."""

    start: float
    end: float | None


def from_ttml(text: str, name: str) -> Track:
    """The captions of a TTML document, in the order of time.

    The look and place of most of them is kept as the nearest of our styles, those of others as
    costumes; pictures and animations are losses. Raises CaptionsUnreadable naming the line where
    the document is wrong.
    """
    root = tree_of(text.lstrip("\ufeff"), name)
    if root.name != "tt" or not _SPACE.match(root.space):
        raise unreadable(name, root.line, f"a TTML document begins with <tt>, not <{root.name}>.")
    reader = _Reader(root, name)
    cues = [cue for cue in reader.cues() if cue is not None]
    fitted = reader.fitted(cues)
    return Track(
        cues=tuple(sorted(fitted.cues, key=lambda cue: cue.start)),
        language=root.attributes.get(f"{_XML}lang", ""),
        style=fitted.main.style,
        dress=fitted.main.dress,
        wardrobe=fitted.wardrobe,
        losses=reader.losses.told(),
    )


class _Reader:
    """Goes through the body of a document."""

    def __init__(self, root: Element, name: str) -> None:
        self._root, self._name = root, name
        self._clock = self._clock_of(root)
        self._agents = _agents(root)
        self._count = 0
        self._styling, self._tailor = Styling(root), Tailor[Said]()
        self.losses = Losses()

    def fitted(self, cues: list[Cue]) -> Fitted:
        """What the words of captions wear; nothing where the document says nothing of looks."""
        known: dict[Said, Worn] = {(): Worn()}
        line = self._root.line

        def looks(said: Said) -> Worn:
            if said not in known:
                known[said] = self._styling.worn(said, self.losses, line)
            return known[said]

        return self._tailor.fit(cues, looks(self._tailor.most() or ()), looks, self.losses)

    def cues(self) -> Iterator[Cue | None]:
        """One for each paragraph."""
        for element in self._root.elements:
            if element.name == "body":
                keeps = self._root.attributes.get(f"{_XML}space") == "preserve"
                yield from self._inside(element, _Interval(0.0, None), _Around(keeps, "", ()))

    def _inside(
        self, element: Element, above: _Interval, around: "_Around"
    ) -> Iterator[Cue | None]:
        if element.name in ("metadata", "desc", "title"):
            return
        if element.name not in _TIMED:
            self.losses.add(f"elements <{element.name[:20]}>", element.line)
            return
        when = self._interval(element, above)
        around = self._around(element, around)
        if element.name == "p":
            yield from self._paragraph(element, when, around)
            return
        is_sequence = element.attributes.get("timeContainer") == "seq"
        at = when.start
        for child in element.elements:
            part = _Interval(at, when.end) if is_sequence else when
            yield from self._inside(child, part, around)
            if is_sequence and child.name in _TIMED:
                at = self._interval(child, part).end or at

    def _paragraph(
        self, paragraph: Element, when: _Interval, around: "_Around"
    ) -> Iterator[Cue | None]:
        """One caption, or as many as there are times at which its parts come and go."""
        runs = list(self._runs(paragraph, when, around._replace(who="")))
        ends = [run.end for run in runs if run.end is not None]
        end = when.end if when.end is not None else max(ends, default=None)
        if end is None:
            raise unreadable(
                self._name, paragraph.line, "a caption without an end: give it end or dur."
            )
        said = [run for run in runs if run.text.strip()]
        if any(run.end is not None and run.end < end for run in said):
            for (start, stop), part in groupby(said, key=lambda run: (run.start, run.end)):
                shown = Span(start, end if stop is None else stop, paragraph.line)
                yield self._cue(shown, list(part), around.who)
        else:
            yield self._cue(Span(when.start, end, paragraph.line), runs, around.who)

    def _cue(self, shown: Span, runs: list["_Said"], who: str) -> Cue | None:
        self._count += 1
        check_count(self._count, self._name, shown.line)
        if is_too_long("".join(run.text for run in runs), shown.line, self.losses):
            return None
        speaker = who or next((run.who for run in runs if run.who), "")
        return cue_of(
            shown, [Run(run.text, run.start, run.wears) for run in runs], self.losses, speaker
        )

    def _runs(self, element: Element, above: _Interval, around: "_Around") -> Iterator["_Said"]:
        who = around.who
        for node in element.inner:
            if isinstance(node, str):
                text = node if around.keeps else re.sub(r"[ \t\r\n]+", " ", node)
                wears = self._tailor.tag(around.look, len(text.strip()), element.line)
                yield _Said(text, above.start, above.end, who, wears)
            elif node.name == "br":
                yield _Said("\n", above.start, above.end, who, "")
            elif node.name == "span":
                if _ruby(node) in ("text", "textContainer", "delimiter"):
                    self.losses.add("readings over words (ruby)", node.line)
                    continue
                inner = self._interval(node, above)
                yield from self._runs(node, inner, self._around(node, around))
            elif node.name not in ("metadata", "desc", "title"):
                self.losses.add(f"elements <{node.name[:20]}>", node.line)

    def _interval(self, element: Element, above: _Interval) -> _Interval:
        begin, end, dur = (self._time(element, edge) for edge in ("begin", "end", "dur"))
        start = above.start + (begin or 0.0)
        stops = [
            stop
            for stop in (
                above.end,
                None if end is None else above.start + end,
                None if dur is None else start + dur,
            )
            if stop is not None
        ]
        return _Interval(start, min(stops) if stops else None)

    def _time(self, element: Element, edge: str) -> float | None:
        text = element.attributes.get(edge)
        if text is None:
            return None
        seconds = self._clock.seconds(text)
        if seconds is None:
            raise unreadable(
                self._name, element.line, f"{edge}={text[:40]!r} is no time, such as 00:00:01.500."
            )
        return seconds

    def _around(self, element: Element, around: "_Around") -> "_Around":
        """What holds inside an element."""
        said = element.attributes.get(f"{_XML}space")
        return _Around(
            around.keeps if said is None else said == "preserve",
            self._speaker(element) or around.who,
            self._styling.of(element, around.look),
        )

    def _speaker(self, element: Element) -> str:
        named = _attribute(element, "metadata", "agent").split()
        return self._agents.get(named[0], "") if named else ""

    def _clock_of(self, root: Element) -> _Clock:
        """The rates that the root gives."""
        rate = self._rate(root, "frameRate", Fraction(30))
        multiplier = _attribute(root, "parameter", "frameRateMultiplier")
        parts = re.fullmatch(r"\s*(\d{1,9})[\s:]+(\d{1,9})\s*", multiplier, re.ASCII)
        if parts and int(parts[1]) and int(parts[2]):
            rate *= Fraction(int(parts[1]), int(parts[2]))
        has_frames = bool(_attribute(root, "parameter", "frameRate"))
        tick_rate = self._rate(root, "tickRate", rate if has_frames else Fraction(1))
        base = _attribute(root, "parameter", "timeBase")
        if base and base != "media":
            raise unreadable(
                self._name, root.line, f"times of the base {base[:20]!r} are not read."
            )
        return _Clock(rate, tick_rate)

    def _rate(self, root: Element, name: str, otherwise: Fraction) -> Fraction:
        text = _attribute(root, "parameter", name)
        if not text:
            return otherwise
        if not re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII) or not int(text):
            raise unreadable(self._name, root.line, f"{name}={text[:40]!r} is no rate.")
        return Fraction(int(text))


class _Around(NamedTuple):
    """What holds for a text: whether it keeps its spaces, who says it, how it looks."""

    keeps: bool
    who: str
    look: Said


class _Said(NamedTuple):
    text: str
    start: float
    end: float | None
    who: str
    wears: str


def _attribute(element: Element, space: str, name: str) -> str:
    """An attribute of one of TTML's own namespaces, of any edition."""
    for key, value in element.attributes.items():
        where, _, bare = key.rpartition(" ")
        if bare == name and _SPACE.match(where) and where.endswith(f"#{space}"):
            return value
    return ""


def _ruby(element: Element) -> str:
    return _attribute(element, "styling", "ruby")


def _agents(root: Element) -> dict[str, str]:
    """The names of the people that speak, by their ids."""
    found = {}
    for element in root.walk():
        if element.name != "agent":
            continue
        texts = [
            "".join(part for part in inner.inner if isinstance(part, str)).strip()
            for inner in element.elements
            if inner.name == "name"
        ]
        named = next((text for text in texts if text), "")
        found[element.attributes.get(f"{_XML}id", "")] = " ".join(named.split())
    return found
