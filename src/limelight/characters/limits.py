"""What a character may be called and say about itself."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from annotated_types import Ge, Le
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from limelight.characters.looks.ages import check_age, refuse_childlike, refuse_childlike_self
from limelight.characters.schemas import Look, Persona, Rating
from limelight.generation.schemas import Appearance, Value, VoiceSpec
from limelight.kit.errors import Invalid, Refused

LONGEST_NAME, LONGEST_BIO, LONGEST_HANDLE = 60, 600, 40
LONGEST_PART_NAME, LONGEST_LOCATION, LONGEST_TAG, LONGEST_EXTENSIONS = 60, 120, 40, 1_000_000
LONGEST_WORDS, LONGEST_VOICE_NAME = 160, 80
LONGEST_PERSONA = 250_000  # judged in about two seconds
MOST_TAGS, MOST_LANGUAGES, MOST_PERSONAS, MOST_LOOKS = 24, 12, 50, 100
# ISO 639-1, two letters each
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr "
    "cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn "
    "gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki "
    "kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
    "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt "
    "qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te "
    "tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
    "zu"
)
LANGUAGE_CODES = frozenset(_CODES.split())

_JOINERS = "\u200c\u200d"  # real parts of Persian and Indic words
_LINE_BREAKS = "\n\r\t"


V = TypeVar("V", bound=Value)


def build(kind: type[V], values: Mapping[str, Any]) -> V:
    """A value out of what was typed; raises Invalid naming the field and what it may hold."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field, *inside = first["loc"] or ("value",)
        label = str(field).replace("_", " ")
        if any(isinstance(part, int) for part in inside):
            label = f"one of the {label}"
        bounds = None if inside else _bounds(kind, str(field))
        raise Invalid(_said(label, first, bounds), field=str(field)) from error


def _said(label: str, error: ErrorDetails, bounds: tuple[float, float] | None) -> str:
    context, given = error.get("ctx", {}), error["input"]
    subject = label.capitalize() if label.startswith("one of") else f"The {label}"
    if bounds is not None:
        low, high = bounds
        return f"{subject} lies between {low:g} and {high:g}, not {given}."
    most = context.get("max_length")
    match error["type"]:
        case "string_too_long":
            return f"{subject} has {len(given):,} characters; {most:,} is the most."
        case "too_long":
            return f"There are {context['actual_length']} {label}; {most} is the most."
        case "string_too_short":
            return f"{subject} is empty. Fill it or leave it out."
        case "literal_error":
            expected = str(context["expected"]).replace("'", "")
            return f"Unknown {label} {given!r}. Choose {expected}."
        case "extra_forbidden":
            return f"Unknown field {label!r}."
        case _:
            return f"{subject} is not right: {error['msg']}."


def _bounds(kind: type[Value], field: str) -> tuple[float, float] | None:
    held = kind.model_fields.get(field)
    limits = held.metadata if held else []
    low = next((one.ge for one in limits if isinstance(one, Ge)), None)
    high = next((one.le for one in limits if isinstance(one, Le)), None)
    return (low, high) if isinstance(low, int | float) and isinstance(high, int | float) else None


