"""The gateway: choose a maker, call it, record the call. Nothing else calls a maker."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import func, select, update

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
    Voice,
    VoiceSpec,
)
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Problem, Upstream
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
    """What a maker made: files by role, and the rest of its answer as facts.

    `recipe` is that of the maker that made it; `tried_before` says who could not, and why.
    """

    files: dict[str, Path]
    facts: dict[str, Any]
    recipe: Recipe
    tried_before: tuple[str, ...] = ()


class _Informed(Protocol):
    @property
    def info(self) -> MakerInfo: ...


M = TypeVar("M", bound=_Informed)
K = TypeVar("K")


class _Attempt(NamedTuple):
    """A maker that could do it, and the call of it."""

    info: MakerInfo
    call: Callable[[], Awaitable[Value]]


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
        return _recipe(ask, self._attempts(ask, Path())[0].info)

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

    def prices(self, language: str) -> dict[Kind, int]:
        """What one call of the maker that would be chosen costs, by kind, in millionths of a US
        dollar; a kind nobody makes in that language is left out.
        """
        makers: dict[Kind, Sequence[_Informed]] = {
            Kind.TEXT: self._makers.text,
            Kind.IMAGE: self._makers.image,
            Kind.SPEECH: self._makers.speech,
            Kind.MUSIC: self._makers.music,
        }
        found = {kind: _knowing(of_kind, language) for kind, of_kind in makers.items()}
        return {kind: able[0].info.cost_micros for kind, able in found.items() if able}

    async def spent_micros(self, key: str) -> int:
        """What the calls cost together whose keys begin with `key`, in the unit of `prices`."""
        asked = select(func.sum(CallRow.cost_micros)).where(
            CallRow.workspace_id == self._workspace_id,
            CallRow.id.startswith(f"{key}/", autoescape=True),
        )
        async with self._sessions.read() as db:
            return int(await db.scalar(asked) or 0)

    def moods(self) -> tuple[Mood, ...]:
        """The moods of the music maker that would be chosen."""
        return self._makers.music[0].moods

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the speech maker that would be chosen."""
        return self._makers.speech[0].voices

    def sample_line(self, language: str) -> str:
        """A short line to try a voice with; raises Rejected for a language nobody speaks."""
        return _speakers(self._makers.speech, language)[0].sample(language)

    async def prepare_voice(self, voice: VoiceSpec, language: str) -> None:
        """Let the maker that would speak get ready; does nothing for a language nobody speaks."""
        able = _knowing(self._makers.speech, language)
        if able:
            await able[0].prepare(voice, language)

    async def make(
        self, ask: Ask, *, into: Path, call_key: str, keep: Callable[[Outcome], Awaitable[K]]
    ) -> K:
        """Have the first maker that can make `ask`, and record the call under `call_key`. Files are
        written to `into`; what `keep` makes of the outcome is the answer.

        The call counts as done once `keep` is: whoever dies between the two leaves a call that was
        not finished, never a finished one whose result is nowhere. A maker that fails or declines
        is followed by the next; the outcome says whose recipe it is and who was tried before.
        Making again with the same key replaces the record of the call that was cut off. Raises
        what the last maker raised, one of the five errors of `generation.errors`.
        """
        attempts = self._attempts(ask, into)
        tried: list[str] = []
        for attempt in attempts:
            recipe = _recipe(ask, attempt.info)
            await self._begin_call(call_key, recipe, attempt.info.cost_micros)
            try:
                made = await attempt.call()
            except (Upstream, Rejected) as problem:
                await self._end_call(call_key, "failed", problem.detail)
                if attempt is attempts[-1]:
                    raise _told(problem, tried) from problem
                tried.append(f"{attempt.info.provider}: {problem.detail}")
            except Problem as problem:
                await self._end_call(call_key, "failed", problem.detail)
                raise
            else:
                kept = await keep(_outcome(made, recipe, tried))
                await self._end_call(call_key, "done", "")
                return kept
        raise AssertionError("there is always at least one maker")

    async def settle(self, call_key: str) -> None:
        """Note that the call is done: its result was found kept, by whoever was cut off right
        after keeping it. Does nothing for a call that was never sent or has ended.
        """
        await self._end_call(call_key, "done", "", only_sent=True)

    def _attempts(self, ask: Ask, into: Path) -> list[_Attempt]:
        """The makers that could make `ask`, in order; raises Rejected when there is none."""
        if isinstance(ask, TextAsk):
            writers = _able(self._makers.text, ask.language)
            return [_Attempt(one.info, partial(one.write, ask)) for one in writers]
        if isinstance(ask, ImageAsk):
            judges = self._identity_judges
            painters = self._makers.image
            return [_Attempt(o.info, partial(draw_surely, o, ask, into, judges)) for o in painters]
        if isinstance(ask, SpeechAsk):
            speakers = _speakers(self._makers.speech, ask.language)
            return [_Attempt(one.info, partial(one.speak, ask, into)) for one in speakers]
        return [_Attempt(one.info, partial(one.compose, ask, into)) for one in self._makers.music]

    async def _begin_call(self, call_key: str, recipe: Recipe, cost_micros: int) -> None:
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
                    cost_micros=cost_micros,
                    error="",
                    started_at=utc_now(),
                    ended_at=None,
                )
            )

    async def _end_call(
        self, call_key: str, state: str, error: str, *, only_sent: bool = False
    ) -> None:
        mine = [CallRow.workspace_id == self._workspace_id, CallRow.id == call_key]
        async with self._sessions.begin() as db:
            await db.execute(
                update(CallRow)
                .where(*mine, *([CallRow.state == "sent"] if only_sent else []))
                .values(state=state, error=error, ended_at=utc_now())
            )


def _knowing(makers: Sequence[M], language: str) -> list[M]:
    return [m for m in makers if not m.info.languages or language in m.info.languages]


def _able(makers: Sequence[M], language: str) -> list[M]:
    """The makers that know the language; raises Rejected naming the languages there are."""
    able = _knowing(makers, language)
    if not able:
        known = sorted({code for maker in makers for code in maker.info.languages})
        raise Rejected(f"No maker for language {language!r}. Available: {', '.join(known)}.")
    return able


def _speakers(makers: Sequence[SpeechMaker], language: str) -> list[SpeechMaker]:
    """As `_able`; what is refused says who speaks the language instead."""
    try:
        return _able(makers, language)
    except Rejected as refused:
        raise Rejected(f"{refused.detail} {SPOKEN_ELSEWHERE}", **refused.facts) from refused


def _recipe(ask: Ask, info: MakerInfo) -> Recipe:
    references = ask.references if isinstance(ask, ImageAsk) else ()
    return Recipe(
        kind=next(kind for kind, asks in _ASKS.items() if isinstance(ask, asks)),
        provider=info.provider,
        model=info.model,
        version=info.version,
        settings=ask.model_dump(mode="json", exclude={"seed", "references"}),
        seed=ask.seed,
        parents=tuple(sha256_of(path) for path in references),
    )


def _told(problem: Problem, tried: list[str]) -> Problem:
    """The problem, with who was tried before."""
    if not tried:
        return problem
    return type(problem)(f"{problem.detail} Tried before: {' '.join(tried)}", **problem.facts)


def _outcome(made: Value, recipe: Recipe, tried: list[str]) -> Outcome:
    files = {
        name: path for name in _FILE_FIELDS if isinstance(path := getattr(made, name, None), Path)
    }
    facts = made.model_dump(mode="json", exclude=set(_FILE_FIELDS))
    return Outcome(files=files, facts=facts, recipe=recipe, tried_before=tuple(tried))
