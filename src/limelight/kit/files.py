"""Files that are either whole or not there."""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from limelight.kit.errors import Invalid, Problem, Upstream

_CHUNK_BYTES = 1 << 20
_LEAST_BYTES = 32_000_000
_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNFIT = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EEXIST,
    errno.EFBIG,
    errno.ENAMETOOLONG,
    errno.ELOOP,
    errno.EINVAL,
)


class DiskFull(Upstream):
    """No room left where a file has to go."""

    kind, title = "kit.disk-full", "The disk is full"


class NotWritable(Invalid):
    """The folder cannot be written to."""

    kind, title = "kit.not-writable", "That folder cannot be written to"


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's content as hex, read in chunks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def disk_problems(where: Path) -> Iterator[None]:
    """Turn what the operating system says about `where` into a problem a person can act on."""
    try:
        yield
    except OSError as error:
        found = disk_problem(error, where)
        if found is None:
            raise
        raise found from error


def disk_problem(error: OSError, where: Path) -> Problem | None:
    """What `error` means to a person; None when it says nothing about the disk or the folder."""
    if error.errno in _FULL:
        return DiskFull(
            f"No room left on the disk that holds {where}. Free some space and run it again; "
            "finished steps are kept.",
            path=str(where),
        )
    if error.errno in _UNFIT:
        return NotWritable(
            f"Cannot write to {where}: {error.strerror}. Choose another folder.", path=str(where)
        )
    return None


def ensure_folder(path: Path) -> Path:
    """Make the folder (and its parents) and check that a file can be made in it."""
    try:
        with disk_problems(path):
            path.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=path):
                pass
    except FileNotFoundError as error:  # as in /proc, where nothing can be made
        raise NotWritable(
            f"Cannot make the folder {path}. Choose another one.", path=str(path)
        ) from error
    return path


def space_hint(folder: Path, least_bytes: int = _LEAST_BYTES) -> str:
    """A sentence when fewer than `least_bytes` are left where `folder` lies, else nothing.

    For failures whose cause does not say that the disk is full, as those of libraries do not.
    """
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes >= least_bytes:
        return ""
    return (
        f" Only {free_bytes / 1e6:.0f} MB are left on the disk that holds {folder}: "
        "free some space and run it again; finished steps are kept."
    )


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; renamed over `target` when the block ends well, removed
    otherwise.
    """
    with disk_problems(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-", suffix=target.suffix)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` to `target` so that a crash leaves the old file or the new one."""
    with replacing(target) as part:
        part.write_bytes(content)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file so that `target` is never seen half-written; a hard link where the disk allows it
    is not used, so that editing the copy never touches the original.
    """
    with replacing(target) as part:
        shutil.copyfile(source, part)
