"""Small films with FFmpeg: what people hand in, made in a moment."""

import subprocess
from pathlib import Path

from limelight.renders.media import ffmpeg

LOSSLESS = ("-c:v", "libx264", "-preset", "ultrafast", "-qp", "0")

OURS = "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"


def film(path: Path, source: str, *arguments: str) -> Path:
    """A film of the lavfi `source`, coded as the further arguments say."""
    coded = arguments or LOSSLESS
    command = [ffmpeg.program(), "-loglevel", "error", "-nostdin", "-y", "-f", "lavfi"]
    subprocess.run([*command, "-i", source, *coded, str(path)], check=True)
    return path


def copied(path: Path, source: Path, *arguments: str, before: tuple[str, ...] = ()) -> Path:
    """The same film in another container or with other marks."""
    command = [ffmpeg.program(), "-loglevel", "error", "-nostdin", "-y", *before]
    subprocess.run([*command, "-i", str(source), *arguments, str(path)], check=True)
    return path


def counting(path: Path, fps: int = 30, seconds: float = 2.0, size: str = "64x64") -> Path:
    """A film whose frame n has the luma 16 + n everywhere."""
    source = f"nullsrc=s={size}:r={fps}:d={seconds},geq=lum='16+N':cb=128:cr=128"
    return film(path, f"{source},{OURS}")
