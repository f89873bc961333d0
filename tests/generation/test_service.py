"""The gateway: choosing makers, calling them, recording calls."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from limelight.accounts.service import get_local_workspace
from limelight.generation.errors import Rejected, Unavailable
from limelight.generation.ports import (
    ImageMaker,
    MakerInfo,
    MusicMaker,
    SpeechMaker,
    TextModel,
)
from limelight.generation.schemas import Mood, MusicAsk, MusicMade, TextAsk, TextMade
from limelight.generation.service import Gateway, Outcome
from limelight.kit.db.sessions import Sessions

ASK = TextAsk(task="t", instructions="i", facts={}, answer_schema={}, language="en", seed=1)


@dataclass
class Writer:
    """Writes its name, or fails as told."""

    name: str
    languages: tuple[str, ...] = ()
    fails: bool = False
    calls: int = 0

    @property
    def info(self) -> MakerInfo:
        return MakerInfo(
            provider="test", model=self.name, version="1", languages=self.languages, credit="C"
        )

    async def write(self, ask: TextAsk) -> TextMade:
        self.calls += 1
        if self.fails:
            raise Unavailable("The writer is away.")
        return TextMade(value={"by": self.name, "seed": ask.seed})


class Composer:
    """Leaves a file."""

    info = MakerInfo(provider="test", model="composer", version="1")
    moods = (
        Mood(
            name="odd", says="unlike", tempo_bpm=(60, 70), modes=("major",), instruments=("kazoo",)
        ),
    )

    async def compose(self, ask: MusicAsk, into: Path) -> MusicMade:
        path = into / "m.wav"
        path.write_bytes(b"RIFF")
        return MusicMade(audio=path, sample_rate_hz=48000, seconds=ask.seconds)


@dataclass
class Shelf:
    """Installed makers."""

    text: list[TextModel] = field(default_factory=list)
    image: list[ImageMaker] = field(default_factory=list)
    speech: list[SpeechMaker] = field(default_factory=list)
    music: list[MusicMaker] = field(default_factory=list)


async def _gateway(sessions: Sessions, shelf: Shelf) -> Gateway:
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    return Gateway(workspace.id, shelf, sessions)


async def _calls(sessions: Sessions) -> list[tuple[str, str, str]]:
    async with sessions.read() as db:
        rows = await db.execute(sa.text("SELECT id, state, error FROM generation_calls"))
        return [(str(row[0]), str(row[1]), str(row[2])) for row in rows]


async def _as_it_is(outcome: Outcome) -> Outcome:
    return outcome


async def test_the_first_maker_that_knows_the_language_is_called(
    sessions: Sessions, tmp_path: Path
) -> None:
    german, any_language = Writer("german", ("de",)), Writer("any")
    gateway = await _gateway(sessions, Shelf(text=[german, any_language]))
    made = await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    assert made.facts["value"] == {"by": "any", "seed": 1}
    assert german.calls == 0


async def test_a_language_nobody_knows_is_refused_with_those_that_are(sessions: Sessions) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w", ("de", "en"))]))
    with pytest.raises(Rejected, match="de, en"):
        gateway.recipe(ASK.model_copy(update={"language": "xx"}))


async def test_a_call_is_recorded_once_however_often_it_is_sent(
    sessions: Sessions, tmp_path: Path
) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w")]))
    await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    assert await _calls(sessions) == [("k", "done", "")]


async def test_a_call_is_done_only_once_its_result_is_kept(
    sessions: Sessions, tmp_path: Path
) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w")]))

    async def die(_: Outcome) -> None:
        assert await _calls(sessions) == [("k", "sent", "")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await gateway.make(ASK, into=tmp_path, call_key="k", keep=die)
    assert await _calls(sessions) == [("k", "sent", "")]
    await gateway.settle("k")
    assert await _calls(sessions) == [("k", "done", "")]


async def test_settling_changes_no_call_that_has_ended(sessions: Sessions, tmp_path: Path) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w", fails=True)]))
    with pytest.raises(Unavailable):
        await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    await gateway.settle("k")
    await gateway.settle("never sent")
    assert await _calls(sessions) == [("k", "failed", "The writer is away.")]


async def test_a_failed_call_is_recorded_with_its_reason(
    sessions: Sessions, tmp_path: Path
) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w", fails=True)]))
    with pytest.raises(Unavailable):
        await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    assert await _calls(sessions) == [("k", "failed", "The writer is away.")]


async def test_files_come_back_by_role_and_the_rest_as_facts(
    sessions: Sessions, tmp_path: Path
) -> None:
    gateway = await _gateway(sessions, Shelf(music=[Composer()]))
    made = await gateway.make(MusicAsk(seconds=2.5), into=tmp_path, call_key="k", keep=_as_it_is)
    assert made.files == {"audio": tmp_path / "m.wav"}
    assert made.facts["seconds"] == 2.5


async def test_the_recipe_names_the_maker_and_leaves_the_seed_beside_the_settings(
    sessions: Sessions,
) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("w")]))
    recipe, other = gateway.recipe(ASK), gateway.recipe(ASK.model_copy(update={"seed": 2}))
    assert (recipe.model, recipe.seed, "seed" in recipe.settings) == ("w", 1, False)
    assert recipe.hash != other.hash
    assert recipe.hash == gateway.recipe(ASK.model_copy()).hash


async def test_credits_are_listed_once_each(sessions: Sessions) -> None:
    gateway = await _gateway(sessions, Shelf(text=[Writer("a"), Writer("b")]))
    assert gateway.credits() == ("C",)


async def test_the_next_maker_writes_where_the_first_cannot(
    sessions: Sessions, tmp_path: Path
) -> None:
    broken, spare = Writer("first", fails=True), Writer("second")
    gateway = await _gateway(sessions, Shelf(text=[broken, spare]))
    outcome = await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
    assert outcome.facts["value"]["by"] == "second"
    assert outcome.recipe.model == "second"
    assert outcome.recipe != gateway.recipe(ASK)
    assert outcome.tried_before == ("test: The writer is away.",)


async def test_when_all_fail_the_last_says_who_was_tried(
    sessions: Sessions, tmp_path: Path
) -> None:
    shelf = Shelf(text=[Writer("first", fails=True), Writer("second", fails=True)])
    gateway = await _gateway(sessions, shelf)
    with pytest.raises(Unavailable, match="Tried before: test: The writer is away"):
        await gateway.make(ASK, into=tmp_path, call_key="k", keep=_as_it_is)
