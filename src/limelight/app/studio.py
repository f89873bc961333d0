"""The studio without its pages: settings to the adapters that serve each port."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Literal

from limelight.accounts.schemas import Workspace
from limelight.accounts.service import get_local_workspace
from limelight.adapters.dlib import faces
from limelight.adapters.embedded.illustrator.identity.judge import DrawingJudge
from limelight.adapters.embedded.illustrator.sheets.maker import SheetMaker
from limelight.adapters.embedded.judge.rules import RulesJudge
from limelight.adapters.embedded.meaning.vectors import passages
from limelight.app.makers import installed_makers
from limelight.characters.ports import Cards, Judges, PersonaPreview, Previews
from limelight.generation.service import Gateway
from limelight.kit.db.schema import migrate
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.kit.events.changes import Changes
from limelight.kit.files import ensure_folder
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.provenance.certificate import Identity, studio_identity
from limelight.library.service import Library
from limelight.library.store import FileStore
from limelight.production.cast import StudioCast
from limelight.production.memories import StudioMemories
from limelight.production.passport import Passports
from limelight.production.pipeline import producer
from limelight.production.ports import Cast, Productions, Sheets
from limelight.production.previews import StudioPreviews
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench
from limelight.production.steps.tracking import Tracker
from limelight.stories.service import Texts

MIGRATIONS = Path(__file__).parents[1] / "migrations"


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    work: Literal["none", "own", "all"] = "none",
    workers: Workers | None = None,
) -> AsyncIterator[Wired]:
    """The studio. This process does no durable work, its own, or also what dead processes left.
    `workers` are used and closed at the end; without, they are started when they are needed.
    """
    async with AsyncExitStack() as stack:
        workers = workers or Workers(settings.workers or None)
        stack.callback(workers.close)
        wired = await _wire(settings, workers, stack)
        if work != "none":
            await wired[Runtime].start(adopt_all=work == "all")
            stack.push_async_callback(wired[Runtime].stop)
        if work == "all":
            await wired[ProductionService].start_forgotten()
        yield wired


async def _wire(settings: Settings, workers: Workers, stack: AsyncExitStack) -> Wired:
    data = ensure_folder(settings.data.absolute())
    migrate(settings.database, MIGRATIONS)
    sessions = Sessions(settings.database)
    stack.push_async_callback(sessions.close)
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    changes = Changes()
    makers = installed_makers(settings, data, workers, stack)
    gateway = Gateway(
        workspace.id,
        makers,
        sessions,
        identity_judges=(DrawingJudge(workers), *faces.installed(workers)),
    )
    bench = Bench(
        workspace_id=workspace.id,
        sessions=sessions,
        library=Library(workspace.id, sessions, FileStore(data / "files"), passages),
        gateway=gateway,
        tracker=Tracker(workspace.id, sessions, changes),
        workers=workers,
        judges=(RulesJudge(),),
        identity=studio_identity(data),
        scratch=data / "scratch",
        cache=settings.cache,
    )
    runtime = Runtime(settings.database, data)
    producer.bench = bench
    productions = ProductionService(bench, producer, runtime, changes)
    wired = Wired()
    wired.serve(Settings, settings)
    wired.serve(Sessions, sessions)
    wired.serve(Workspace, workspace)
    wired.serve(Workers, workers)
    wired.serve(Runtime, runtime)
    wired.serve(Identity, bench.identity)
    wired.serve(Bench, bench)
    wired.serve(Changes, changes)
    passports = Passports(bench)
    wired.serve(Passports, passports)
    wired.serve(Cards, passports)
    wired.serve(Previews, StudioPreviews(bench))
    wired.serve(Sheets, SheetMaker(workers))
    wired.serve(Gateway, gateway)
    wired.serve(Library, bench.library)
    wired.serve(ProductionService, productions)
    wired.serve(Productions, productions)
    wired.serve(Judges, Judges(bench.judges))
    memories = StudioMemories(workspace.id, sessions)
    texts = Texts(workspace.id, sessions, gateway, bench.judges, memories)
    wired.serve(Texts, texts)
    wired.serve(PersonaPreview, texts)
    wired.serve(Cast, StudioCast(workspace.id, sessions))
    return wired
