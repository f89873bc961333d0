"""The gateway: choose a maker, call it, record the call. Nothing else calls a maker."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import update

from limelight.generation.errors import Rejected
from limelight.generation.identity import draw_surely
from limelight.generation.models import CallRow
from limelight.generation.ports import (
    IdentityJudge,
    ImageMaker,
    MakerInfo,
    MusicMaker,
    SpeechMaker,
    TextModel,
)
from limelight.generation.schemas import (
    ImageAsk,
    Kind,
    Mood,
    MusicAsk,
    Recipe,
    SpeechAsk,
    TextAsk,
    Value,
)
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Problem
from limelight.kit.files import sha256_of

Ask = TextAsk | ImageAsk | SpeechAsk | MusicAsk
_ASKS: dict[Kind, type[Ask]] = {
    Kind.TEXT: TextAsk,
    Kind.IMAGE: ImageAsk,
    Kind.SPEECH: SpeechAsk,
    Kind.MUSIC: MusicAsk,
}
_FILE_FIELDS = ("picture", "stage", "audio")
SPOKEN_ELSEWHERE = (
    "ElevenLabs, Azure and OpenAI speak many more; the studio cannot be connected to them "
    "yet, that comes with the gateway to providers."
)


class Makers(Protocol):
    """The makers that are installed, by kind, in order of preference."""

    @property
    def text(self) -> Sequence[TextModel]: ...

    @property
    def image(self) -> Sequence[ImageMaker]: ...

    @property
    def speech(self) -> Sequence[SpeechMaker]: ...

    @property
    def music(self) -> Sequence[MusicMaker]: ...


class Outcome(Value):
    """What a maker made: files by role, and the rest of its answer as facts."""

    files: dict[str, Path]
    facts: dict[str, Any]


class _Informed(Protocol):
    @property
    def info(self) -> MakerInfo: ...


M = TypeVar("M", bound=_Informed)


def read_ask(kind: Kind, ask: dict[str, Any]) -> Ask:
    """The ask as a value again, from its JSON."""
    return _ASKS[kind].model_validate(ask)


class Gateway:
    """One way to every maker, for one workspace."""

    def __init__(
        self,
        workspace_id: str,
        makers: Makers,
        sessions: Sessions,
        *,
        identity_judges: Sequence[IdentityJudge] = (),
    ) -> None:
        self._workspace_id = workspace_id
        self._makers = makers
        self._sessions = sessions
        self._identity_judges = identity_judges

    def recipe(self, ask: Ask) -> Recipe:
        """The recipe of `ask` with the maker that would be chosen; its hash tells whether it was
        made before.
        """
        kind, info = self._chosen(ask)
        settings = ask.model_dump(mode="json", exclude={"seed", "references"})
        references = ask.references if isinstance(ask, ImageAsk) else ()
        return Recipe(
            kind=kind,
            provider=info.provider,
            model=info.model,
            version=info.version,
            settings=settings,
            seed=ask.seed,
            parents=tuple(sha256_of(path) for path in references),
        )

    def credits(self) -> tuple[str, ...]:
        """Whom to credit for what the makers use, once each."""
        makers: tuple[Sequence[_Informed], ...] = (
            self._makers.text,
            self._makers.image,
            self._makers.speech,
            self._makers.music,
        )
        found = (maker.info.credit for of_kind in makers for maker in of_kind)
        return tuple(dict.fromkeys(credit for credit in found if credit))

    def moods(self) -> tuple[Mood, ...]:
        """The moods of the music maker that would be chosen."""
        return _choose(self._makers.music, "").moods

    def _chosen(self, ask: Ask) -> tuple[Kind, MakerInfo]:
        if isinstance(ask, TextAsk):
            return Kind.TEXT, _choose(self._makers.text, ask.language).info
        if isinstance(ask, ImageAsk):
            return Kind.IMAGE, _choose(self._makers.image, "").info
        if isinstance(ask, SpeechAsk):
            return Kind.SPEECH, _speaker(self._makers.speech, ask.language).info
        return Kind.MUSIC, _choose(self._makers.music, "").info

    async def make(self, ask: Ask, *, into: Path, call_key: str) -> Outcome:
        """Call the maker and record the call under `call_key`. Files are written to `into`.

        Making again with the same key replaces the record of the call that was cut off. Raises one
        of the five errors of `generation.errors`.
        """
        recipe = self.recipe(ask)
        await self._begin_call(call_key, recipe)
        try:
            made = await self._call(ask, into)
        except Problem as problem:
            await self._end_call(call_key, "failed", problem.detail)
            raise
        await self._end_call(call_key, "done", "")
        return _outcome(made)

    async def _call(self, ask: Ask, into: Path) -> Value:
        if isinstance(ask, TextAsk):
            return await _choose(self._makers.text, ask.language).write(ask)
        if isinstance(ask, ImageAsk):
            maker = _choose(self._makers.image, "")
            return await draw_surely(maker, ask, into, self._identity_judges)
        if isinstance(ask, SpeechAsk):
            return await _speaker(self._makers.speech, ask.language).speak(ask, into)
        return await _choose(self._makers.music, "").compose(ask, into)

    async def _begin_call(self, call_key: str, recipe: Recipe) -> None:
        async with self._sessions.begin() as db:
            await db.merge(
                CallRow(
                    id=call_key,
                    workspace_id=self._workspace_id,
                    recipe_hash=recipe.hash,
                    kind=recipe.kind,
                    provider=recipe.provider,
                    model=recipe.model,
                    state="sent",
                    cost_micros=0,
                    error="",
                    started_at=utc_now(),
                    ended_at=None,
                )
            )

    async def _end_call(self, call_key: str, state: str, error: str) -> None:
        async with self._sessions.begin() as db:
            await db.execute(
                update(CallRow)
                .where(CallRow.workspace_id == self._workspace_id, CallRow.id == call_key)
                .values(state=state, error=error, ended_at=utc_now())
            )


def _choose(makers: Sequence[M], language: str) -> M:
    """The first maker that knows the language; raises Rejected naming the languages there are."""
    speaks: Callable[[M], bool] = lambda maker: (  # noqa: E731 - a typed name reads better here
        not language or not maker.info.languages or language in maker.info.languages
    )
    chosen = next((maker for maker in makers if speaks(maker)), None)
    if chosen is None:
        known = sorted({code for maker in makers for code in maker.info.languages})
        raise Rejected(f"No maker for language {language!r}. Available: {', '.join(known)}.")
    return chosen


def _speaker(makers: Sequence[SpeechMaker], language: str) -> SpeechMaker:
    """As `_choose`; what is refused says who speaks the language instead."""
    try:
        return _choose(makers, language)
    except Rejected as refused:
        raise Rejected(f"{refused.detail} {SPOKEN_ELSEWHERE}", **refused.facts) from refused


def _outcome(made: Value) -> Outcome:
    files = {
        name: path for name in _FILE_FIELDS if isinstance(path := getattr(made, name, None), Path)
    }
    return Outcome(files=files, facts=made.model_dump(mode="json", exclude=set(_FILE_FIELDS)))
