"""What is in a media file."""

from pathlib import Path

from limelight.generation.schemas import Value

_HDR_TRANSFERS = ("smpte2084", "arib-std-b67")


class VideoTrack(Value):
    """The first moving picture of a file; sizes as stored, before turning and stretching.

    `pixel_aspect` is a pixel's width by its height; `frame_rate` the nominal one, 0 when the file
    does not say. Colour fields are FFmpeg's names, empty when the file does not say.
    """

    codec: str
    width_px: int
    height_px: int
    frame_rate: float = 0.0
    rotation_degrees: int = 0
    pixel_aspect: float = 1.0
    pixel_format: str = ""
    bits: int = 8
    has_alpha: bool = False
    full_range: bool = False
    matrix: str = ""
    primaries: str = ""
    transfer: str = ""
    kbps: int = 0

    @property
    def shown_px(self) -> tuple[int, int]:
        """Width and height as a player shows it."""
        wide, tall = round(self.width_px * self.pixel_aspect), self.height_px
        return (tall, wide) if self.rotation_degrees % 180 else (wide, tall)

    @property
    def is_hdr(self) -> bool:
        """Whether its brightness is coded for HDR screens (PQ or HLG)."""
        return self.transfer in _HDR_TRANSFERS


class SoundTrack(Value):
    """The first sound of a file; `layout` as FFmpeg names it (mono, stereo, 5.1)."""

    codec: str
    rate_hz: int
    layout: str = ""
    kbps: int = 0


class Media(Value):
    """A file that can be read. `seconds` is 0 when the file does not say, as for a still."""

    path: Path
    container: str
    seconds: float = 0.0
    kbps: int = 0
    video: VideoTrack | None = None
    sound: SoundTrack | None = None
