"""The bench: make a thing by its recipe, or take it from the library when it was made before."""

import shutil
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from limelight.accounts.schemas import WorkspaceId
from limelight.generation.schemas import Recipe
from limelight.generation.service import Ask, Gateway, Outcome
from limelight.kit.db.sessions import Sessions
from limelight.kit.files import disk_problems, ensure_folder
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity
from limelight.library.schemas import Made
from limelight.library.service import Library
from limelight.moderation.ports import Judge
from limelight.production.steps.tracking import Tracker
from limelight.renders.encode import shelf

Files = Mapping[str, Path]
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Bench:
    """What productions of one workspace work with. What lies in `cache` may be lost at any time."""

    workspace_id: WorkspaceId
    sessions: Sessions
    library: Library
    gateway: Gateway
    tracker: Tracker
    workers: Workers
    judges: Sequence[Judge]
    identity: Identity
    scratch: Path
    cache: Path

    @property
    def segments(self) -> Path:
        """Where encoded pieces of videos are kept."""
        return self.cache / shelf.FOLDER

    @contextmanager
    def scratch_for(self, key: str) -> Iterator[Path]:
        """An empty folder for one piece of work; what a crash left in it is removed first."""
        folder = self.scratch / key.replace("/", "_")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            yield ensure_folder(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    async def make(self, ask: Ask, key: str) -> Made:
        """Have a maker make `ask`, or reuse what the same recipe made before.

        What another maker made because the first could not is kept under that maker's recipe, so
        that the first is asked again next time.
        """
        found = await self.library.find(self.gateway.recipe(ask))
        if found is not None:
            await self.gateway.settle(key)
            return found
        began = time.perf_counter()

        async def keep(outcome: Outcome) -> Made:
            taken = time.perf_counter() - began
            return await self.library.keep(
                outcome.recipe, outcome.files, kept_facts(outcome), taken
            )

        with self.scratch_for(key) as folder, disk_problems(folder):
            return await self.gateway.make(ask, into=folder, call_key=key, keep=keep)

    async def make_by(
        self, recipe: Recipe, key: str, work: Callable[[Path], Awaitable[tuple[Files, Facts]]]
    ) -> Made:
        """Run `work` in a scratch folder and keep its files under `recipe`, or reuse them."""

        async def all_of_one(folder: Path, _missing: Sequence[int]) -> list[tuple[Files, Facts]]:
            return [await work(folder)]

        return (await self.make_all_by([recipe], key, all_of_one))[0]

    async def make_all_by(
        self,
        recipes: Sequence[Recipe],
        key: str,
        work: Callable[[Path, Sequence[int]], Awaitable[Sequence[tuple[Files, Facts]]]],
    ) -> list[Made]:
        """The same for several things that are made in one go. `work` is asked for those (by their
        places among the recipes) that are not there yet, and answers in that order.
        """
        found = [await self.library.find(recipe) for recipe in recipes]
        missing = [at for at, made in enumerate(found) if made is None]
        made = {at: thing for at, thing in enumerate(found) if thing is not None}
        if missing:
            began = time.perf_counter()
            with self.scratch_for(key) as folder:
                with disk_problems(folder):
                    answers = await work(folder, missing)
                taken = (time.perf_counter() - began) / len(missing)
                for at, (files, facts) in zip(missing, answers, strict=True):
                    made[at] = await self.library.keep(recipes[at], files, facts, taken)
        return [made[at] for at in range(len(recipes))]


def kept_facts(outcome: Outcome) -> Facts:
    """What the maker answered, to be read back as its own value; makers that could not are named
    among its facts.
    """
    if not outcome.tried_before:
        return outcome.facts
    told = {**outcome.facts.get("facts", {}), "tried_before": list(outcome.tried_before)}
    return {**outcome.facts, "facts": told}
