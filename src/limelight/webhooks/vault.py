"""Secrets at rest: what the studio must be able to read again, and nobody else.

The keys lie in a file of the data folder, one a line, the first one in use; older ones still open
what they closed. The database alone therefore gives no secret away.
"""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from limelight.kit.errors import Upstream
from limelight.kit.files import write_whole

_FILE = "secrets.key"


class SecretUnreadable(Upstream):
    """A secret was closed with a key that is no longer in `secrets.key`."""

    kind, title = "webhooks.secret-unreadable", "A secret cannot be read any more"


class Vault:
    """Closes and opens secrets with the keys of a data folder; the first use makes a key."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def close(self, secret: str) -> str:
        """The secret as text that only `open` reads; another text each time."""
        return self._keys().encrypt(secret.encode()).decode()

    def open(self, closed: str) -> str:
        """The secret; raises SecretUnreadable."""
        try:
            return self._keys().decrypt(closed.encode()).decode()
        except InvalidToken:
            raise SecretUnreadable(
                f"{self._path} does not hold the key. Put the file back from a backup, or make "
                "the secret anew."
            ) from None

    def turn(self) -> None:
        """Use a new key from now on; what older keys closed can still be opened."""
        older = self._path.read_text(encoding="ascii") if self._path.exists() else ""
        write_whole(self._path, f"{Fernet.generate_key().decode()}\n{older}".encode())
        self._path.chmod(0o600)

    def _keys(self) -> MultiFernet:
        if not self._path.exists():
            self._make()
        lines = self._path.read_text(encoding="ascii").split()
        return MultiFernet([Fernet(line) for line in lines])

    def _make(self) -> None:
        # Whoever writes the whole file first has made the key; the others read that one.
        part = self._path.with_suffix(f".{os.getpid()}")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part.touch(0o600)
        part.write_bytes(Fernet.generate_key() + b"\n")
        try:
            os.link(part, self._path)
        except FileExistsError:
            return
        finally:
            part.unlink()
