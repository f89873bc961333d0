"""Secrets at rest: sealed so that a copy of the database alone tells none of them.

Envelope encryption: every secret has a key of its own (Fernet: AES-128-CBC with HMAC-SHA256), which
is wrapped by the studio's key. The studio's key lies in the data folder beside the database, or is
given by LIMELIGHT_SECRET_KEY; of several, separated by commas, the first wraps and all unwrap, so
that a key is replaced by putting a new one in front and wrapping anew (`rewrap`).
"""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from limelight.kit.errors import Invalid, Upstream
from limelight.kit.locks import file_lock

_FILE = "secret.key"
_VERSION = "1"


class Unreadable(Upstream):
    """A secret was sealed with a key that is not there any more, or was changed."""

    kind, title = "kit.unreadable-secret", "A kept secret cannot be read"


class Secrets:
    """Seals and opens texts with the studio's keys, the first of which wraps."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        try:
            self._keys = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise Invalid(
                "LIMELIGHT_SECRET_KEY is no key: 32 bytes in URL-safe base64, such as the content "
                "of the file secret.key that a studio makes in its data folder.",
                setting="secret_key",
            ) from error

    def seal(self, text: str) -> str:
        """The text as it is kept: version, wrapped key and content, separated by dots."""
        own = Fernet.generate_key()
        content = Fernet(own).encrypt(text.encode())
        return ".".join((_VERSION, self._keys.encrypt(own).decode(), content.decode()))

    def open(self, sealed: str) -> str:
        """The text again. Raises Unreadable."""
        try:
            version, wrapped, content = sealed.split(".")
            if version != _VERSION:
                raise ValueError(version)
            return Fernet(self._keys.decrypt(wrapped)).decrypt(content).decode()
        except (ValueError, InvalidToken) as error:
            raise Unreadable(
                "A secret in the database was sealed with another key. Put the data folder's "
                "secret.key back, or the old key behind the new one in LIMELIGHT_SECRET_KEY."
            ) from error

    def rewrap(self, sealed: str) -> str:
        """The same secret with its key wrapped by the first of the studio's keys. Raises
        Unreadable.
        """
        try:
            version, wrapped, content = sealed.split(".")
            return ".".join((version, self._keys.rotate(wrapped).decode(), content))
        except (ValueError, InvalidToken) as error:
            raise Unreadable("A secret in the database was sealed with another key.") from error


def studio_secrets(data: Path, given: str = "") -> Secrets:
    """The secrets of a studio: with the given keys, or with the one in the data folder, which is
    made on first use and readable by its owner alone.
    """
    if given:
        return Secrets(tuple(key.strip() for key in given.split(",") if key.strip()))
    path = data / _FILE
    with file_lock(path.with_suffix(".lock")):
        if not path.exists():
            path.touch(mode=0o600)
            path.write_bytes(Fernet.generate_key())
        return Secrets((path.read_text().strip(),))
