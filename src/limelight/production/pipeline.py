"""The whole run of one brief, readable top to bottom.

Every call of `self` in it is durable: when a process dies, another one continues at the first call
that has no recorded result.
"""

import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from dbos import DBOS, DBOSConfiguredInstance, SetWorkflowID, WorkflowHandleAsync
from dbos import error as dbos_errors

from limelight.generation.service import Ask
from limelight.kit.errors import Problem
from limelight.kit.files import space_hint
from limelight.library.schemas import Made
from limelight.production.schemas import (
    AS_GIVEN,
    FACTS_MISSING,
    NOT_WANTED,
    ProductionId,
    StepState,
)
from limelight.production.steps import cutting, finishing, planning
from limelight.production.steps.carrying import carried
from limelight.production.steps.opening import Benches, load_run
from limelight.production.steps.values import Cut, Cuts, Finished, Pictures, Run, Video, Voices
from limelight.stories.errors import FactsNeeded
from limelight.stories.script import Script

_POLL_SECONDS = 0.05
_KEEP_TRYING = 1000
_log = logging.getLogger(__name__)
T = TypeVar("T")


async def _start(
    key: str, work: Callable[..., Coroutine[Any, Any, T]], *args: Any
) -> WorkflowHandleAsync[T]:
    with SetWorkflowID(key):
        return await DBOS.start_workflow_async(work, *args)


async def _result(handle: WorkflowHandleAsync[T]) -> T:
    return await handle.get_result(polling_interval_sec=_POLL_SECONDS)


