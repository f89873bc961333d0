"""Keep the catalogs of the pages' languages in step with what the pages say.

`python -m tools.build_locales` writes new messages into each catalog, to be filled in, and drops
those that nothing says any more; with `--check` it only says whether all are complete.
"""

import argparse
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from limelight.web.language.catalogs import LANGUAGES, LOCALES, SOURCE
from limelight.web.themes.sheet import read_themes

_SOURCES = Path(__file__).resolve().parent.parent / "src" / "limelight"
_METHODS = [("web/**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
_UNSAID = tuple(
    f'"{name}:'
    for name in (
        "Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date",
        "Last-Translator", "Language-Team", "Generated-By",
    )
)  # fmt: skip


def extracted() -> Catalog:
    """Every message that a template or a module of the shell says."""
    catalog = Catalog()
    for _, _, message, comments, context in extract_from_dir(
        _SOURCES, _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=()
    ):
        catalog.add(message, None, auto_comments=comments, context=context)
    for theme in read_themes():
        catalog.add(theme.name)
    return catalog


def places(text: str) -> list[str]:
    """The places for values in a message: "%(words)s" has one, "words"."""
    return re.findall(r"%\((\w+)\)[sd]", text)


def updated(code: str, messages: Catalog) -> str:
    """The catalog of a language as it should be: its translations of the messages there are."""
    path = LOCALES / f"{code}.po"
    catalog = Catalog(locale=code)
    if path.exists():
        with path.open("rb") as text:
            catalog = read_po(text, locale=code)
    catalog.update(messages, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = ""
    catalog.fuzzy = False
    out = io.BytesIO()
    write_po(out, catalog, no_location=True, sort_output=True, width=100)
    lines = out.getvalue().decode().lstrip("\n").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_UNSAID))


def missing(code: str, messages: Catalog) -> list[str]:
    """What is wrong with the committed catalog of a language, in a line each."""
    path = LOCALES / f"{code}.po"
    if not path.exists():
        return [f"{path.name} is missing"]
    text = path.read_text(encoding="utf-8")
    found = [] if text == updated(code, messages) else [f"{path.name} is out of step"]
    with path.open("rb") as opened:
        for message in read_po(opened, locale=code):
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and (message.fuzzy or not all(said)):
                found.append(f"{path.name} does not say {message.id!r}")
    return found


def main() -> int:
    """Write, or check; 1 when a catalog is not complete."""
    parser = argparse.ArgumentParser(description="Update the catalogs of the pages' languages.")
    parser.add_argument("--check", action="store_true", help="only compare, write nothing")
    messages = extracted()
    codes = [code for code in LANGUAGES if code != SOURCE]
    if not parser.parse_args().check:
        LOCALES.mkdir(exist_ok=True)
        for code in codes:
            (LOCALES / f"{code}.po").write_text(updated(code, messages), encoding="utf-8")
    wrong = [line for code in codes for line in missing(code, messages)]
    for line in wrong:
        print(f"{line}. Run: make locales, then fill in what is empty.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
