"""What can go wrong in a render, in words that say what to do."""

from limelight.kit.errors import Invalid, Upstream


class PictureUnreadable(Invalid):
    """A clip's picture or stage file is missing or is not what it should be."""

    kind, title = "renders.picture-unreadable", "A picture of the video cannot be read"


class FontMissing(Invalid):
    """A font file of a brand is missing or cannot be read."""

    kind, title = "renders.font-missing", "A font of the video cannot be read"


class SizeUnfit(Invalid):
    """The picture's size cannot be encoded."""

    kind, title = "renders.size-unfit", "That picture size cannot be made into a video"


class EncodeFailed(Upstream):
    """FFmpeg ended with an error that is none of the others."""

    kind, title = "renders.encode-failed", "The video could not be encoded"


class EncoderUnknown(Invalid):
    """No encoder or quality of that name."""

    kind, title = "renders.encoder-unknown", "There is no such encoder"


class EncoderUnfit(Invalid):
    """An encoder was asked for that does not work on this machine."""

    kind, title = "renders.encoder-unfit", "That encoder does not work here"


class CoverUnknown(Invalid):
    """No platform of that name has a thumbnail size."""

    kind, title = "renders.cover-unknown", "There is no such thumbnail size"


class DiskFull(Upstream):
    """There is no room for the video."""

    kind, title = "renders.disk-full", "The disk is full"


class NotWritable(Upstream):
    """The video's place cannot be written."""

    kind, title = "renders.not-writable", "The video cannot be written there"


class WorkerLost(Upstream):
    """A process that was rendering ended, by lack of memory or by someone's hand."""

    kind, title = "renders.worker-lost", "A rendering process ended unexpectedly"


class MediaUnreadable(Invalid):
    """A film or sound is missing, damaged or no media file."""

    kind, title = "renders.media-unreadable", "A media file cannot be read"


class CaptionsUnreadable(Invalid):
    """A subtitle file is damaged, too large or of no known format; file and line are told."""

    kind, title = "renders.captions-unreadable", "A subtitle file cannot be read"


class LutUnreadable(Invalid):
    """A colour table is missing, damaged or no 3D `.cube` file; file and line are told."""

    kind, title = "renders.lut-unreadable", "A colour table cannot be read"
