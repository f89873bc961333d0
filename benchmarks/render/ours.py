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
    """Mix and render a timeline, with a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("timeline", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, help="where the video goes; else nowhere")
    parser.add_argument("--kept", type=Path, help="a folder of pieces to go on from")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_whole(options, Path(folder)))


async def _whole(options: argparse.Namespace, folder: Path) -> None:
    timeline = Timeline.model_validate_json(options.timeline.read_text())
    workers = Workers(options.workers)
    workers.warm("limelight.renders.encode.job")
    sound = await workers.run(mix, timeline, folder / "mix.wav")
    out = options.out or folder / "video.mp4"
    await service.render(
        timeline, sound.path, out, workers=workers, scratch=folder, kept=options.kept
    )
    workers.close()


if __name__ == "__main__":
    main()
