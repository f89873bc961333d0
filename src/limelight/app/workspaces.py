"""What belongs to one workspace: its library, gateway, productions, over what all share."""

from dataclasses import dataclass
from pathlib import Path

from limelight.accounts.ports import Archiver
from limelight.accounts.schemas import Workspace, WorkspaceId
from limelight.adapters.dlib import faces
from limelight.adapters.embedded.illustrator.identity.judge import DrawingJudge
from limelight.adapters.embedded.meaning.vectors import passages
from limelight.adapters.embedded.writer.briefs.known import PackTopics
from limelight.app.archiving.writing import WorkspaceArchiver
from limelight.app.board import StudioBoard
from limelight.app.finding import AssetFinder, CharacterFinder, ProductionFinder, ReviewFinder
from limelight.app.judges import JUDGES
from limelight.brands.ports import Brands
from limelight.brands.service import Shelf
from limelight.characters.ports import Cards, PersonaPreview, Previews
from limelight.generation.service import Gateway, Makers
from limelight.kit.db.sessions import Sessions
from limelight.kit.durable.runtime import Runtime
from limelight.kit.events.changes import Changes
from limelight.kit.wiring import Wired
from limelight.kit.workers import Workers
from limelight.library.looks.shelf import Looks
from limelight.library.provenance.certificate import Identity
from limelight.library.service import Library
from limelight.library.store import FileStore
from limelight.moderation.ports import Judges
from limelight.production.briefs.ideas import StudioIdeas
from limelight.production.briefs.ports import Choices, Ideas, UnsentBriefs
from limelight.production.briefs.unsent import Desk
from limelight.production.cast import StudioCast
from limelight.production.choosing.choices import StudioChoices
from limelight.production.editing.ports import Editor, TimelineEditor
from limelight.production.editing.service import Editing
from limelight.production.editing.timelines.service import TimelineEditing
from limelight.production.handoff.keeping import HandOffs
from limelight.production.memories import StudioMemories
from limelight.production.passport import Passports
from limelight.production.pipeline import producer
from limelight.production.ports import Cast, Handoffs, Productions
from limelight.production.previews import StudioPreviews
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench
from limelight.production.steps.tracking import Tracker
from limelight.production.subtitles.service import Subtitles
from limelight.stories.service import Texts
from limelight.web.ports import Board, Finders


@dataclass(frozen=True)
class Shared:
    """What all workspaces of a studio work with. `root` is the wiring theirs lie over."""

    root: Wired
    data: Path
    cache: Path
    sessions: Sessions
    makers: Makers
    workers: Workers
    identity: Identity
    runtime: Runtime
    changes: Changes


class WorkspaceWirings:
    """Serves the port `accounts.ports.Wirings`: each workspace's wiring is made when first asked
    for. Nothing in one of them can reach another workspace's rows.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._made: dict[WorkspaceId, Wired] = {}

    def of(self, workspace: Workspace) -> Wired:
        """The wiring of a workspace."""
        wired = self._of(workspace.id)
        wired.serve(Workspace, workspace)
        return wired

    def bench_of(self, workspace_id: WorkspaceId) -> Bench:
        """What productions of the workspace with that id work with."""
        return self._of(workspace_id)[Bench]

    def productions_of(self, workspace_id: WorkspaceId) -> ProductionService:
        """The productions of the workspace with that id."""
        return self._of(workspace_id)[ProductionService]

    def _of(self, workspace_id: WorkspaceId) -> Wired:
        if workspace_id not in self._made:
            self._made[workspace_id] = _wire(self._shared, workspace_id)
        return self._made[workspace_id]


def _bench(shared: Shared, workspace_id: WorkspaceId) -> Bench:
    gateway = Gateway(
        workspace_id,
        shared.makers,
        shared.sessions,
        identity_judges=(DrawingJudge(shared.workers), *faces.installed(shared.workers)),
    )
    store = FileStore(shared.data / "files")
    return Bench(
        workspace_id=workspace_id,
        sessions=shared.sessions,
        library=Library(workspace_id, shared.sessions, store, passages),
        gateway=gateway,
        tracker=Tracker(workspace_id, shared.sessions, shared.changes),
        workers=shared.workers,
        judges=JUDGES,
        identity=shared.identity,
        scratch=shared.data / "scratch",
        cache=shared.cache,
    )


def _wire(shared: Shared, workspace_id: WorkspaceId) -> Wired:
    bench = _bench(shared, workspace_id)
    productions = ProductionService(bench, producer, shared.runtime, shared.changes)
    passports = Passports(bench)
    memories = StudioMemories(workspace_id, shared.sessions)
    texts = Texts(workspace_id, shared.sessions, bench.gateway, bench.judges, memories)
    wired = Wired(below=shared.root)
    wired.serve(Bench, bench)
    wired.serve(Passports, passports)
    wired.serve(Cards, passports)
    wired.serve(Previews, StudioPreviews(bench))
    wired.serve(Gateway, bench.gateway)
    wired.serve(Library, bench.library)
    wired.serve(Looks, Looks(shared.cache / "looks", bench.library.store, shared.workers))
    wired.serve(ProductionService, productions)
    wired.serve(Productions, productions)
    wired.serve(Editor, Editing(bench, productions.run))
    wired.serve(TimelineEditor, TimelineEditing(bench))
    handoffs = HandOffs(productions, shared.cache, bench.segments, shared.workers, shared.identity)
    wired.serve(Handoffs, handoffs)
    wired.serve(Subtitles, Subtitles(bench))
    wired.serve(Judges, Judges(bench.judges))
    wired.serve(Texts, texts)
    wired.serve(PersonaPreview, texts)
    wired.serve(Cast, StudioCast(workspace_id, shared.sessions))
    kinds = (CharacterFinder, ProductionFinder, ReviewFinder, AssetFinder)
    finders = [kind(workspace_id, shared.sessions) for kind in kinds]
    wired.serve(Finders, Finders(finders))
    wired.serve(Ideas, StudioIdeas(workspace_id, shared.sessions, PackTopics()))
    wired.serve(Choices, StudioChoices(bench))
    wired.serve(UnsentBriefs, Desk(workspace_id, shared.sessions))
    wired.serve(Archiver, WorkspaceArchiver(wired))
    wired.serve(Brands, Shelf(workspace_id, shared.sessions))
    wired.serve(Board, StudioBoard(workspace_id, shared.sessions))
    return wired