@DBOS.dbos_class()
class Producer(DBOSConfiguredInstance):
    """The durable functions of production.

    DBOS finds this object by its name when it continues a run, so there is one per process;
    `benches` has what it works with, per workspace, set before durable work starts.
    """

    benches: Benches

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def produce(self, production_id: str) -> str:
        """Make a production; returns the state it ended in. Failures are recorded, not raised."""
        try:
            run = await self.open(production_id)
            script = await self._write_script(run)
            recording = await _start(f"{run.key}/speech", self.record_voices, run, script)
            drawing = await _start(f"{run.key}/pictures", self.draw_pictures, run, script)
            voices = await _result(recording)
            music = await self._compose_music(run, script, voices)
            pictures = await _result(drawing)
            cuts = await self._cut(run, script, voices, pictures, music)
            videos = await self._render(run, cuts)
            await self._finish(run, script, cuts, videos)
        except dbos_errors.DBOSAwaitedWorkflowCancelledError:
            return "cancelled"
        except Problem as problem:
            await self.record_failure(production_id, problem.detail)
            return "failed"
        except Exception as error:  # noqa: BLE001 - whatever it was, the person must see it
            _log.exception("production %s broke", production_id)
            await self.record_failure(production_id, _unexpected(error))
            return "failed"
        return "done"

    async def _write_script(self, run: Run) -> Script:
        await self.mark(run.id, "script", "working")
        if run.given_script is not None:
            script, state, note = run.given_script, _DONE, AS_GIVEN
        else:
            handle = await _start(f"{run.key}/script", self.make, planning.script_ask(run))
            made = await _result(handle)
            script = await self._read_script(run, made)
            state, note = _state_of([made])
        await self.check_script(run, script)
        await self.keep_script(run.id, script)
        await self.mark(run.id, "script", state, note)
        return script

    async def _read_script(self, run: Run, made: Made) -> Script:
        try:
            return planning.read_script(run, made)
        except FactsNeeded:
            await self.mark(run.id, "script", "failed", FACTS_MISSING)
            raise

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def record_voices(self, run: Run, script: Script) -> Voices:
        """Have every scene spoken."""
        return Voices(scenes=await self._make_all(run, "speech", planning.speech_asks(run, script)))

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def draw_pictures(self, run: Run, script: Script) -> Pictures:
        """Have every scene drawn in every format."""
        asks = planning.picture_asks(run, script)
        flat = [ask for of_format in asks.values() for ask in of_format]
        made = iter(await self._make_all(run, "pictures", flat))
        return Pictures(
            by_format={
                name: tuple(next(made) for _ in of_format) for name, of_format in asks.items()
            }
        )

    async def _compose_music(self, run: Run, script: Script, voices: Voices) -> Made | None:
        wanted = run.brief.soundtrack.music
        if wanted != "composed":
            await self.mark(run.id, "music", _DONE, AS_GIVEN if wanted == "own" else NOT_WANTED)
            return None
        ask = planning.music_ask(run, script, voices)
        return (await self._make_all(run, "music", [ask]))[0]

    async def _make_all(self, run: Run, step: str, asks: list[Ask]) -> tuple[Made, ...]:
        await self.mark(run.id, step, "working")
        handles = [
            await _start(f"{run.key}/{step}/{index}", self.make, ask, run.id, step, index)
            for index, ask in enumerate(asks, start=1)
        ]
        made: list[Made] = []
        for handle in handles:
            made.append(await _result(handle))
            await self.mark(run.id, step, "working", "", len(made) / len(asks))
        await self.mark(run.id, step, *_state_of(made))
        return tuple(made)

    async def _cut(
        self, run: Run, script: Script, voices: Voices, pictures: Pictures, music: Made | None
    ) -> Cuts:
        await self.mark(run.id, "cut", "working")
        cuts = await self.cut(run, script, voices, pictures, music)
        await self.mark(run.id, "cut", "done")
        return cuts

    async def _render(self, run: Run, cuts: Cuts) -> list[Video]:
        await self.mark(run.id, "render", "working")
        # Productions that were being rendered by an earlier version go on one format at a time.
        if await DBOS.patch_async("formats-in-one-pass"):
            made = await _result(await _start(f"{run.key}/render", self.render_all, run, cuts))
        else:
            made = [await self._render_one(run, cuts, at) for at in range(len(cuts.cuts))]
        videos = [
            Video(format=cut.format, made=one) for cut, one in zip(cuts.cuts, made, strict=True)
        ]
        await self.mark(run.id, "render", *_state_of([video.made for video in videos]))
        return videos

    async def _render_one(self, run: Run, cuts: Cuts, at: int) -> Made:
        share = at / len(cuts.cuts), 1 / len(cuts.cuts)
        key = f"{run.key}/render/{at + 1}"
        return await _result(await _start(key, self.render, run, cuts.cuts[at], *share))

    async def _finish(self, run: Run, script: Script, cuts: Cuts, videos: list[Video]) -> None:
        await self.mark(run.id, "finish", "working")
        files = await self.finish(run, script, cuts, videos)
        await self.mark(run.id, "finish", "done")
        await self.record_success(run.id, files, cuts.cuts[0].timeline.seconds)

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def make(self, ask: Ask, production_id: str = "", step: str = "", index: int = 0) -> Made:
        """One call of one maker; its id is the idempotency key of the call."""
        return await self.make_once(ask, str(DBOS.workflow_id), production_id, step, index)

    @DBOS.step(preemptible=True)
    async def make_once(
        self, ask: Ask, key: str, production_id: str, step: str, index: int
    ) -> Made:
        """Make it, or find that it was made."""
        # The key of every call begins with its production.
        bench = await self.benches.of(key.split("/")[0])
        made = await bench.make(ask, key)
        if step == "pictures":
            await bench.tracker.picture(
                ProductionId(production_id), index, made.files["picture"].name
            )
        return made

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def render_all(self, run: Run, cuts: Cuts) -> list[Made]:
        """Render every format, in one pass."""
        return await self.render_once(run, list(cuts.cuts), str(DBOS.workflow_id), 0.0, 1.0)

    @DBOS.workflow(max_recovery_attempts=_KEEP_TRYING)
    async def render(self, run: Run, cut: Cut, done_before: float, share: float) -> Made:
        """Render one format."""
        key = str(DBOS.workflow_id)
        return (await self.render_once(run, [cut], key, done_before, share))[0]

    @DBOS.step(preemptible=True)
    async def render_once(
        self, run: Run, cuts: list[Cut], key: str, done_before: float, share: float
    ) -> list[Made]:
        """Render and check cuts of one video, or find that they were rendered."""
        bench = await self.benches.of(run.id)
        async with bench.tracker.progress(run.id, "render") as progress:
            made = await cutting.render_cuts(
                bench, cuts, key, lambda value: progress.tell(done_before + value * share)
            )
        for at, (cut, one) in enumerate(zip(cuts, made, strict=True), start=1):
            await cutting.check_cut(bench, cut, one, f"{key}/{at}", run.brief.avoided)
        return made

    @DBOS.step()
    async def open(self, production_id: str) -> Run:
        """What is to be made, and by whom."""
        bench = await self.benches.of(production_id)
        run = await load_run(bench, ProductionId(production_id))
        await bench.tracker.begin(run.id)
        return run

    @DBOS.step()
    async def mark(
        self,
        production_id: ProductionId,
        step: str,
        state: StepState,
        note: str = "",
        progress: float | None = None,
    ) -> None:
        """Write down how far a step is."""
        bench = await self.benches.of(production_id)
        await bench.tracker.step(production_id, step, state, note=note, progress=progress)

    @DBOS.step()
    async def check_script(self, run: Run, script: Script) -> None:
        """Refuse a script that breaks a rule."""
        await planning.check_script(await self.benches.of(run.id), run.character, script)

    @DBOS.step()
    async def keep_script(self, production_id: ProductionId, script: Script) -> None:
        """Show the script."""
        bench = await self.benches.of(production_id)
        await bench.tracker.script(production_id, script.model_dump(mode="json"))

    @DBOS.step(preemptible=True)
    async def cut(
        self, run: Run, script: Script, voices: Voices, pictures: Pictures, music: Made | None
    ) -> Cuts:
        """Lay out the timelines and mix the sound."""
        return await cutting.cut(
            await self.benches.of(run.id), run, script, voices, pictures, music
        )

    @DBOS.step(preemptible=True)
    async def finish(
        self, run: Run, script: Script, cuts: Cuts, videos: list[Video]
    ) -> list[Finished]:
        """Label and sign every file that leaves the studio."""
        bench = await self.benches.of(run.id)
        made = await finishing.finish(bench, run, script, cuts, videos)
        return [*made, *await carried(bench, run, script.title, made)]

    @DBOS.step()
    async def record_success(
        self, production_id: ProductionId, files: list[Finished], seconds: float
    ) -> None:
        """All is made."""
        dumped = [file.model_dump(mode="json") for file in files]
        bench = await self.benches.of(production_id)
        cost_micros = await bench.gateway.spent_micros(production_id)
        await bench.tracker.done(production_id, dumped, seconds, cost_micros)

    @DBOS.step()
    async def record_failure(self, production_id: str, detail: str) -> None:
        """Say why it could not be made."""
        bench = await self.benches.of(production_id)
        told = detail + space_hint(bench.library.store.folder.parent)
        _log.info("production %s failed: %s", production_id, told)
        await bench.tracker.failed(ProductionId(production_id), told)


_DONE: StepState = "done"


def _unexpected(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}"
    return f"Something unexpected went wrong ({what}). What is made is kept."


def _state_of(made: list[Made]) -> tuple[StepState, str]:
    reused = sum(thing.reused for thing in made)
    if reused == len(made):
        return "reused", "made before"
    return _DONE, f"{reused} of {len(made)} made before" if reused else ""


producer = Producer("studio")
