"""What every encoder and quality costs, weighs and keeps.

    python -m benchmarks.encoders [--seconds 3] [--runs 3] [--cases talking] [--encoders x264]

The same frames from memory, 1080x1920 at 30 fps, through one encoder on one thread; SSIM and VMAF
(v0.6.1) against those frames, by the FFmpeg that comes along. Hardware is measured where it works.
"""

import argparse
import contextlib
import re
import subprocess
import tempfile
from pathlib import Path

from benchmarks.render.material import CASES, material
from benchmarks.render.measuring import Spent, measured
from benchmarks.tables import median, show
from limelight.renders.compose.film import Film
from limelight.renders.encode.coders import CODERS, QUALITIES, Coding
from limelight.renders.encode.encoder import told
from limelight.renders.encode.proving import fault_of
from limelight.renders.media import ffmpeg

SIZE, FPS = (1080, 1920), 30
_QUIET = ("-hide_banner", "-nostats", "-y")
_HEAD = ("encoder", "quality", "ms a frame", "kb/s", "SSIM", "VMAF", "MB")


def main() -> None:
    """Measure and print a table for each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cases", nargs="*", default=["talking", "stills"], choices=CASES)
    parser.add_argument("--encoders", nargs="*", default=list(CODERS), choices=list(CODERS))
    options = parser.parse_args()
    for case in options.cases:
        with tempfile.TemporaryDirectory() as folder:
            raw, frames = _drawn(case, Path(folder), options.seconds)
            rows = []
            for name in options.encoders:
                fault = fault_of(Coding(name), SIZE, FPS)
                if fault is not None:
                    print(f"{name}: {fault}")
                    continue
                for quality in QUALITIES:
                    rows.append(_row(Coding(name, quality), raw, frames, options.runs))
                    print(*rows[-1])
            show(f"{case}, {frames} frames, medians of {options.runs}", _HEAD, rows)


def _drawn(case: str, folder: Path, seconds: float) -> tuple[Path, int]:
    timeline = material(case, folder, seconds)
    path, frames = folder / "frames.yuv", round(seconds * FPS)
    with contextlib.closing(Film(timeline)) as film, path.open("wb") as file:
        for at in range(frames):
            file.write(film.frame(at).buffer.tobytes())
    return path, frames


def _row(coding: Coding, raw: Path, frames: int, runs: int) -> tuple[str, ...]:
    out = raw.with_name("coded.mp4")
    arguments = [str(raw) if one == "pipe:0" else one for one in told(SIZE, FPS, frames, coding)]
    command = [ffmpeg.program(), *_QUIET, "-loglevel", "error", *arguments, str(out)]
    spent: list[Spent] = [measured(command) for _ in range(runs)]
    ssim, vmaf = _likeness(out, raw)
    return (
        coding.encoder,
        coding.quality,
        f"{median([one.cpu for one in spent]) / frames * 1000:.1f}",
        f"{out.stat().st_size * 8 / frames * FPS / 1000:.0f}",
        f"{ssim:.4f}",
        f"{vmaf:.1f}",
        f"{max(one.peak_mb for one in spent):.0f}",
    )


def _likeness(coded: Path, raw: Path) -> tuple[float, float]:
    """SSIM and VMAF of a film against the frames it was made of."""
    graph = "[0:v]split[a][b];[1:v]split[c][d];[a][c]ssim;[b][d]libvmaf=n_threads=2"
    source = f"-f rawvideo -pix_fmt yuv420p -s {SIZE[0]}x{SIZE[1]} -r {FPS}".split()
    command = [ffmpeg.program(), *_QUIET, "-i", str(coded), *source, "-i", str(raw)]
    done = subprocess.run(
        [*command, "-lavfi", graph, "-f", "null", "-"], capture_output=True, text=True, check=True
    )
    ssim = re.search(r"SSIM .*All:([\d.]+)", done.stderr)
    vmaf = re.search(r"VMAF score: ([\d.]+)", done.stderr)
    if ssim is None or vmaf is None:
        raise SystemExit(f"FFmpeg did not measure: {done.stderr[-500:]}")
    return float(ssim[1]), float(vmaf[1])


if __name__ == "__main__":
    main()