def check_name(name: str) -> str:
    """The name with its spaces tidied; raises Invalid, or NotAdult for one that says a minor."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid("The name is empty. Give the character a name.", field="name")
    _refuse_too_long(tidy, LONGEST_NAME, field="name")
    _refuse_unprintable(tidy, field="name")
    if not any(char.isalnum() for char in tidy):
        raise Invalid("The name needs at least one letter or number.", field="name")
    refuse_childlike_self(tidy, field="name")
    return tidy


def check_part_name(name: str, *, field: str) -> str:
    """The name of a persona or look with its spaces tidied; `field` is what it names."""
    tidy = " ".join(name.split())
    if not tidy:
        raise Invalid(f"The {field} needs a name.", field=field)
    _refuse_too_long(tidy, LONGEST_PART_NAME, field=field)
    _refuse_unprintable(tidy, field=field)
    refuse_childlike(tidy, field=field)
    return tidy


def check_bio(bio: str) -> str:
    """The bio, trimmed; raises Invalid over 600 characters and NotAdult where it says a minor."""
    tidy = bio.strip()
    _refuse_too_long(tidy, LONGEST_BIO, field="bio")
    _refuse_unprintable(tidy, field="bio", allowed=_LINE_BREAKS)
    refuse_childlike_self(tidy, field="bio")
    return tidy


def check_location(location: str) -> str:
    """The place with its spaces tidied."""
    tidy = " ".join(location.split())
    _refuse_too_long(tidy, LONGEST_LOCATION, field="location")
    _refuse_unprintable(tidy, field="location")
    refuse_childlike_self(tidy, field="location")
    return tidy


def check_languages(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes in lower case without repeats; raises Invalid for none or an unknown one."""
    tidy = tuple(dict.fromkeys(code.strip().lower() for code in codes))
    if not tidy:
        raise Invalid("A character speaks at least one language, such as en.", field="languages")
    for code in tidy:
        if code not in LANGUAGE_CODES:
            raise Invalid(
                f"Unknown language {code!r}. Write its two letters, such as en, es or fr.",
                field="languages",
            )
    refuse_too_many(tidy, MOST_LANGUAGES, field="languages")
    return tidy


