"""Media as people hand them in, a small file of each sort: left half red, right half blue, and a
tone where there is sound.
"""

import random
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from tests.make.films import OURS, copied

from limelight.renders.media import ffmpeg

PICTURES, FILMS, SOUNDS = "picture", "film", "sound"
RED, BLUE = (200, 30, 30), (30, 30, 200)
_TONE = "sine=f=440:d=0.4"


class Seed(NamedTuple):
    """A file, how it is used, and whether it can be used at all."""

    path: Path
    use: str
    is_good: bool = True


def seeds(folder: Path) -> list[Seed]:
    """All of them, made in `folder`."""
    return [*_pictures(folder), *_films(folder), *_sounds(folder), *_wrong(folder)]


def halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture, left half red, right half blue."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2 + size[0] % 2, 0, size[0], size[1]))
    return picture.convert(mode)


def _pictures(folder: Path) -> list[Seed]:
    made = {
        "plain.png": halves((40, 30)),
        "alpha.png": halves((40, 30), "RGBA"),
        "palette.png": halves((40, 30), "P"),
        "grey.png": halves((40, 30), "LA"),
        "plain.jpg": halves((64, 48)),
        "cmyk.jpg": halves((64, 48), "CMYK"),
        "plain.webp": halves((64, 48)),
        "alpha.webp": halves((64, 48), "RGBA"),
        "plain.bmp": halves((40, 30)),
        "plain.tiff": halves((40, 30)),
        "one.png": Image.new("RGB", (1, 1), RED),
        "odd.png": halves((3, 5)),
        "wide.jpg": halves((7681, 9)),
        "tall.png": halves((2, 3001)),
    }
    for name, picture in made.items():
        picture.save(folder / name)
    turned = Image.Exif()
    turned[0x0112] = 6
    halves((64, 48)).transpose(Image.Transpose.ROTATE_90).save(folder / "turned.jpg", exif=turned)
    deep_png(folder / "deep.png")
    names = [*made, "turned.jpg", "deep.png"]
    return [Seed(folder / name, PICTURES) for name in names]


def deep_png(path: Path, size: tuple[int, int] = (16, 16)) -> None:
    """Grey of 16 bits, at two thirds of white."""
    row = b"\0" + struct.pack(">H", 0xAAAA) * size[0]
    head = struct.pack(">IIBBBBB", *size, 16, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(row * size[1])), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    ]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


_OURS = f"scale=out_color_matrix=bt709:out_range=tv,{OURS}"


def _hdr(transfer: str) -> str:
    """The halves in light for HDR screens: what the numbers are is not that important here."""
    return _source(
        coded="scale=out_color_matrix=bt2020:out_range=tv,format=yuv420p10le,"
        f"setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc={transfer}:range=tv"
    )


def _source(size: str = "64x48", rate: str = "10", seconds: float = 0.4, coded: str = _OURS) -> str:
    wide = int(size.split("x")[0])
    half = wide // 2
    return (
        f"color=0xC81E1E:s={size}:r={rate}:d={seconds}[a];color=0x1E1EC8:s={size}:r={rate}[b];"
        f"[a][b]overlay=x={half}:shortest=1:format=rgb,{coded}"
    )


_X264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
_X265 = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error"]
_HDR = [*_X265, "-pix_fmt", "yuv420p10le"]
_VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]
_PRORES = ["-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le"]
_WIDE = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p"]
_DEEP = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"]
_MPEG2 = ["-c:v", "mpeg2video", "-q:v", "2", "-c:a", "mp2"]
_ALPHA = ",format=rgba"


# Name, source of the picture, with sound or not, how it is coded.
_FILMS: list[tuple[str, str, bool, list[str]]] = [
    ("plain.mp4", _source(), True, [*_X264, "-c:a", "aac"]),
    ("mute.mp4", _source(), False, _X264),
    ("fast.mp4", _source(), True, [*_X264, "-c:a", "aac", "-movflags", "+faststart"]),
    ("pieces.mp4", _source(), False, [*_X264, "-movflags", "frag_keyframe+empty_moov"]),
    ("hevc.mov", _source(), False, [*_X265, "-tag:v", "hvc1"]),
    ("pcm.mov", _source(), True, [*_X264, "-c:a", "pcm_s16le"]),
    ("prores.mov", _source() + _ALPHA, False, _PRORES),
    ("vp9.webm", _source(), True, [*_VP9, "-c:a", "libopus"]),
    ("alpha.webm", _source() + _ALPHA, False, [*_VP9, "-pix_fmt", "yuva420p"]),
    ("vp8.webm", _source(), True, ["-c:v", "libvpx", "-c:a", "libvorbis"]),
    ("av1.mkv", _source(), False, ["-c:v", "libsvtav1", "-preset", "12"]),
    ("ffv1.mkv", _source(), True, ["-c:v", "ffv1", "-c:a", "flac"]),
    ("theora.ogv", _source(), True, ["-c:v", "libtheora", "-c:a", "libvorbis"]),
    ("mpeg4.avi", _source(), True, ["-c:v", "mpeg4", "-q:v", "2", "-c:a", "libmp3lame"]),
    ("mpeg2.mpg", _source(rate="25"), True, _MPEG2),
    ("stream.ts", _source(), True, [*_X264, "-c:a", "aac"]),
    ("plain.gif", _source(), False, ["-c:v", "gif"]),
    ("hlg.mp4", _hdr("arib-std-b67"), False, _HDR),
    ("pq.mkv", _hdr("smpte2084"), False, _HDR),
    ("tenbit.mp4", _source(), False, _DEEP),
    ("pixel.mkv", "color=0xC81E1E:s=1x1:r=10:d=0.4,format=gbrp", False, ["-c:v", "ffv1"]),
    ("odd.mkv", _source("3x5") + ",format=gbrp", False, ["-c:v", "ffv1"]),
    ("wide.mp4", _source("7681x16") + ",format=yuv444p", False, _WIDE),
    ("still.mp4", _source(seconds=0.1), False, _X264),
    ("slow.mp4", _source(rate="1/2", seconds=4), False, _X264),
    ("quick.mkv", _source(rate="240", seconds=0.2), False, _X264),
]  # fmt: skip


