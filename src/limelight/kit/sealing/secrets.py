"""Secrets at rest: sealed so that a copy of the database alone tells none of them.

Envelope encryption: every secret has a key of its own (Fernet: AES-128-CBC with HMAC-SHA256), which
is wrapped by the studio's key. The studio's key lies in the data folder beside the database, or is
given by LIMELIGHT_SECRET_KEY; of several, separated by commas or on lines of the file, the first
wraps and all unwrap, so that a key is replaced by putting a new one in front and wrapping anew
(`rewrap`). Processes that run meanwhile read the file again when it changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from limelight.kit.errors import Conflict, Invalid, Upstream
from limelight.kit.files import write_whole
from limelight.kit.locks import file_lock

_FILE = "secret.key"
_VERSION = "1"


class Unreadable(Upstream):
    """A secret was sealed with a key that is not there any more, or was changed."""

    kind, title = "kit.unreadable-secret", "A kept secret cannot be read"


class Secrets:
    """Seals and opens texts with the studio's keys, the first of which wraps; with a file, those
    that are in it now.
    """

    def __init__(self, keys: tuple[str, ...], file: Path | None = None) -> None:
        self._file = file
        self._seen = _seen(file) if file else None
        self._first, self._all = _read(keys)

    def seal(self, text: str) -> str:
        """The text as it is kept: version, wrapped key and content, separated by dots."""
        self._look_again()
        own = Fernet.generate_key()
        content = Fernet(own).encrypt(text.encode())
        return ".".join((_VERSION, self._all.encrypt(own).decode(), content.decode()))

    def open(self, sealed: str) -> str:
        """The text again. Raises Unreadable."""
        self._look_again()
        wrapped, content = _parts(sealed)
        try:
            return Fernet(self._all.decrypt(wrapped)).decrypt(content).decode()
        except (ValueError, InvalidToken) as error:
            raise Unreadable(
                "A secret in the database was sealed with another key. Put the data folder's "
                "secret.key back, or the old key behind the new one in LIMELIGHT_SECRET_KEY."
            ) from error

    def is_current(self, sealed: str) -> bool:
        """Whether the first of the keys opens it. Raises Unreadable for what was never sealed."""
        self._look_again()
        wrapped, _ = _parts(sealed)
        try:
            self._first.decrypt(wrapped)
        except InvalidToken:
            return False
        return True

    def rewrap(self, sealed: str) -> str:
        """The same secret with its key wrapped by the first of the studio's keys. Raises
        Unreadable.
        """
        self._look_again()
        wrapped, content = _parts(sealed)
        try:
            return ".".join((_VERSION, self._all.rotate(wrapped).decode(), content))
        except InvalidToken as error:
            raise Unreadable("A secret in the database was sealed with another key.") from error

    def add_key(self) -> None:
        """Put a new key in front of those in the file. Raises Conflict where they are given by
        LIMELIGHT_SECRET_KEY.
        """
        with self._changing() as keys:
            keys.insert(0, Fernet.generate_key().decode())

    def forget_old_keys(self) -> None:
        """Keep the first key alone; what others sealed is lost. Raises Conflict like `add_key`."""
        with self._changing() as keys:
            del keys[1:]

    @contextmanager
    def _changing(self) -> Iterator[list[str]]:
        if self._file is None:
            raise Conflict(
                "The keys are given by LIMELIGHT_SECRET_KEY: put a new one in front of it, with a "
                "comma between, start the studio anew, and run this again."
            )
        with file_lock(self._file.with_suffix(".lock")):
            keys = self._file.read_text().split()
            yield keys
            part = self._file.with_suffix(".part")
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            write_whole(part, "".join(f"{key}\n" for key in keys).encode())
            part.chmod(0o600)
            part.replace(self._file)

    def _look_again(self) -> None:
        if self._file is not None and (seen := _seen(self._file)) != self._seen:
            self._first, self._all = _read(tuple(self._file.read_text().split()))
            self._seen = seen


def studio_secrets(data: Path, given: str = "") -> Secrets:
    """The secrets of a studio: with the given keys, or with those in the data folder, the first of
    which is made on first use; readable by its owner alone.
    """
    if given:
        return Secrets(tuple(key.strip() for key in given.split(",") if key.strip()))
    path = data / _FILE
    with file_lock(path.with_suffix(".lock")):
        # Empty where a process was killed between making it and writing it: nothing is sealed yet.
        if not path.exists() or not path.stat().st_size:
            path.touch(mode=0o600)
            path.write_bytes(Fernet.generate_key())
        return Secrets(tuple(path.read_text().split()), path)


def _read(keys: tuple[str, ...]) -> tuple[Fernet, MultiFernet]:
    try:
        found = [Fernet(key) for key in keys]
        return found[0], MultiFernet(found)
    except (ValueError, IndexError) as error:
        raise Invalid(
            "LIMELIGHT_SECRET_KEY is no key: 32 bytes in URL-safe base64, such as the content "
            "of the file secret.key that a studio makes in its data folder.",
            setting="secret_key",
        ) from error


def _seen(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_mtime_ns, found.st_ino


def _parts(sealed: str) -> tuple[str, str]:
    version, _, rest = sealed.partition(".")
    wrapped, _, content = rest.partition(".")
    if version != _VERSION or not wrapped or not content or "." in content:
        raise Unreadable("What is kept is no sealed secret, or was changed.")
    return wrapped, content
