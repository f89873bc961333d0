"""Reading a timeline file with the media beside it."""

from pathlib import Path

from limelight.kit.errors import Invalid, NotFound
from limelight.stories.interchange.otio import from_otio
from limelight.stories.interchange.terms import MEDIA_FOLDER
from limelight.stories.timeline import Timeline


def read_timeline(path: Path) -> Timeline:
    """A timeline file with the paths of its media; raises NotFound or Invalid."""
    try:
        read = from_otio(path.read_text(encoding="utf-8"), path.parent)
    except FileNotFoundError as error:
        raise NotFound(f"There is no timeline at {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"Cannot read the timeline {path}: {error}.") from error
    return read.resolved(path.parent)


def read_complete(path: Path) -> Timeline:
    """`read_timeline` of which all media are there; raises NotFound naming one that is not."""
    read = read_timeline(path)
    missing = [media for media in read.media() if not media.is_file()]
    if missing:
        raise NotFound(
            f"The timeline needs {missing[0]}, which is not there. Put a file of that name "
            f"beside the timeline or into {MEDIA_FOLDER}/ there."
        )
    return read
