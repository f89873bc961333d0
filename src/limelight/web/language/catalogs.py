"""The languages there are, and the words of each from its catalog."""

import gettext
import io
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[1] / "locales"
SOURCE = "en"


def N_(message: str) -> str:  # noqa: N802  the name that the extraction of messages looks for
    """Mark a message that is translated where it is shown."""
    return message


class Language(NamedTuple):
    """A language: its code (BCP 47), what its readers call it, and its words."""

    code: str
    name: str
    words: gettext.NullTranslations

    @property
    def locale(self) -> Locale:
        """How it writes dates and numbers."""
        return Locale.parse(_WRITTEN_AS.get(self.code, self.code))

    @property
    def direction(self) -> str:
        """Where its lines begin: "ltr" or "rtl"."""
        return self.locale.text_direction


LANGUAGES = {
    "en": "English",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "ar": "العربية",
    "ja": "日本語",
}

# Days before months, as elsewhere in the studio.
_WRITTEN_AS = {"en": "en_GB"}


@cache
def read_language(code: str) -> Language:
    """A language by its code; raises KeyError for one there is none of.

    Catalogs are compiled as they are read, so no compiled file can differ from its text.
    """
    name = LANGUAGES[code]
    if code == SOURCE:
        return Language(code, name, gettext.NullTranslations())
    with (LOCALES / f"{code}.po").open("rb") as text:
        catalog = read_po(text, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Language(code, name, gettext.GNUTranslations(compiled))