def _films(folder: Path) -> list[Seed]:
    for name, source, has_sound, coded in _FILMS:
        _made(folder / name, coded, source, _TONE if has_sound else None)
    lying = _source("48x64") + ",transpose=cclock"
    _made(folder / "lying.mp4", _X264, lying)
    turned, plain = folder / "turned.mp4", folder / "plain.mp4"
    copied(turned, folder / "lying.mp4", "-c", "copy", before=("-display_rotation", "-90"))
    (folder / "lying.mp4").unlink()
    uneven = _source(rate="30", seconds=0.6) + ",select='lt(n,5)+not(mod(n,7))'"
    _made(folder / "uneven.mkv", [*_X264, "-fps_mode", "vfr"], uneven)
    late = folder / "late.mkv"
    copied(late, plain, "-c", "copy", "-output_ts_offset", "5")
    names = [*(name for name, *_ in _FILMS), "turned.mp4", "uneven.mkv", "late.mkv"]
    return [Seed(folder / name, FILMS) for name in names]


_SOUNDS: dict[str, str] = {
    "plain.wav": "-c:a pcm_s16le",
    "deep.wav": "-c:a pcm_s24le -ar 96000",
    "real.wav": "-c:a pcm_f32le -ac 2",
    "law.wav": "-c:a pcm_alaw -ar 8000",
    "plain.mp3": "-c:a libmp3lame",
    "plain.m4a": "-c:a aac",
    "lossless.m4a": "-c:a alac",
    "plain.ogg": "-c:a libvorbis",
    "plain.opus": "-c:a libopus",
    "plain.flac": "-c:a flac",
    "plain.aac": "-c:a aac",
    "plain.aiff": "-c:a pcm_s16be",
    "six.wav": "-c:a pcm_s16le -ac 6",
    "only.mp4": "-c:a aac",
}


def _sounds(folder: Path) -> list[Seed]:
    for name, coded in _SOUNDS.items():
        _made(folder / name, coded.split(), None, _TONE)
    (folder / "really.wav").write_bytes((folder / "plain.mp3").read_bytes())
    _made(folder / "covered.mp3", ["-c:a", "libmp3lame", "-c:v", "png"], _source(), _TONE)
    return [Seed(folder / name, SOUNDS) for name in [*_SOUNDS, "covered.mp3", "really.wav"]]


def _made(path: Path, coded: list[str], picture: str | None, sound: str | None = None) -> None:
    sources = [part for one in (picture, sound) if one for part in ("-f", "lavfi", "-i", one)]
    shortest = ["-shortest"] if picture and sound else []
    command = [ffmpeg.program(), "-loglevel", "error", "-nostdin", "-y", *sources, *coded]
    subprocess.run([*command, *shortest, "-bitexact", str(path)], check=True, capture_output=True)


def _wrong(folder: Path) -> list[Seed]:
    """What is not what its name says, or nothing at all."""
    (folder / "nothing.png").write_bytes(b"")
    (folder / "nothing.mp4").write_bytes(b"")
    (folder / "nothing.wav").write_bytes(b"")
    noise = random.Random(5).randbytes(4096)
    (folder / "noise.mp4").write_bytes(noise)
    (folder / "noise.jpg").write_bytes(noise)
    (folder / "words.mov").write_text("#EXTM3U\n#EXT-X-TARGETDURATION:1\n/etc/passwd\n")
    (folder / "list.mp4").write_text("ffconcat version 1.0\nfile plain.mp4\n")
    shutil.copyfile(folder / "plain.mp4", folder / "film.png")
    shutil.copyfile(folder / "only.mp4", folder / "heard.mp4")
    shutil.copyfile(folder / "mute.mp4", folder / "seen.wav")
    uses: dict[str, str] = {".png": PICTURES, ".jpg": PICTURES, ".wav": SOUNDS}
    names = [
        "nothing.png",
        "nothing.mp4",
        "nothing.wav",
        "noise.mp4",
        "noise.jpg",
        "words.mov",
        "list.mp4",
        "film.png",
        "heard.mp4",
        "seen.wav",
    ]
    return [
        Seed(folder / name, uses.get(Path(name).suffix, FILMS), is_good=False) for name in names
    ]
