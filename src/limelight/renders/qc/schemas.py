"""What is known of a video beforehand, and what quality control says about it."""

from typing import Literal

from limelight.generation.schemas import Box, Value, WordTiming

REPORT_VERSION = 1
Level = Literal["green", "amber", "red"]
Writing = Literal["title", "name", "label"]


class Span(Value):
    """A part of a video, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


class ShownCaption(Span):
    """Words written on the picture for a time; `box` in pixels of the video, where it is known."""

    text: str
    box: Box | None = None


class ShownWriting(ShownCaption):
    """A line of a title, of a lower third or of the label while it is wholly there."""

    kind: Writing


class ShownFace(Span):
    """A face that is seen for a time; `box` in pixels of the video."""

    box: Box


class Facts(Value):
    """What a video should be. Nothing is needed; what is not known is not checked.

    `seconds` and the size are what was ordered, `words` what is said and when, `moving` the parts
    in which something should move, `watched` those of films and photographs in which faces have to
    be looked for, `is_mute` says that no sound belongs to it, `avoided` are words that must not
    come, `letters` where the font file lies that they are written with, empty for bundled ones.
    `platform` is where it shall go (see
    `platforms.PLATFORMS`), empty for nowhere in particular.
    """

    seconds: float | None = None
    width_px: int | None = None
    height_px: int | None = None
    platform: str = ""
    is_mute: bool = False
    words: tuple[WordTiming, ...] = ()
    captions: tuple[ShownCaption, ...] = ()
    writings: tuple[ShownWriting, ...] = ()
    faces: tuple[ShownFace, ...] = ()
    watched: tuple[Span, ...] = ()
    moving: tuple[Span, ...] = ()
    avoided: tuple[str, ...] = ()
    letters: str = ""


class Finding(Value):
    """What one rule says. `measured` and `limit` are for people; `places` say where in time, the
    worst first; `remedy` says what to do, empty when nothing is to be done.
    """

    rule: str
    level: Level
    measured: str
    limit: str
    places: tuple[Span, ...] = ()
    remedy: str = ""


class Fit(Value):
    """Whether a platform takes the file; `reasons` say why not."""

    platform: str
    label: str
    is_fit: bool
    reasons: tuple[str, ...] = ()


class Report(Value):
    """All findings on one file, in the order of the rules, green ones included; `sha256` says on
    which bytes, `fits` what other platforms would say.
    """

    version: int = REPORT_VERSION
    file: str
    sha256: str
    seconds: float
    platform: str = ""
    findings: tuple[Finding, ...]
    fits: tuple[Fit, ...] = ()

    @property
    def level(self) -> Level:
        """The worst of its findings."""
        levels = {finding.level for finding in self.findings}
        return "red" if "red" in levels else "amber" if "amber" in levels else "green"

    def of(self, level: Level) -> tuple[Finding, ...]:
        """The findings of a level."""
        return tuple(finding for finding in self.findings if finding.level == level)

    def publishable(self, platform: str = "") -> bool:
        """Whether the file may be published: nothing is red, and `platform` takes it.

        Whoever publishes asks this first, with the platform it publishes to. An unknown platform
        takes nothing.
        """
        if self.level == "red":
            return False
        if not platform or platform == self.platform:
            return True
        return any(fit.platform == platform and fit.is_fit for fit in self.fits)
