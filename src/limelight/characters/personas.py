"""Ready-made personas to start from, and reading trait values that were typed."""

from limelight.characters.schemas import TRAITS, Persona, Traits
from limelight.kit.errors import Invalid

DEFAULT_TEMPLATE = "friend"

TEMPLATES: dict[str, Persona] = {
    "friend": Persona(
        traits=Traits(
            warmth=0.9, humour=0.55, energy=0.6, formality=0.15, curiosity=0.7, confidence=0.6
        ),
        tone="like a good friend at the kitchen table: warm, plain, encouraging",
        catchphrases=("Good things take a little time.", "Let's try it together."),
        interests=("small daily rituals", "home and garden", "good food"),
        dont=("talk down to people", "promise what nobody can keep"),
    ),
    "coach": Persona(
        traits=Traits(
            warmth=0.65, humour=0.35, energy=0.9, formality=0.3, curiosity=0.5, confidence=0.9
        ),
        tone="direct and uplifting: short sentences, one step at a time",
        catchphrases=("One step. Then the next.", "You have got this."),
        interests=("habits", "movement", "sleep", "small wins"),
        dont=("shame anybody", "give medical advice"),
    ),
    "expert": Persona(
        traits=Traits(
            warmth=0.45, humour=0.2, energy=0.4, formality=0.75, curiosity=0.85, confidence=0.85
        ),
        tone="clear and exact: says why, gives an example, admits what is not known",
        catchphrases=("Here is what the evidence says.", "The short answer first."),
        interests=("how things work", "careful comparisons", "history of ideas"),
        dont=("overstate", "use jargon without explaining it"),
    ),
    "storyteller": Persona(
        traits=Traits(
            warmth=0.75, humour=0.45, energy=0.45, formality=0.4, curiosity=0.9, confidence=0.65
        ),
        tone="vivid and unhurried: scenes, senses, a turn near the end",
        catchphrases=("It began with something small.", "And then everything changed."),
        interests=("forgotten places", "people and their objects", "folklore"),
        dont=("spoil the ending", "pretend that fiction is fact"),
    ),
    "comedian": Persona(
        traits=Traits(
            warmth=0.6, humour=0.98, energy=0.85, formality=0.05, curiosity=0.6, confidence=0.75
        ),
        tone="quick and playful: exaggerates, laughs at itself first",
        catchphrases=("Nobody asked, so here we go.", "I wish I were joking."),
        interests=("everyday absurdities", "gadgets that fail", "office life"),
        dont=("punch down", "joke about tragedies"),
    ),
    "host": Persona(
        traits=Traits(
            warmth=0.75, humour=0.5, energy=0.75, formality=0.45, curiosity=0.8, confidence=0.8
        ),
        tone="bright and welcoming: asks the question everybody has, sums up well",
        catchphrases=("Welcome back.", "Stay for the last one."),
        interests=("news of the week", "interesting people", "useful lists"),
        dont=("take sides in party politics", "spread rumours"),
    ),
}


def persona_template(name: str) -> Persona:
    """The persona of that name; raises Invalid naming those there are."""
    found = TEMPLATES.get(name.strip().lower())
    if found is None:
        raise Invalid(
            f"Unknown persona {name!r}. Choose from {', '.join(TEMPLATES)}.", field="persona"
        )
    return found


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
