"""E-mail addresses: what is one, and when two are the same."""

import unicodedata

from limelight.kit.errors import Invalid

_LONGEST, _LONGEST_LOCAL = 254, 64


def read_email(typed: str) -> str:
    """The address as it is kept; raises Invalid. Whether somebody reads it only a letter can say,
    so the form alone is checked: one @, a local part, a domain with a dot or `localhost`.
    """
    email = unicodedata.normalize("NFC", typed.strip())
    local, at, domain = email.rpartition("@")
    is_plain = email.isprintable() and not set(email) & set(' ,;:<>()[]"\\')
    has_domain = all(domain.split(".")) and "." in domain
    if (
        not at
        or not local
        or "@" in local
        or len(local) > _LONGEST_LOCAL
        or len(email) > _LONGEST
        or not is_plain
        or not (has_domain or domain == "localhost")
    ):
        raise Invalid("Write an e-mail address, such as mia@example.com.", field="email")
    return email


def key_of(email: str) -> str:
    """What two spellings of one address have in common: capitals do not count."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()