def check_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags with their spaces tidied, each once whatever its case."""
    found: dict[str, str] = {}
    for tag in tags:
        tidy = check_tag(tag)
        found.setdefault(tidy.casefold(), tidy)
    refuse_too_many(found, MOST_TAGS, field="tags")
    return tuple(found.values())


def check_tag(tag: str) -> str:
    """One tag, tidied; raises Invalid for an empty one or one with a comma."""
    tidy = " ".join(tag.split()).removeprefix("#")
    if not tidy:
        raise Invalid("A tag is empty. Write a word, such as garden.", field="tags")
    if "," in tidy:
        raise Invalid("A tag has no comma in it; give each tag by itself.", field="tags")
    _refuse_too_long(tidy, LONGEST_TAG, field="tag")
    _refuse_unprintable(tidy, field="tag")
    refuse_childlike_self(tidy, field="tag")
    return tidy


def read_rating(text: str) -> Rating:
    """The rating of that name; raises Invalid for another, Refused for "adult"."""
    for rating in get_args(Rating):
        if text.strip().lower() == rating:
            return rating  # type: ignore[no-any-return]
    if text.strip().lower() == "adult":
        raise Refused(
            "The rating adult needs an operator's attestation and age-verified viewers, which "
            "Limelight cannot check yet; choose everyone or mature.",
            field="rating",
        )
    raise Invalid(f"Unknown rating {text!r}. Choose everyone or mature.", field="rating")


def check_extensions(extensions: dict[str, Any]) -> dict[str, Any]:
    """The extensions themselves; raises Invalid for what is no JSON or too much of it."""
    try:
        size = len(json.dumps(extensions, ensure_ascii=False, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise Invalid(f"The extensions are not plain JSON: {error}.", field="extensions") from error
    if size > LONGEST_EXTENSIONS:
        raise Invalid(
            f"The extensions have {size:,} characters as JSON; {LONGEST_EXTENSIONS:,} is the most.",
            field="extensions",
        )
    for text in _strings(extensions):
        refuse_childlike_self(text, field="extensions")
    return extensions


def check_appearance(appearance: Appearance) -> Appearance:
    """The appearance itself; raises NotAdult when any of its words suggest a minor."""
    check_age(appearance.age_years)
    for field, value in appearance.model_dump(exclude={"age_years"}).items():
        allowed = _LINE_BREAKS if field == "description" else ""
        label = field.replace("_", " ")
        if field != "description":
            _refuse_too_long(str(value), LONGEST_WORDS, field=label)
        _refuse_unprintable(str(value), field=label, allowed=allowed)
        refuse_childlike(str(value), field=field)
    return appearance


def check_voice(voice: VoiceSpec) -> VoiceSpec:
    """The voice itself; whether its maker has voices of these names shows when it speaks."""
    for name in (voice.name, voice.made_for, *(part.name for part in voice.blend)):
        _refuse_too_long(name, LONGEST_VOICE_NAME, field="voice")
        _refuse_unprintable(name, field="voice")
    return voice


def check_look(look: Look) -> Look:
    """The look itself; raises NotAdult when any of its words suggest a minor."""
    for field, value in look.model_dump(exclude_none=True).items():
        _refuse_unprintable(value, field=field)
        refuse_childlike(value, field=field)
    return look


def check_persona(persona: Persona) -> Persona:
    """The persona itself; raises Invalid for over 250,000 characters altogether, NotAdult when any
    of its texts call the character a minor.
    """
    size = sum(len(text) for _, text in persona_texts(persona))
    if size > LONGEST_PERSONA:
        raise Invalid(
            f"The persona has {size:,} characters with its lore; {LONGEST_PERSONA:,} is the most.",
            field="persona",
        )
    for field, text in persona_texts(persona):
        if field != "tone" and not text.strip():
            raise Invalid(f"The {field} have an empty entry. Fill it or leave it out.", field=field)
        _refuse_unprintable(text, field=field, allowed=_LINE_BREAKS)
        refuse_childlike_self(text, field=field)
    for entry in persona.lore:
        check_extensions(entry.extensions)
    return persona


def persona_texts(persona: Persona) -> Iterator[tuple[str, str]]:
    """Every text of a persona with the name of its field; boundaries say what it declines, so they
    are about others.
    """
    yield "tone", persona.tone
    for field in ("vocabulary", "catchphrases", "interests", "do", "dont", "boundaries", "samples"):
        for text in getattr(persona, field):
            yield field, text
    for entry in persona.lore:
        yield from (("lore", text) for text in (entry.name, *entry.keys, entry.text) if text)


def judged_texts(persona: Persona) -> Iterator[str]:
    """What a judge reads of a persona: all but what the character never does and declines, where
    the very subjects stand that it refuses.
    """
    return (text for field, text in persona_texts(persona) if field not in ("dont", "boundaries"))


def described(*parts: str | Persona | Appearance | Look | None) -> str:
    """All that is said about a character, as one text to judge; None where nothing is said."""
    said: list[str] = []
    for part in parts:
        match part:
            case Persona():
                said += judged_texts(part)
            case Appearance():
                skipped = {"age_years", "gender", "body_type", "style"}
                said += (str(value) for value in part.model_dump(exclude=skipped).values())
            case Look():
                said += (str(value) for value in part.model_dump(exclude_none=True).values())
            case str():
                said.append(part)
    return ". ".join(text for text in said if text)


def handle_from(name: str) -> str:
    """A handle of ASCII letters, digits and hyphens; "character" when the name has none."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded)[:LONGEST_HANDLE].strip("-")
    return slug or "character"


def plain(text: str) -> str:
    """The text as it is sorted and searched: without regard to case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def refuse_too_many(entries: Iterable[object], most: int, *, field: str) -> None:
    """Raise Invalid when there are more entries than `most`."""
    count = len(list(entries))
    if count > most:
        raise Invalid(f"There are {count} {field}; {most} is the most.", field=field)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _refuse_too_long(text: str, most: int, *, field: str) -> None:
    if len(text) > most:
        raise Invalid(f"The {field} has {len(text):,} characters; {most} is the most.", field=field)


def _refuse_unprintable(text: str, *, field: str, allowed: str = "") -> None:
    for char in text:
        if not (char.isprintable() or char in _JOINERS or char in allowed):
            raise Invalid(
                f"The {field} contains a character that cannot be shown (U+{ord(char):04X}).",
                field=field,
            )
