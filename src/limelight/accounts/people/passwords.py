"""Passwords: which are good enough, and their argon2id hashes.

OWASP password storage cheat sheet; NIST SP 800-63B-4 §3.1.1 (length counts, no rules of kinds of
characters, nothing that can be expected).
"""

import asyncio

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from limelight.accounts.errors import WeakPassword

SHORTEST, LONGEST = 10, 256
_FEWEST_DIFFERENT = 5
_EXPECTED = (
    "password", "passwort", "letmein", "qwerty", "azerty", "qwertz", "iloveyou", "welcome",
    "limelight", "admin", "changeme", "trustno1", "12345", "54321", "abcde", "asdfgh", "zxcvb",
)  # fmt: skip


def check_password(password: str, *, about: tuple[str, ...] = ()) -> str:
    """The password as it is hashed. `about` are words others know of the person (name, e-mail).
    Raises WeakPassword.
    """
    if len(password) < SHORTEST:
        raise WeakPassword(f"Use at least {SHORTEST} characters.", field="password")
    if len(password) > LONGEST:
        raise WeakPassword(f"Use at most {LONGEST} characters.", field="password")
    rest = password.lower()
    for expected in (*_EXPECTED, *_known(about)):
        rest = rest.replace(expected, "")
    if len(set(rest)) < _FEWEST_DIFFERENT:
        raise WeakPassword(
            "That is easy to guess: it repeats itself, or is made of your name, your address or a "
            "word everybody tries. Four unrelated words are a good password.",
            field="password",
        )
    return password


def _known(about: tuple[str, ...]) -> list[str]:
    words = [word for said in about for word in said.lower().replace("@", " ").split()]
    return sorted((word for word in words if len(word) > 3), key=len, reverse=True)


class Passwords:
    """Hashes passwords, off the event loop. The costs are those of pwdlib (64 MiB, 3 passes)."""

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        self._hash = PasswordHash((hasher or Argon2Hasher(),))
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep, with its salt and costs in it."""
        return await asyncio.to_thread(self._hash.hash, password)

    async def verify(self, password: str, kept: str | None) -> tuple[bool, str | None]:
        """Whether it is the password, and a new hash where the kept one is of lesser cost.

        Without a kept hash it takes as long as with one and says no, so that nobody learns from
        the time whether there is such an account.
        """
        return await asyncio.to_thread(self._verify, password, kept)

    def _verify(self, password: str, kept: str | None) -> tuple[bool, str | None]:
        if kept is None:
            self._nobody = self._nobody or self._hash.hash("nobody has this password")
            self._hash.verify(password, self._nobody)
            return False, None
        try:
            return self._hash.verify_and_update(password[:LONGEST], kept)
        except UnknownHashError:
            return False, None
