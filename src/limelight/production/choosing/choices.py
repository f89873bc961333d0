"""What a brief chooses from: voices and music to be tried, files of the library. Serves the port
`Choices`.
"""

from pathlib import Path

from limelight.generation.schemas import Mood, MusicAsk, SpeechAsk, Voice, VoiceSpec
from limelight.generation.service import Ask
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.library.finding.lists import list_assets
from limelight.library.queries import get_asset
from limelight.library.schemas import Asset, AssetFilter
from limelight.production.briefs.schemas import ChosenFile, FilePage
from limelight.production.briefs.typed import Typed
from limelight.production.choosing.chosen import assets_of, check_voice, kinds_of, paths_of
from limelight.production.steps.making import Bench
from limelight.stories.brief import LANGUAGES, check_language

MUSIC_SECONDS = 12.0
_SHOWN_FILES = 24


class StudioChoices:
    """For one workspace, through the same library as everything: what was tried once answers at
    once.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def voices(self) -> tuple[Voice, ...]:
        """See the port."""
        return self._bench.gateway.voices()

    def moods(self) -> tuple[Mood, ...]:
        """See the port."""
        return self._bench.gateway.moods()

    async def voice(self, name: str, language: str) -> Path:
        """See the port."""
        code = check_language(language, LANGUAGES)
        check_voice(name, self.voices())
        line = self._bench.gateway.sample_line(code)
        return await self._made(SpeechAsk(text=line, language=code, voice=VoiceSpec(name=name)))

    async def music(self, mood: str, tempo_bpm: int | None) -> Path:
        """See the port."""
        return await self._made(
            MusicAsk(mood=mood, seconds=MUSIC_SECONDS, tempo_bpm=tempo_bpm, has_intro=False)
        )

    async def paths(self, typed: Typed) -> dict[str, Path]:
        """See the port."""
        async with self._bench.sessions.read() as db:
            return await paths_of(db, self._bench.workspace_id, self._bench.library.store, typed)

    async def files(self, typed: Typed) -> dict[str, ChosenFile | None]:
        """See the port."""
        async with self._bench.sessions.read() as db:
            found = await assets_of(db, self._bench.workspace_id, typed)
        return {
            field: None if isinstance(asset, Invalid) else _shown(asset)
            for field, asset in found.items()
        }

    async def page(self, field: str, words: str, made_as: str, cursor: str) -> FilePage:
        """See the port."""
        wanted = AssetFilter(words=words[:200], kinds=kinds_of(field), made_as=made_as[:40])
        async with self._bench.sessions.read() as db:
            page = await list_assets(
                db, self._bench.workspace_id, wanted, cursor=cursor or None, limit=_SHOWN_FILES
            )
        return FilePage(items=tuple(map(_shown, page.items)), next_cursor=page.next_cursor)

    async def choose(self, field: str, asset_id: str) -> ChosenFile:
        """See the port."""
        kinds_of(field)
        async with self._bench.sessions.read() as db:
            asset = await get_asset(db, self._bench.workspace_id, asset_id)
        await self.paths(Typed.model_validate({field: asset.file.name}))
        return _shown(asset)

    async def _made(self, ask: Ask) -> Path:
        made = await self._bench.make(ask, f"sample/{new_id()}")
        return self._bench.library.store.path(made.files["audio"].name)


def _shown(asset: Asset) -> ChosenFile:
    mark = asset.file.sha256[:12]
    return ChosenFile(
        id=asset.id,
        name=asset.file.name,
        title=asset.title or "Untitled",
        kind=asset.kind,
        seconds=asset.seconds,
        look="" if asset.kind in ("data", "text") else f"/library/{asset.id}/look/small?v={mark}",
        play=f"/library/{asset.id}/file?v={mark}" if asset.kind == "sound" else "",
    )
