"""FCPXML 1.10, as Final Cut Pro 10.6 and DaVinci Resolve open it. All times are rational."""

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from limelight.stories.interchange.editors.edit import Edit, Heard, MediaFacts, Shot
from limelight.stories.interchange.terms import EFFECTS, MUSIC
from limelight.stories.timeline import Transition

VERSION = "1.10"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOUR = "1-1-1 (Rec. 709)"
# Effects that come with Final Cut Pro: their names there, and what identifies them in documents
# that it wrote (read in public projects).
_EFFECTS: dict[Transition, tuple[str, str]] = {
    "fade": ("Cross Dissolve", "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"),
    "slide": ("Push", ".../Transitions.localized/Movements.localized/Push.localized/Push.motr"),
    "wipe": ("Wipe", "FxPlug:857E2FBA-98DB-411B-A88C-CE6ABC1F65D8"),
    "zoom": ("Scale", ".../Transitions.localized/Movements.localized/Scale.localized/Scale.motr"),
}
# Where a still or a gap, which have no time of their own, are said to begin.
_STILL_START = Fraction(3600)


def to_fcpxml(edit: Edit) -> str:
    """The edit as an FCPXML document: shots and transitions in the spine, sounds connected below.

    Media are named relative to the document. Shots and sounds lie on whole frames.
    """
    root = Element("fcpxml", version=VERSION)
    resources = _Resources(SubElement(root, "resources"), edit)
    title = _words(edit.timeline.title) or "Untitled"
    event = SubElement(SubElement(root, "library"), "event", name=title)
    sequence = SubElement(
        SubElement(event, "project", name=title),
        "sequence",
        format=resources.sequence,
        duration=_time(Fraction(edit.frames, edit.fps)),
        tcStart="0s",
        tcFormat="NDF",
        audioLayout="stereo",
        audioRate="48k",
    )
    SubElement(sequence, "note").text = _words(edit.timeline.disclosure)
    _spine(SubElement(sequence, "spine"), edit, resources)
    indent(root, space="  ")
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{body}\n'


class _Resources:
    """What the story refers to, numbered as it is first needed."""

    def __init__(self, holder: Element, edit: Edit) -> None:
        self._holder, self._edit = holder, edit
        self._formats: dict[tuple[int, int, str], str] = {}
        self._count = 0
        timeline = edit.timeline
        self.sequence = self._format(timeline.width_px, timeline.height_px, f"1/{edit.fps}s")
        self.assets = {path: self._asset(path, facts) for path, facts in edit.media.items()}
        self.effects: dict[Transition, str] = {}
        for shot in edit.shots:
            if shot.fade_in + shot.fade_out and shot.transition not in self.effects:
                name, uid = _EFFECTS[shot.transition]
                self.effects[shot.transition] = self._id()
                identity = self.effects[shot.transition]
                SubElement(holder, "effect", id=identity, name=name, uid=uid)

    def _id(self) -> str:
        self._count += 1
        return f"r{self._count}"

    def _format(self, width_px: int, height_px: int, frame: str) -> str:
        key = (width_px, height_px, frame)
        if key not in self._formats:
            self._formats[key] = self._id()
            timed = {"frameDuration": frame} if frame else {"name": "FFVideoFormatRateUndefined"}
            SubElement(
                self._holder,
                "format",
                {"id": self._formats[key], **timed},
                width=str(width_px),
                height=str(height_px),
                colorSpace=_COLOUR,
            )
        return self._formats[key]

    def _asset(self, path: Path, facts: MediaFacts) -> str:
        said = {"name": _words(path.stem), "start": "0s", "duration": _time(_length(facts))}
        if facts.kind != "sound":
            frame = "" if facts.kind == "still" else _frame(facts.frame_rate or self._edit.fps)
            said |= {
                "hasVideo": "1",
                "videoSources": "1",
                "format": self._format(facts.width_px, facts.height_px, frame),
            }
        if facts.channels:
            said |= {
                "hasAudio": "1",
                "audioSources": "1",
                "audioChannels": str(facts.channels),
                "audioRate": str(facts.rate_hz),
            }
        name = self._id()
        asset = SubElement(self._holder, "asset", {"id": name, **said})
        source = quote(path.as_posix()) if not path.is_absolute() else path.as_uri()
        SubElement(asset, "media-rep", kind="original-media", src=source)
        return name


def _frame(rate: float) -> str:
    return _time(1 / _exact(rate))


def _exact(rate: float) -> Fraction:
    """A whole rate, or one of the rates of television."""
    whole = max(1, round(rate))
    television = Fraction(whole * 1000, 1001)
    return Fraction(whole) if abs(rate - whole) < abs(rate - television) else television


