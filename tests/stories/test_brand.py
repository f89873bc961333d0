"""A brand in words: what it adds to a voice, and what breaks its rules."""

from datetime import UTC, datetime

from limelight.characters.schemas import Character, CharacterId, Persona
from limelight.stories.brands.brand import BrandVoice, faults, speaking_for
from limelight.stories.script import Scene, Script

VOICE = BrandVoice(
    id="1", name="Green", tone="dry", use=("gently",), avoid=("cheap", "buy now", "C++")
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def scene(said: str, shown: str = "") -> Scene:
    return Scene(narration=said, on_screen=shown, picture="a plant", setting="a home")


def test_avoided_words_are_found_as_whole_words_wherever_they_stand() -> None:
    script = Script(
        title="Cheap basil",
        language="en",
        topic="basil",
        scenes=(scene("It is cheaper."), scene("Do not BUY  now!", "cheap?"), scene("Learn C++.")),
        description="Plain.",
        hashtags=("cheap", "cheaply"),
    )
    found = [(one.scene, one.place, one.word) for one in faults(script, VOICE)]
    assert found == [
        (None, "title", "cheap"),
        (2, "narration", "buy now"),
        (2, "on screen", "cheap"),
        (3, "narration", "C++"),
        (None, "hashtags", "cheap"),
    ]


def test_a_brand_speaks_through_the_character_and_leaves_it_as_it_is() -> None:
    persona = Persona(tone="warm", vocabulary=("honestly",), dont=("politics",))
    one = Character(
        id=CharacterId("1"),
        name="Mia",
        handle="mia",
        persona=persona,
        created_at=NOW,
        updated_at=NOW,
    )
    spoken = speaking_for(one, VOICE).persona
    assert spoken.tone == "warm, dry"
    assert spoken.vocabulary == ("gently", "honestly")
    assert spoken.dont == ("politics", '"cheap"', '"buy now"', '"C++"')
    assert speaking_for(one, None) is one
