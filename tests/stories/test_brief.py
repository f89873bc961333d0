"""What may be asked for, and how a bad request is answered."""

import pytest

from limelight.kit.errors import Invalid
from limelight.stories.brief import LONGEST_TEXT, Brief, check_brief, parse_formats


def ask(text: str = "Three tips for growing basil", **changed: object) -> Brief:
    asked: dict[str, object] = {"seconds": 20, "formats": "9:16", "language": "en", "seed": 0}
    return check_brief(text, **(asked | changed))  # type: ignore[arg-type]


def test_a_good_brief_is_tidied_and_kept() -> None:
    brief = ask("  Three\n tips\t for growing basil ", formats="9:16, 1:1,9:16", language=" ES ")
    assert brief.text == "Three tips for growing basil"
    assert brief.formats == ("9:16", "1:1")
    assert brief.language == "es"


def test_control_characters_never_get_through() -> None:
    assert ask("Basil\x00 on\x1b[31m a sill\x7f").text == "Basil on [31m a sill"


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"text": ""}, "brief", "empty"),
        ({"text": " \n\t "}, "brief", "empty"),
        ({"text": "\x00\x01"}, "brief", "empty"),
        ({"text": "?!... 123"}, "brief", "no words"),
        ({"text": "basil " * 3334}, "brief", "20,003 characters; 2,000 is the most"),
        ({"text": "a" * (LONGEST_TEXT + 1)}, "brief", "2,001"),
        ({"seconds": 0}, "seconds", "5 to 180"),
        ({"seconds": -20}, "seconds", "5 to 180"),
        ({"seconds": 10_000}, "seconds", "10,000 seconds"),
        ({"language": "tlh"}, "language", r"en \(English\), es \(Spanish\), fr \(French\)"),
        ({"language": "de"}, "language", "No installed voice speaks German"),
        ({"language": "ja"}, "language", "scripts or replies in Japanese.*captions.*make --script"),
        ({"language": "ar"}, "language", "scripts or replies in Arabic.*hashtags.*no voice"),
        ({"language": ""}, "language", "Available"),
        ({"formats": "21:9"}, "format", "'21:9'. Choose from 9:16, 1:1, 4:5, 16:9"),
        ({"formats": "9:16,,1:1"}, "format", "Unknown format ''"),
        ({"formats": "  "}, "format", "No format was given"),
        ({"form": "opera"}, "form", "Choose from tips, story, myths, howto"),
        ({"seed": -1}, "seed", "between 0 and 2147483647"),
        ({"seed": 2**31}, "seed", "between 0 and 2147483647"),
    ],
)
def test_a_bad_brief_is_answered_with_what_to_do(
    changed: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(Invalid, match=says) as caught:
        ask(**changed)  # type: ignore[arg-type]
    assert caught.value.facts["field"] == field
    assert len(caught.value.detail) < 200
    assert "\n" not in caught.value.detail


def test_formats_keep_their_order() -> None:
    assert parse_formats("16:9,9:16") == ("16:9", "9:16")


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("", None),
        ("story", "story"),
        ("How-To", "howto"),
        ("day in the life", "day"),
        ("myth-busting", "myths"),
        ("Q&A", "qa"),
        ("news-style", "news"),
    ],
)
def test_a_form_is_read_as_people_say_it(typed: str, form: str | None) -> None:
    assert ask(form=typed).form == form
