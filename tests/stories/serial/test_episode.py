"""What a script says because it is an episode, and what its writer is told."""

from tests.make.finished import SCRIPT

from limelight.stories.serial.episode import Episode, Told, as_episode, summaries

TOLD = (Told(number=1, title="Light", about="windows"), Told(number=2, title="Water"))
EPISODE = Episode(
    series_id="s",
    series="Basil diaries",
    number=3,
    hook="Welcome to {series}, episode {number}. Last time it was {before}.",
    outro="See you.",
    told=TOLD,
)


def test_an_episode_has_its_number_and_its_running_lines() -> None:
    said = as_episode(SCRIPT, EPISODE)
    assert said.title == "Basil diaries 3: Basil on a windowsill"
    assert said.scenes[0].narration == (
        "Welcome to Basil diaries, episode 3. Last time it was Water. Hello all. See you."
    )
    assert as_episode(said, EPISODE) == said
    assert as_episode(SCRIPT, None) is SCRIPT


def test_the_first_episode_has_none_before_it() -> None:
    first = EPISODE.model_copy(update={"number": 1, "told": ()})
    assert first.said(first.hook) == "Welcome to Basil diaries, episode 1."
    assert first.said("Braces {like} these stay.") == "Braces {like} these stay."


def test_running_lines_stay_away_where_there_is_no_room() -> None:
    full = SCRIPT.scenes[0].model_copy(update={"narration": "a" * 895})
    script = SCRIPT.model_copy(update={"scenes": (full,), "title": "t" * 100})
    said = as_episode(script, EPISODE)
    assert said.scenes == (full,)
    assert len(said.title) == 100
    assert said.title.startswith("Basil diaries 3: ttt")


def test_a_model_is_told_of_the_last_episodes() -> None:
    assert summaries(TOLD) == ["1. Light: windows", "2. Water"]
    many = [Told(number=n, title=str(n)) for n in range(1, 40)]
    assert summaries(many)[0] == "28. 28"
