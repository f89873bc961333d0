"""Productions that play a written run, frame by frame when the test says so; no makers."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageDraw

from limelight.generation.schemas import Kind
from limelight.kit.errors import NotFound, Refused
from limelight.production.quotes.estimating import estimate
from limelight.production.schemas import (
    CharacterCard,
    FileKind,
    FileView,
    Order,
    ProductionCard,
    ProductionId,
    ProductionPage,
    ProductionState,
    ProductionView,
    Quote,
    SceneView,
    StepState,
    StepView,
    VersionView,
)
from limelight.production.steps.tracking import STEPS
from limelight.stories.brief import SIZES, Format, check_brief
from limelight.stories.script import Scene, Script

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CAST = (
    CharacterCard(id="mia", name="Mia Rivers", handle="mia"),
    CharacterCard(id="kenji", name="Kenji Mori", handle="kenji"),
)
_STEPS = {
    "script": "Write the script",
    "pictures": "Draw the scenes",
    "speech": "Speak the words",
    "music": "Compose the music",
    "render": "Cut and render",
    "label": "Sign and label",
}
_SPOKEN = (
    (
        "Pick the brightest sill",
        "Basil wants six hours of light, so give it your brightest window.",
    ),
    ("Water from below", "Pour water into the saucer and let the roots drink what they need."),
    ("Pinch, do not pluck", "Pinch the tips above a pair of leaves and two new stems will grow."),
)
_COLOURS = ("#7a4df3", "#2f8f6b", "#e0568f")
_SCRIPT = Script(
    title="Three honest tips for growing basil",
    language="en",
    topic="growing basil",
    scenes=tuple(
        Scene(narration=said, on_screen=shown, picture="a plant", setting="a sunny kitchen")
        for shown, said in _SPOKEN
    ),
    description="Basil on a windowsill is easier than you think. Three things that really help.",
    hashtags=("basil", "windowsill", "growyourown"),
)


def draw(path: Path, colour: str, size: tuple[int, int]) -> None:
    """A plain picture with a sun, so that layouts can be judged."""
    picture = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(picture)
    width, height = size
    pen.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.2 + width * 0.4), "#fde7c8")
    pen.rectangle((0, height * 0.7, width, height), "#1c1838")
    picture.save(path)


def film(path: Path, picture: Path) -> None:
    """Two seconds of `picture` with a tone, playable in any browser."""
    inputs = ["-loop", "1", "-t", "2", "-i", str(picture), "-f", "lavfi", "-i", "sine=300:d=2"]
    codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    rest = ["-r", "10", "-movflags", "+faststart", "-shortest", str(path)]
    program = imageio_ffmpeg.get_ffmpeg_exe()
    command = [program, "-v", "error", "-y", *inputs, *codecs, *rest]
    subprocess.run(command, check=True, timeout=60)


class ScriptedCast:
    """Two characters."""

    async def list_cards(self, most: int = 200) -> tuple[CharacterCard, ...]:
        return CAST


class ScriptedProductions:
    """Serves `Productions` from a list of frames per run; `advance` works from any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.views: dict[ProductionId, ProductionView] = {}
        self.resumed: list[ProductionId] = []
        self._versions: dict[ProductionId, tuple[VersionView, ...]] = {}
        self._frames: dict[ProductionId, list[ProductionView]] = {}
        self._watchers: dict[
            ProductionId,
            list[tuple[asyncio.AbstractEventLoop, asyncio.Queue[ProductionView | None]]],
        ] = {}
        if not (folder / "production.json").exists():
            self._make_files()

    async def list_page(
        self,
        *,
        cursor: str | None = None,
        limit: int = 12,
        state: ProductionState | None = None,
        character_id: str | None = None,
    ) -> ProductionPage:
        found = [view for view in self.views.values() if state in {None, view.state}]
        found = [view for view in found if character_id in {None, view.character_id}]
        found.sort(key=lambda view: (view.created_at, view.id), reverse=True)
        start = int(cursor or 0)
        more = str(start + limit) if len(found) > start + limit else None
        cards = tuple(_card(view) for view in found[start : start + limit])
        return ProductionPage(items=cards, next_cursor=more)

    async def list_unfinished(self) -> tuple[tuple[ProductionId, ProductionState], ...]:
        views = sorted(self.views.values(), key=lambda view: (view.created_at, view.id))
        states: tuple[ProductionState, ...] = ("working", "waiting")
        return tuple((one.id, one.state) for state in states for one in views if one.state == state)

    async def get(self, production_id: ProductionId) -> ProductionView:
        if production_id not in self.views:
            raise NotFound("There is no such production.")
        return self.views[production_id]

    async def start(self, order: Order) -> ProductionId:
        brief = check_brief(
            order.text,
            seconds=order.seconds,
            formats=order.formats,
            language=order.language,
            seed=order.seed,
            form=order.form,
            captions=order.captions,
        ).model_copy(update={"look": order.look})
        who = next((card for card in CAST if order.character in {"", card.id, card.name}), None)
        if who is None:
            raise NotFound(f"There is no character {order.character!r}.", field="character")
        if "real person" in brief.text:
            raise Refused("Limelight does not make a real person's likeness.", field="brief")
        production_id = ProductionId(f"run-{len(self.views) + 1}")
        view = ProductionView(
            id=production_id,
            title=brief.text[:80],
            brief=brief,
            character_id=who.id,
            character_name=who.name,
            state="waiting",
            created_at=NOW - timedelta(minutes=1) + timedelta(seconds=len(self.views)),
            steps=_steps("waiting"),
            disclosure="This video was generated by AI.",
        )
        self.views[production_id] = view
        self._frames[production_id] = self._play(view)
        return production_id

    async def place(self, production_id: ProductionId) -> None:
        return None

    async def quote(self, order: Order) -> Quote:
        brief = check_brief(
            order.text or "a video",
            seconds=order.seconds,
            formats=order.formats,
            language=order.language,
            seed=order.seed,
        )
        return estimate(brief, STEPS, (), {Kind.TEXT: 2_000})

    async def cancel(self, production_id: ProductionId) -> None:
        self._publish((await self.get(production_id)).model_copy(update={"state": "cancelled"}))

    async def resume(self, production_id: ProductionId) -> None:
        view = await self.get(production_id)
        self.resumed.append(production_id)
        self._frames[production_id] = self._play(view)
        self._publish(view.model_copy(update={"state": "working", "error": None}))

    async def watch(self, production_id: ProductionId) -> AsyncIterator[ProductionView]:
        queue: asyncio.Queue[ProductionView | None] = asyncio.Queue()
        watcher = (asyncio.get_running_loop(), queue)
        self._watchers.setdefault(production_id, []).append(watcher)
        view = await self.get(production_id)
        try:
            yield view
            while view.state in {"waiting", "working"}:
                if (news := await queue.get()) is None:
                    raise ConnectionResetError("the test hung up")
                view = news
                yield view
        finally:
            self._watchers[production_id].remove(watcher)

    async def versions(self, production_id: ProductionId) -> tuple[VersionView, ...]:
        await self.get(production_id)
        return self._versions.get(production_id, ())

    async def open_file(self, production_id: ProductionId, name: str, version: int = 0) -> Path:
        await self.get(production_id)
        path = self.folder / name
        if not path.is_file():
            raise NotFound(f"There is no file {name!r}.")
        return path

    def advance(self, production_id: ProductionId, frames: int = 1) -> None:
        """Show the next frames of the run."""
        for _ in range(frames):
            self._publish(self._frames[production_id].pop(0))

    def finish(self, production_id: ProductionId) -> None:
        """Play the run to its end."""
        self.advance(production_id, len(self._frames[production_id]))

    def remake(self, production_id: ProductionId) -> None:
        """Say that it was made twice, the second time with another first line."""
        view = self.views[production_id]
        first = _SCRIPT.scenes[0].model_copy(
            update={"narration": "Basil wants eight hours of sun."}
        )
        scripts = (_SCRIPT.model_copy(update={"scenes": (first, *_SCRIPT.scenes[1:])}), _SCRIPT)
        self._versions[production_id] = tuple(
            VersionView(
                number=number,
                title=_SCRIPT.title,
                made_at=NOW,
                seconds=20.0,
                script=script,
                files=tuple(
                    file.model_copy(update={"url": f"{file.url}?version={number}"})
                    for file in view.files
                ),
            )
            for number, script in zip((2, 1), scripts, strict=True)
        )

    def hang_up(self, production_id: ProductionId) -> None:
        """Break every stream of the run, as a lost connection does."""
        for loop, queue in self._watchers.get(production_id, []):
            loop.call_soon_threadsafe(queue.put_nowait, None)

    def fail(self, production_id: ProductionId, reason: str) -> None:
        """End the run at the step that works now."""
        view = self.views[production_id]
        steps = tuple(
            step.model_copy(update={"state": "failed", "note": reason, "progress": None})
            if step.state == "working"
            else step
            for step in view.steps
        )
        self._publish(view.model_copy(update={"state": "failed", "error": reason, "steps": steps}))

    def _publish(self, view: ProductionView) -> None:
        self.views[view.id] = view
        for loop, queue in self._watchers.get(view.id, []):
            loop.call_soon_threadsafe(queue.put_nowait, view)

    def _play(self, view: ProductionView) -> list[ProductionView]:
        base = f"/production/{view.id}/files"
        told = [SceneView(index=i, narration=s, on_screen=t) for i, (t, s) in enumerate(_SPOKEN, 1)]
        drawn = [
            scene.model_copy(update={"picture_url": f"{base}/scene-{scene.index}.png"})
            for scene in told
        ]
        titled = view.model_copy(update={"state": "working", "title": _SCRIPT.title})

        def frame(steps: tuple[StepView, ...], scenes: list[SceneView]) -> ProductionView:
            return titled.model_copy(update={"steps": steps, "scenes": tuple(scenes)})

        frames = [
            view.model_copy(update={"state": "working", "steps": _steps("working")}),
            frame(_steps("done", "working", progress=0.0), told),
            frame(_steps("done", "working", progress=0.34), [drawn[0], *told[1:]]),
            frame(_steps("done", "working", progress=0.67), [*drawn[:2], told[2]]),
            frame(_steps("done", "done", "working", "reused", progress=0.5), drawn),
            frame(_steps("done", "done", "done", "reused", "working", progress=0.4), drawn),
        ]
        done = frame(_steps("done", "done", "done", "reused", "done", "done"), drawn)
        ended = {"state": "done", "finished_at": NOW, "script": _SCRIPT}
        files = self._files(base, view.brief.formats)
        return [*frames, done.model_copy(update={**ended, "files": files})]

    def _files(self, base: str, formats: tuple[Format, ...]) -> tuple[FileView, ...]:
        def file(kind: FileKind, name: str, label: str, mime: str, **more: object) -> FileView:
            size_bytes = (self.folder / name).stat().st_size
            values = {"kind": kind, "name": name, "label": label, "mime": mime, **more}
            return FileView.model_validate(
                {"url": f"{base}/{name}", "size_bytes": size_bytes, **values}
            )

        videos = [
            file(
                "video",
                f"video-{shape.replace(':', 'x')}.mp4",
                f"Video {shape}",
                "video/mp4",
                format=shape,
                width_px=SIZES[shape][0],
                height_px=SIZES[shape][1],
                seconds=20.0,
            )
            for shape in formats
        ]
        return (
            *videos,
            file("captions", "captions.srt", "Captions SRT", "application/x-subrip", language="en"),
            file("captions", "captions.vtt", "Captions VTT", "text/vtt", language="en"),
            file("captions", "captions.ass", "Captions ASS", "text/x-ssa", language="en"),
            file("thumbnail", "thumbnail.png", "Thumbnail", "image/png"),
            file("timeline", "timeline.otio", "Timeline OTIO", "application/json"),
            file("script", "script.json", "Script", "application/json"),
            file("production", "production.json", "Production", "application/json"),
            *(file("picture", f"scene-{i}.png", f"scene-{i}.png", "image/png") for i in (1, 2, 3)),
        )

    def _make_files(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for index, colour in enumerate(_COLOURS, 1):
            draw(self.folder / f"scene-{index}.png", colour, (216, 270))
        draw(self.folder / "thumbnail.png", _COLOURS[0], (216, 384))
        for shape, (width, height) in SIZES.items():
            name = shape.replace(":", "x")
            draw(
                self.folder / f"{name}.png",
                _COLOURS[0],
                (width // 5 // 2 * 2, height // 5 // 2 * 2),
            )
            film(self.folder / f"video-{name}.mp4", self.folder / f"{name}.png")
        cue = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nBasil wants six hours of light.\n"
        (self.folder / "captions.vtt").write_text(cue)
        for name in ("captions.srt", "captions.ass", "timeline.otio"):
            (self.folder / name).write_text("made for a test\n")
        for name in ("script.json", "production.json"):
            (self.folder / name).write_text(_SCRIPT.model_dump_json())


def _steps(*states: StepState, progress: float | None = None) -> tuple[StepView, ...]:
    """The steps in the given states, the rest waiting; what works now has `progress`."""
    padded: list[StepState] = [*states, *["waiting"] * (len(_STEPS) - len(states))]  # type: ignore[list-item]
    return tuple(
        StepView(
            name=name,
            label=label,
            state=state,
            seconds={"done": 1.8, "reused": 0.1}.get(state),
            note="6 voices heard, Amber chosen" if (name, state) == ("speech", "done") else "",
            progress=progress if state == "working" else None,
        )
        for (name, label), state in zip(_STEPS.items(), padded, strict=True)
    )


def _card(view: ProductionView) -> ProductionCard:
    is_done = view.state == "done"
    return ProductionCard(
        id=view.id,
        title=view.title,
        character_name=view.character_name,
        state=view.state,
        created_at=view.created_at,
        seconds=20.0 if is_done else None,
        thumbnail_url=f"/production/{view.id}/files/thumbnail.png" if is_done else None,
    )
