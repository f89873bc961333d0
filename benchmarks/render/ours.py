"""A whole render of ours, from the start of its process: `python -m benchmarks.render.ours
TIMELINE.json --workers 2`. It imports nothing that made the material, as a studio would not.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from limelight.kit.workers import Workers
from limelight.renders import service
from limelight.renders.sound.mixing import mix
from limelight.stories.timeline import Timeline


def main() -> None:
    """Mix and render a timeline into a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("timeline", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    timeline = Timeline.model_validate_json(options.timeline.read_text())
    workers = Workers(options.workers)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_whole(timeline, Path(folder), workers))
    workers.close()


async def _whole(timeline: Timeline, folder: Path, workers: Workers) -> None:
    sound = await workers.run(mix, timeline, folder / "mix.wav")
    out = folder / "video.mp4"
    await service.render(timeline, sound.path, out, workers=workers, scratch=folder)


if __name__ == "__main__":
    main()
