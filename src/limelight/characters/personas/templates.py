"""Ready-made personas, one file each in `ready/`. They fit an AI character: none claims to have
lived, tasted, tried or treated anything.
"""

import functools
import tomllib
from pathlib import Path

from limelight.characters.schemas import Persona
from limelight.generation.schemas import Value
from limelight.kit.errors import Invalid

DEFAULT_TEMPLATE = "friend"
_FOLDER = Path(__file__).parent / "ready"


class PersonaTemplate(Value):
    """A persona to start from. `key` is its name on the command line, `summary` its subject."""

    key: str
    title: str
    summary: str
    persona: Persona


@functools.cache
def template_keys() -> tuple[str, ...]:
    """The keys of all templates, the default first, then in alphabetical order."""
    keys = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return (DEFAULT_TEMPLATE, *(key for key in keys if key != DEFAULT_TEMPLATE))


def list_templates() -> tuple[PersonaTemplate, ...]:
    """All templates, the default first."""
    return tuple(_read(key) for key in template_keys())


def find_template(name: str) -> PersonaTemplate:
    """The template of that key or title in any case; raises Invalid naming those there are."""
    wanted = "-".join(name.lower().split())
    if wanted in template_keys():
        return _read(wanted)
    for template in list_templates():
        if template.title.casefold() == " ".join(name.split()).casefold():
            return template
    raise Invalid(
        f"Unknown persona {name!r}. Choose from {', '.join(template_keys())}.", field="persona"
    )


def persona_template(name: str) -> Persona:
    """The persona of the template of that name; raises Invalid naming those there are."""
    return find_template(name).persona


@functools.cache
def _read(key: str) -> PersonaTemplate:
    held = tomllib.loads((_FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    return PersonaTemplate.model_validate({"key": key, **held})
