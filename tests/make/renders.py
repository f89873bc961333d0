"""A render in a process of its own, to be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from limelight.stories.timeline import Timeline

_PROGRAM = """
import asyncio, sys
from pathlib import Path
from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.stories.timeline import Timeline

async def main(folder):
    timeline = Timeline.model_validate_json((folder / "timeline.json").read_bytes())
    await service.render(
        timeline,
        None,
        folder / "v.mp4",
        workers=Workers(2),
        progress=lambda share: print(share, flush=True),
        scratch=folder / "scratch",
        kept=folder / "kept",
    )

if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
"""


@contextmanager
def apart(timeline: Timeline, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Render to `v.mp4` in the folder, segments to `kept`: the process, and what it tells of its
    progress, a share a line.
    """
    (folder / "timeline.json").write_text(timeline.model_dump_json())
    program = folder / "render_apart.py"
    program.write_text(_PROGRAM)
    process = subprocess.Popen(
        [sys.executable, str(program), str(folder)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    with process, process.stdout as told:
        yield process, told
