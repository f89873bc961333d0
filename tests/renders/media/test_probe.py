"""What is in a media file: all that a film can say of itself, and files that are none."""

from pathlib import Path

import pytest
from tests.make.films import copied, film

from limelight.renders import errors
from limelight.renders.media.probe import probe

HDR = (
    *("-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params"),
    "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited",
)


def test_a_film_with_sound(tmp_path: Path) -> None:
    pictures = "testsrc2=s=320x180:r=25:d=1.2"
    path = film(tmp_path / "a.mp4", pictures, "-f", "lavfi", "-i", "sine=d=1.2", "-c:a", "aac")
    media = probe(path)
    assert media.seconds == pytest.approx(1.2, abs=0.1)
    assert media.video is not None
    assert media.sound is not None
    assert (media.video.codec, media.video.shown_px) == ("h264", (320, 180))
    assert media.video.frame_rate == pytest.approx(25)
    assert (media.sound.codec, media.sound.rate_hz, media.sound.layout) == ("aac", 44100, "mono")
    assert media.kbps > 0


def test_a_turned_phone_clip_is_shown_upright(tmp_path: Path) -> None:
    lying = film(tmp_path / "a.mp4", "testsrc2=s=320x180:r=25:d=0.2")
    turned = copied(tmp_path / "b.mp4", lying, "-c", "copy", before=("-display_rotation", "-90"))
    video = probe(turned).video
    assert video is not None
    assert (video.rotation_degrees, video.shown_px) == (270, (180, 320))


def test_hdr_is_known_by_its_transfer(tmp_path: Path) -> None:
    video = probe(film(tmp_path / "a.mp4", "testsrc2=s=320x180:r=25:d=0.2", *HDR)).video
    assert video is not None
    assert video.is_hdr
    assert (video.bits, video.matrix, video.primaries) == (10, "bt2020nc", "bt2020")
    assert not video.full_range


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.webm", ("-vf", "format=yuva420p", "-c:v", "libvpx-vp9", "-cpu-used", "8")),
        ("a.mov", ("-c:v", "qtrle", "-pix_fmt", "argb")),
        ("a.png", ("-frames:v", "1", "-pix_fmt", "rgba")),
    ],
)
def test_transparency_is_noticed(tmp_path: Path, name: str, arguments: tuple[str, ...]) -> None:
    video = probe(film(tmp_path / name, "testsrc2=s=64x64:r=25:d=0.2", *arguments)).video
    assert video is not None
    assert video.has_alpha


def test_long_pixels_are_counted_in(tmp_path: Path) -> None:
    source = "testsrc2=s=72x58:r=25:d=0.2,setsar=16/15"
    video = probe(film(tmp_path / "a.mp4", source)).video
    assert video is not None
    assert video.shown_px == (77, 58)


def test_full_range_is_noticed(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", "testsrc2=s=64x64:d=0.2", "-pix_fmt", "yuvj420p")
    video = probe(path).video
    assert video is not None
    assert video.full_range


def test_a_sound_has_no_picture_even_with_a_cover(tmp_path: Path) -> None:
    cover = film(tmp_path / "c.png", "testsrc2=s=64x64:d=0.1", "-frames:v", "1")
    plain = film(tmp_path / "a.mp3", "sine=d=0.5", "-c:a", "libmp3lame")
    both = ("-i", str(cover), "-map", "0:a", "-map", "1:v", "-c", "copy")
    covered = copied(tmp_path / "b.mp3", plain, *both, "-disposition:v", "attached_pic")
    media = probe(covered)
    assert media.video is None
    assert media.sound is not None
    assert media.sound.rate_hz == 44100


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.mp4", b"no film at all", "cannot be read"),
        ("a.mp4", b"", "cannot be read"),
        ("a.m3u8", b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nb.mp4\n", "playlist"),
        ("a.mp4", b"ffconcat version 1.0\nfile 'b.mp4'\n", "playlist"),
    ],
)
def test_what_is_no_media_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    film(tmp_path / "b.mp4", "testsrc2=s=64x64:d=0.2")
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(errors.MediaUnreadable, match=why) as refused:
        probe(path)
    assert str(path) in refused.value.detail


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.MediaUnreadable, match="is not there"):
        probe(tmp_path / "nowhere.mp4")
