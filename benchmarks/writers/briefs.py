"""Twenty briefs as people give them: eight scripts, twelve shorter texts."""

from typing import Literal, NamedTuple

from limelight.stories.brief import Form

Kind = Literal["script", "caption", "hooks", "titles"]


class Wish(NamedTuple):
    """One brief: what is wanted, in which language, told how."""

    kind: Kind
    text: str
    language: str = "en"
    form: Form | None = None


WISHES = (
    Wish("script", "Three honest tips for growing basil on a windowsill", form="tips"),
    Wish("script", "Why we dream", form="explain"),
    Wish("script", "Myths about drinking water", form="myths"),
    Wish("script", "A day in the life of a lighthouse keeper", form="day"),
    Wish("script", "The Lumo mug keeps tea warm for two hours. It costs 24 euros.", form="product"),
    Wish("script", "Dos trucos para dormir mejor", "es", "tips"),
    Wish("script", "Une histoire de parapluie perdu", "fr", "story"),
    Wish("script", "Wie man ein Fahrrad putzt", "de", "howto"),
    Wish("caption", "growing basil on a windowsill"),
    Wish("caption", "my first marathon, 4 h 12 min"),
    Wish("caption", "aprender a cocinar con poco tiempo", "es"),
    Wish("caption", "dois dias em Lisboa com pouco dinheiro", "pt"),
    Wish("hooks", "saving money on groceries"),
    Wish("hooks", "how to start running"),
    Wish("hooks", "la photographie de rue", "fr"),
    Wish("hooks", "bere meno caffè", "it"),
    Wish("titles", "learning to say no"),
    Wish("titles", "a week without social media"),
    Wish("titles", "gute Fragen stellen", "de"),
    Wish("titles", "cuidar das plantas no inverno", "pt"),
)
