"""Hand-offs that are prepared as far as a test says."""

from pathlib import Path

from limelight.kit.errors import Invalid
from limelight.production.schemas import HandedOff, ProductionId


class ScriptedHandoffs:
    """Serves `Handoffs`; every archive holds the same one file."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "production.json"
        self.handed: dict[tuple[str, str], HandedOff] = {}

    async def list_all(self, production_id: ProductionId) -> list[HandedOff]:
        return list(self.handed.values())

    async def begin(self, production_id: ProductionId, shape: str, editor: str) -> None:
        if editor == "capcut":
            raise Invalid("CapCut is not asked today.", field="editor")
        self.handed[shape, editor] = HandedOff(editor=editor, format=shape, share=0.4)

    async def files(
        self, production_id: ProductionId, shape: str, editor: str
    ) -> list[tuple[str, Path]]:
        return [(f"folder/{editor}.json", self._file)]

    def finish(self) -> None:
        """Everything that was begun is ready."""
        self.handed = {
            key: one.model_copy(update={"size_bytes": 2_400_000})
            for key, one in self.handed.items()
        }
