"""Small real media: pictures drawn here, a film and a sound made by FFmpeg, all full of private
metadata.
"""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image, PngImagePlugin

from limelight.library.provenance.certificate import Identity, studio_identity

PRIVATE = "Secret-Machine-Name"  # test_provenance_label.py looks for it
_GPS_IFD, _ARTIST, _HOST, _ORIENTATION = 0x8825, 0x013B, 0x013C, 0x0112


@pytest.fixture(scope="session")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    return studio_identity(tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A PNG, a JPEG, a WAV and two MP4s (index last, index first), each with something private
    inside.
    """
    folder = tmp_path_factory.mktemp("samples")
    picture = Image.radial_gradient("L").convert("RGB").resize((96, 64))
    text = PngImagePlugin.PngInfo()
    text.add_text("prompt", PRIVATE)
    text.add_itxt("parameters", PRIVATE)
    picture.save(folder / "a.png", pnginfo=text, exif=_exif(1), dpi=(144, 144))
    picture.save(folder / "a.jpg", exif=_exif(6), comment=PRIVATE.encode(), quality=92)
    for name, order in (("a.mp4", []), ("first.mp4", ["-movflags", "+faststart"])):
        _film(folder / name, order)
    _sound(folder / "a.wav")
    return {file.name: file for file in sorted(folder.iterdir())}


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_ARTIST] = PRIVATE
    exif[_HOST] = PRIVATE
    exif.get_ifd(_GPS_IFD)[1] = "N"
    return exif


def _film(path: Path, order: list[str]) -> None:
    tags = ["comment=" + PRIVATE, "location=+50.1-007.2/", "creation_time=2026-01-02T03:04:05Z"]
    subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi"]
        + ["-i", "testsrc2=s=96x64:r=10:d=1", "-f", "lavfi", "-i", "sine=d=1"]
        + ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"]
        + [part for tag in tags for part in ("-metadata", tag)]
        + [*order, str(path)],
        check=True,
    )


def _sound(path: Path) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", "sine=d=0.03"]
    tags = ["-write_bext", "1", "-metadata", f"comment={PRIVATE}"]
    subprocess.run([*command, "-c:a", "pcm_s16le", *tags, str(path)], check=True)
