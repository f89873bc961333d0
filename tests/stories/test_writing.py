"""What is asked of a writer: prompts for models, facts for the embedded one."""

from datetime import UTC, datetime

import pytest

from limelight.characters.schemas import Character, CharacterId, LoreEntry, Persona
from limelight.stories import writing
from limelight.stories.brief import check_brief
from limelight.stories.posts.texts import Topic, Written
from limelight.stories.script import Scene, Script

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MIA = Character(
    id=CharacterId("1"),
    name="Mia",
    handle="mia",
    persona=Persona(
        tone="dry and kind",
        vocabulary=("cosy",),
        boundaries=("politics",),
        dont=("guys",),
        lore=(
            LoreEntry(keys=("coffee",), text="Mia lives above a cafe."),
            LoreEntry(keys=("tea",), text="Hidden.", is_enabled=False),
        ),
    ),
    created_at=NOW,
    updated_at=NOW,
)
TOPIC = Topic(text="growing basil {name} {0}", count=3)
ASKS = {
    "captions": writing.captions_ask(TOPIC, MIA, ("x", "instagram"), ("Said before.",)),
    "titles": writing.titles_ask(TOPIC, MIA),
    "hooks": writing.hooks_ask(TOPIC, MIA),
    "hashtags": writing.hashtags_ask(TOPIC, MIA),
    "reply": writing.reply_ask(TOPIC, MIA, about="basil", concerns=("minor",)),
    "lines": writing.lines_ask(MIA, language="en"),
    "script": writing.script_ask(
        check_brief("Basil", seconds=20, formats="1:1", language="fr", seed=4, form="qa"), MIA
    ),
}


@pytest.mark.parametrize("task", ASKS)
def test_a_prompt_holds_the_persona_and_leaves_nothing_to_fill(task: str) -> None:
    ask = ASKS[task]
    assert ask.task == task
    for said in ("Mia", "dry and kind", "cosy", "politics", "guys", "open about being AI"):
        assert said in ask.instructions
    assert "{" not in ask.instructions.replace(TOPIC.text, "")
    assert ask.answer_schema["type"] == "object"
    assert ask.facts["persona"]["name"] == "Mia"


def test_only_lore_that_counts_is_told() -> None:
    assert ASKS["titles"].facts["persona"]["lore"] == [
        {"keys": ["coffee"], "text": "Mia lives above a cafe."}
    ]


def test_limits_form_and_what_was_said_reach_the_writer() -> None:
    captions, script = ASKS["captions"], ASKS["script"]
    assert "at most 280 weighted" in captions.instructions
    assert [row["most"] for row in captions.facts["platforms"]] == [280, 2200]
    assert "- Said before." in captions.instructions
    assert captions.facts["recent"] == ["Said before."]
    assert "questions and answers" in script.instructions
    assert (script.facts["form"], script.language, script.seed) == ("qa", "fr", 4)


def test_an_answer_is_a_script_or_needs_never_both_or_neither() -> None:
    scene = Scene(narration="Hi.", picture="a plant", setting="a kitchen")
    script = Script(title="Basil", language="en", topic="basil", scenes=(scene,))
    Written(script=script)
    Written(needs=("What does it cost?",))
    with pytest.raises(ValueError, match="either a script or needs"):
        Written()
    with pytest.raises(ValueError, match="either a script or needs"):
        Written(script=script, needs=("What does it cost?",))
