"""Reading trait values that were typed."""

from limelight.characters.schemas import TRAITS, Persona
from limelight.kit.errors import Invalid


def with_traits(persona: Persona, typed: list[str]) -> Persona:
    """`persona` with traits such as "warmth=0.8" set; raises Invalid for one it cannot read."""
    values = dict(_read_trait(text) for text in typed)
    traits = persona.traits.model_copy(update=values)
    return persona.model_copy(update={"traits": traits})


def _read_trait(text: str) -> tuple[str, float]:
    name, _, number = (part.strip().lower() for part in text.partition("="))
    name = {"humor": "humour"}.get(name, name)
    if name not in TRAITS:
        raise Invalid(f"Unknown trait {name!r}. Choose from {', '.join(TRAITS)}.", field="trait")
    try:
        value = float(number)
    except ValueError:
        raise Invalid(
            f"{text!r} is not a trait with a value. Write for example {name}=0.8.", field="trait"
        ) from None
    if not 0 <= value <= 1:
        low, high = TRAITS[name]
        raise Invalid(
            f"{name} runs from 0 ({low}) to 1 ({high}); {number} is outside.", field="trait"
        )
    return name, value
