"""The studio without its pages: settings to the adapters that serve each port."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Literal

from limelight.accounts.people.owner_code import OwnerCode
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.people.tries import Tries
from limelight.accounts.ports import Archives, Gatekeeper, Mailer, SignInServices, Wirings
from limelight.accounts.schemas import FirstWorkspace
from limelight.accounts.service import SEALED as ACCOUNT_SECRETS
from limelight.accounts.service import get_local_workspace
from limelight.accounts.sessions.admitting import Admission
from limelight.accounts.workspaces.members import list_workspaces
from limelight.adapters.embedded.illustrator.sheets.maker import SheetMaker
from limelight.adapters.embedded.meaning.vectors import Vectors, passages, queries
from limelight.adapters.oidc.services import OidcServices
from limelight.adapters.smtp.console import ConsoleMailer
from limelight.adapters.smtp.mailer import SmtpMailer
from limelight.app.archiving.archivist import (
    StudioArchives,
    archivist,
    begin_forgotten,
    throw_away_expired,
)
from limelight.app.erasing import erase_due, erase_sample
from limelight.app.judges import JUDGES
from limelight.app.makers import InstalledMakers, installed_makers
from limelight.app.workspaces import Shared, WorkspaceWirings
from limelight.characters.schemas import EVENTS as CHARACTER_EVENTS
from limelight.kit.clock import utc_now
from limelight.kit.db.schema import migrate
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.kit.events.changes import Changes
from limelight.kit.events.log import EventTypes
from limelight.kit.files import ensure_folder
from limelight.kit.http.limits import Limiter
from limelight.kit.sealing.resealing import Places
from limelight.kit.sealing.secrets import Secrets, studio_secrets
from limelight.kit.settings import Settings
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.finding.finder import Finder
from limelight.library.finding.meanings import Meanings
from limelight.library.ports import Gate
from limelight.library.provenance.certificate import Identity, studio_identity
from limelight.library.service import Library
from limelight.library.shelving import trash
from limelight.library.uploads.receiving import Uploads
from limelight.notices.ports import Bell
from limelight.notices.posting import Post
from limelight.notices.queries import NoticeBell
from limelight.production.pipeline import producer
from limelight.production.ports import Sheets
from limelight.production.samples.filling import filler
from limelight.production.samples.furnishing import read_contents
from limelight.production.samples.ports import Samples
from limelight.production.samples.service import StudioSamples
from limelight.production.schemas import EVENTS as PRODUCTION_EVENTS
from limelight.production.service import ProductionService
from limelight.production.steps.opening import Benches
from limelight.reviews.passing import ReviewGate
from limelight.reviews.schemas import EVENTS as REVIEW_EVENTS
from limelight.webhooks.courier import courier
from limelight.webhooks.service import Webhooks
from limelight.webhooks.spreading import Spreader
from limelight.webhooks.vault import PLACES as WEBHOOK_SECRETS
from limelight.webhooks.vault import Vault

_SWEEP_SECONDS = 6 * 3600
_POST_SECONDS = 60
MIGRATIONS = Path(__file__).parents[1] / "migrations"


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    work: Literal["none", "left", "own", "all"] = "none",
    workers: Workers | None = None,
    makers: InstalledMakers | None = None,
    owner_code: OwnerCode | None = None,
) -> AsyncIterator[Wired]:
    """The studio, seen from the workspace of whoever runs the program. This process does no durable
    work, leaves it to the one that does all, does its own, or also what dead processes left.
    `workers` are used and closed at the end; without, they are started when they are needed.
    `makers` make instead of those installed, and `owner_code` is the code that was printed.
    """
    async with AsyncExitStack() as stack:
        workers = workers or Workers(settings.workers or None)
        stack.callback(workers.close)
        wired = await _wire(settings, workers, makers, stack)
        wired.root.serve(OwnerCode, owner_code or OwnerCode())
        stack.push_async_callback(wired[Runtime].stop)
        wired[Runtime].leaves = work == "left"
        if work in ("own", "all"):
            await wired[Runtime].start(adopt_all=work == "all")
        if work == "all":
            await _start_forgotten(wired)
            spreader = Spreader(wired[Sessions], courier, wired[Changes])
            stack.push_async_callback(_stopped, asyncio.create_task(spreader.run()))
            stack.push_async_callback(_stopped, asyncio.create_task(_keep_emptying_trash(wired)))
            stack.push_async_callback(_stopped, asyncio.create_task(_keep_posting(wired)))
        yield wired


async def _stopped(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _keep_emptying_trash(wired: Wired) -> None:
    while True:
        await empty_old_trash(wired)
        await erase_due(wired, utc_now())
        await throw_away_expired(wired)
        await asyncio.sleep(_SWEEP_SECONDS)


async def _keep_posting(wired: Wired) -> None:
    while True:
        await wired[Post].deliver(utc_now())
        await asyncio.sleep(_POST_SECONDS)


async def empty_old_trash(wired: Wired) -> None:
    """Delete for good what lay in the trash of any workspace long enough."""
    async with wired[Sessions].read() as db:
        workspaces = await list_workspaces(db)
    for workspace in workspaces:
        store = wired[Wirings].of(workspace)[Library].store
        await trash.empty(wired[Sessions], workspace.id, store, utc_now() - trash.RETENTION)


async def _start_forgotten(wired: Wired) -> None:
    async with wired[Sessions].read() as db:
        workspaces = await list_workspaces(db)
    for workspace in workspaces:
        await wired[Wirings].of(workspace)[ProductionService].start_forgotten()
    await wired[Samples].go_on()
    await begin_forgotten(wired)


async def _wire(
    settings: Settings, workers: Workers, makers: InstalledMakers | None, stack: AsyncExitStack
) -> Wired:
    data = ensure_folder(settings.data.absolute())
    migrate(settings.database, MIGRATIONS)
    sessions = Sessions(settings.database)
    stack.push_async_callback(sessions.close)
    async with sessions.begin() as db:
        workspace = await get_local_workspace(db)
    root = Wired()
    shared = Shared(
        root=root,
        data=data,
        cache=settings.cache,
        sessions=sessions,
        makers=makers or installed_makers(settings, data, workers, stack),
        workers=workers,
        identity=studio_identity(data),
        runtime=Runtime(settings.database, data),
        changes=Changes(),
    )
    wirings = WorkspaceWirings(shared)
    producer.benches = Benches(sessions, wirings.bench_of)
    root.serve(Settings, settings)
    root.serve(Sessions, sessions)
    root.serve(Workers, workers)
    root.serve(Runtime, shared.runtime)
    root.serve(Identity, shared.identity)
    root.serve(Changes, shared.changes)
    root.serve(Sheets, SheetMaker(workers))
    root.serve(Wirings, wirings)
    root.serve(Secrets, studio_secrets(data, settings.secret_key.get_secret_value()))
    root.serve(Places, Places((*ACCOUNT_SECRETS, *WEBHOOK_SECRETS)))
    await _wire_webhooks(root, settings, data)
    root.serve(Passwords, Passwords())
    root.serve(Tries, Tries(sessions))
    root.serve(Limiter, Limiter(sessions))
    _serve_letters(root, settings)
    root.serve(SignInServices, OidcServices())
    root.serve(FirstWorkspace, FirstWorkspace(workspace.id))
    root.serve(Gate, ReviewGate())
    archivist.wired = root
    root.serve(Archives, StudioArchives(root))
    root.serve(Gatekeeper, Admission(sessions))
    root.serve(Uploads, Uploads(data / "uploads"))
    filler.runtime = shared.runtime
    filler.sessions, filler.productions_of = sessions, wirings.productions_of
    filler.contents = read_contents()
    samples = StudioSamples(sessions, JUDGES, partial(erase_sample, root))
    root.serve(Samples, samples)
    _serve_finding(root, settings, stack)
    return wirings.of(workspace)


def _serve_letters(root: Wired, settings: Settings) -> None:
    mail, studio = settings.mail, settings.studio
    root.serve(Mailer, SmtpMailer(mail) if mail.host else ConsoleMailer())
    address = studio.address or f"http://{studio.host}:{studio.port}"
    root.serve(Post, Post(root[Sessions], root[Mailer], address))
    root.serve(Bell, NoticeBell(root[Sessions]))


def _serve_finding(root: Wired, settings: Settings, stack: AsyncExitStack) -> None:
    async def embed(texts: Sequence[str]) -> Vectors:
        return await root[Workers].run(passages, texts)

    finder = Finder(Meanings(root[Sessions], settings.cache / "meanings", embed), queries)
    stack.push_async_callback(finder.close)
    root.serve(Finder, finder)


async def _wire_webhooks(root: Wired, settings: Settings, data: Path) -> None:
    said = (*CHARACTER_EVENTS.items(), *PRODUCTION_EVENTS.items(), *REVIEW_EVENTS.items())
    types, vault = EventTypes({str(name): told for name, told in said}), Vault(root[Secrets], data)
    await vault.adopt(root[Sessions])
    allows_private = settings.webhooks.allow_private
    courier.runtime = root[Runtime]
    courier.sessions, courier.vault, courier.allows_private = root[Sessions], vault, allows_private
    root.serve(EventTypes, types)
    root.serve(Webhooks, Webhooks(vault, types, allows_private=allows_private))
