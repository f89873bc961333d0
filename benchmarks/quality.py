"""What quality control costs a second of video, captions and sound included."""

import resource
import subprocess
import tempfile
import time
from pathlib import Path

import imageio_ffmpeg

from benchmarks.tables import median, show
from limelight.generation.schemas import Box
from limelight.renders.qc.schemas import Facts, ShownCaption
from limelight.renders.qc.service import check

_SECONDS, _RUNS = 20, 3
_SIZES = ((1080, 1920), (1080, 1080))


def main() -> None:
    """Check generated films of the sizes people post, the median of three runs each."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [_row(Path(folder), size) for size in _SIZES]
    show("Quality control", ["size", "video s", "wall s a second", "CPU s a second"], rows)


def _row(folder: Path, size: tuple[int, int]) -> list[str]:
    film = _film(folder / f"{size[0]}x{size[1]}.mp4", size)
    box = Box(x=0.1 * size[0], y=0.58 * size[1], width=0.8 * size[0], height=150)
    captions = tuple(
        ShownCaption(text="words", start=at, end=at + 0.9, box=box) for at in range(_SECONDS)
    )
    walls, cpus = [], []
    for _ in range(_RUNS):
        before, began = _cpu_seconds(), time.perf_counter()
        check(film, Facts(captions=captions), scratch=folder)
        walls.append(time.perf_counter() - began)
        cpus.append(_cpu_seconds() - before)
    spent = (median(walls) / _SECONDS, median(cpus) / _SECONDS)
    return [f"{size[0]}x{size[1]}", str(_SECONDS), *(f"{value:.3f}" for value in spent)]


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _film(out: Path, size: tuple[int, int]) -> Path:
    wide, tall = size
    picture = f"mandelbrot=s={wide // 2}x{tall // 2}:r=30,scale={wide}:{tall}"
    inputs = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "sine=300"]
    coded = ["-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *inputs, "-t", str(_SECONDS)]
    subprocess.run([*command, *coded, "-c:a", "aac", str(out)], check=True)
    return out


if __name__ == "__main__":
    main()