def _length(facts: MediaFacts) -> Fraction:
    """Films in whole frames, sounds in samples; what was measured is rounded to hundredths."""
    if facts.kind == "film" and facts.frame_rate:
        rate = _exact(facts.frame_rate)
        return round(facts.seconds * rate) / rate
    return Fraction(facts.seconds).limit_denominator(facts.rate_hz)


def _words(text: str) -> str:
    """The text in one line, without signs that XML cannot hold."""
    return " ".join(_UNFIT.sub(" ", text).split())


def _time(seconds: Fraction) -> str:
    if seconds.denominator == 1:
        return f"{seconds.numerator}s"
    return f"{seconds.numerator}/{seconds.denominator}s"


def _spine(spine: Element, edit: Edit, resources: _Resources) -> None:
    at = 0
    for shot in edit.shots:
        if shot.begin > at:
            _gap(spine, at, shot.begin, edit, resources)
        elif shot.fade_in + shot.fade_out and shot.begin:
            _transition(spine, shot, edit.fps, resources)
        _story(spine, shot, edit, resources)
        at = shot.end
    if at < edit.frames:
        _gap(spine, at, edit.frames, edit, resources)


def _transition(spine: Element, shot: Shot, fps: int, resources: _Resources) -> None:
    transition = SubElement(
        spine,
        "transition",
        name=_EFFECTS[shot.transition][0],
        offset=_time(Fraction(shot.begin - shot.fade_in, fps)),
        duration=_time(Fraction(shot.fade_in + shot.fade_out, fps)),
    )
    name = _EFFECTS[shot.transition][0]
    SubElement(transition, "filter-video", ref=resources.effects[shot.transition], name=name)


def _gap(spine: Element, begin: int, end: int, edit: Edit, resources: _Resources) -> None:
    gap = SubElement(
        spine,
        "gap",
        name="Gap",
        offset=_time(Fraction(begin, edit.fps)),
        start=_time(_STILL_START),
        duration=_time(Fraction(end - begin, edit.fps)),
    )
    _connect(gap, begin, end, _STILL_START, edit, resources)


def _story(spine: Element, shot: Shot, edit: Edit, resources: _Resources) -> None:
    facts = edit.media[shot.media]
    place = {
        "ref": resources.assets[shot.media],
        "name": _words(shot.name) or _words(shot.media.stem),
        "offset": _time(Fraction(shot.begin, edit.fps)),
        "duration": _time(Fraction(shot.frames, edit.fps)),
    }
    if facts.kind == "still":
        clip = SubElement(spine, "video", {**place, "start": _time(_STILL_START)})
        start = _STILL_START
    else:
        speed = Fraction(shot.speed).limit_denominator(1000)
        start = shot.first / speed
        told = {"start": _time(start), "tcFormat": "NDF"}
        # A film is shown without its sound.
        silent = {"srcEnable": "video"} if facts.channels else {}
        clip = SubElement(spine, "asset-clip", {**place, **told, **silent})
        if speed != 1:
            warp = SubElement(clip, "timeMap")
            length = _length(facts)
            SubElement(warp, "timept", time="0s", value="0s", interp="linear")
            SubElement(
                warp, "timept", time=_time(length / speed), value=_time(length), interp="linear"
            )
    SubElement(clip, "adjust-conform", type="fill" if shot.is_filled else "fit")
    _connect(clip, shot.begin, shot.end, start, edit, resources)


def _connect(
    parent: Element, begin: int, end: int, start: Fraction, edit: Edit, resources: _Resources
) -> None:
    """Hang the sounds that begin here on the parent, whose own time begins with `start`."""
    for sound in _begun(edit.sounds, begin, end):
        clip = SubElement(
            parent,
            "asset-clip",
            ref=resources.assets[sound.media],
            lane=str(-1 - sound.lane),
            offset=_time(start + Fraction(sound.begin - begin, edit.fps)),
            name=_words(sound.name) or _words(sound.media.stem),
            start=_time(sound.first),
            duration=_time(Fraction(sound.frames, edit.fps)),
            audioRole={MUSIC: "music", EFFECTS: "effects"}.get(sound.role, "dialogue"),
        )
        if edit.media[sound.media].kind != "sound":
            clip.set("srcEnable", "audio")
        if sound.gain_db:
            SubElement(clip, "adjust-volume", amount=f"{sound.gain_db:g}dB")


def _begun(sounds: Sequence[Heard], begin: int, end: int) -> list[Heard]:
    return [sound for sound in sounds if begin <= sound.begin < end]
