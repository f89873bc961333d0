"""Files that somebody gave for a production: kept in the library, so that a run that is continued
later still finds them.
"""

import tempfile
from pathlib import Path

from limelight.kit.files import copy_whole
from limelight.library.store import FileStore
from limelight.renders.compose.finish.brand import read_logo
from limelight.renders.compose.finish.colours import read_cube
from limelight.stories.brief import Brief


def with_files_kept(store: FileStore, brief: Brief) -> Brief:
    """The brief with logo and colour table named as the library names them. Raises LutUnreadable or
    PictureUnreadable, and then keeps nothing.
    """
    lut, logo = brief.finish.lut, brief.branding.logo
    if lut is not None:
        read_cube(lut)
    if logo is not None:
        read_logo(logo)
    finish, branding = brief.finish, brief.branding
    if lut is not None:
        finish = finish.model_copy(update={"lut": _kept(store, lut)})
    if logo is not None:
        branding = branding.model_copy(update={"logo": _kept(store, logo)})
    return brief.model_copy(update={"finish": finish, "branding": branding})


def _kept(store: FileStore, given: Path) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / given.name
        copy_whole(given, copy)
        return Path(store.put(copy).name)
