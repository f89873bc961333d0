"""What can go wrong with sound files."""

from limelight.kit.errors import Upstream


class SoundMissing(Upstream):
    """A sound file the timeline names is not there."""

    kind, title = "renders.sound-missing", "A sound file is missing"


class SoundUnreadable(Upstream):
    """A sound file is not a whole WAV file."""

    kind, title = "renders.sound-unreadable", "A sound file cannot be read"
