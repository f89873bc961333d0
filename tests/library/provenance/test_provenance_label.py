"""Labels are written into real files: both halves are there, nothing private is, and the media is
the same.
"""

import hashlib
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import imageio_ffmpeg
import pytest
from PIL import Image, ImageChops

from limelight.library.provenance import media
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.containers import mp4, wav
from limelight.library.provenance.errors import CannotLabel
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import MADE_BY_AI, Claim, Ingredient
from limelight.library.provenance.verify import verify_file

SECRET = b"Secret-Machine-Name"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
IPTC_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
CLAIM = Claim(
    title="Basil & friends <on a windowsill>",
    character="Mia",
    description="Three tips.",
    ingredients=(
        Ingredient(title="Scene 1", format="image/png", sha256="a" * 64),
        Ingredient(title="Voice", format="audio/wav", sha256="b" * 64, relationship="inputTo"),
    ),
)
NAMES = ("a.png", "a.jpg", "a.mp4", "first.mp4", "a.wav")


def _labelled(samples: dict[str, Path], name: str, folder: Path, identity: Identity) -> Path:
    out = folder / name
    label_file(samples[name], out, CLAIM, identity)
    return out


def _frames(path: Path) -> bytes:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path)]
    shown = subprocess.run([*command, "-f", "framemd5", "-"], check=True, capture_output=True)
    assert shown.stderr == b""
    return shown.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_labelled_file_verifies_as_ours(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    verdict = verify_file(_labelled(samples, name, tmp_path, identity), identity)
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    assert verdict.problems == ()
    assert verdict.digital_source_type == verdict.label_in_metadata == MADE_BY_AI
    assert (verdict.title, verdict.character) == (CLAIM.title, "Mia")
    assert verdict.software.startswith("Limelight ")
    assert verdict.actions == ("c2pa.created", "c2pa.placed")
    assert [(seen.title, seen.sha256[:2], seen.relationship) for seen in verdict.ingredients] == [
        ("Scene 1", "aa", "componentOf"),
        ("Voice", "bb", "inputTo"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_private_is_left(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    assert SECRET in samples[name].read_bytes()
    data = _labelled(samples, name, tmp_path, identity).read_bytes()
    for private in (SECRET, b"+50.1", b"parameters\x00", b"GPS", str(tmp_path).encode()):
        assert private not in data


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_pillow_sees_the_same_pixels_and_the_label(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    out = _labelled(samples, name, tmp_path, identity)
    with Image.open(samples[name]) as before, Image.open(out) as after:
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        after.load()
        packet = after.info["xmp"] if name == "a.jpg" else after.info["XML:com.adobe.xmp"].encode()
    described = _description(packet)
    assert described.findtext(f"{IPTC_EXT}DigitalSourceType") == MADE_BY_AI
    assert described.findtext(f"{IPTC_EXT}AISystemUsed") == "Limelight"
    assert described.findtext(f"{PHOTOSHOP}Credit") == "Made with AI in Limelight"
    assert described.findtext(f"{DC}title//{RDF}li") == CLAIM.title
    assert described.findtext(f"{DC}creator//{RDF}li") == "Limelight (AI)"
    words = described.findtext(f"{DC}description//{RDF}li")
    assert words == f"Three tips. {CLAIM.disclosure}"


def _description(packet: bytes) -> ElementTree.Element:
    body = packet[packet.index(b"<x:xmpmeta") : packet.index(b"<?xpacket end")]
    found = ElementTree.fromstring(body).find(f"{RDF}RDF/{RDF}Description")  # noqa: S314 - written by the code under test
    assert found is not None
    return found


def test_resolution_and_orientation_stay(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    with Image.open(_labelled(samples, "a.png", tmp_path, identity)) as png:
        assert round(png.info["dpi"][0]) == 144
        assert len(png.getexif()) == 0
    with Image.open(_labelled(samples, "a.jpg", tmp_path, identity)) as jpeg:
        assert dict(jpeg.getexif()) == {0x0112: 6}


def test_a_sound_says_it_where_players_look_and_sounds_the_same(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    out = tmp_path / "a.wav"
    claim = CLAIM.model_copy(update={"rights": "CC0 1.0 & free"})
    label_file(samples["a.wav"], out, claim, identity)
    assert _frames(out) == _frames(samples["a.wav"])
    with out.open("rb") as file:
        info = wav.info_of(file)
        packet = wav.xmp_of(file)
    assert info["INAM"] == CLAIM.title
    assert info["ICOP"] == "CC0 1.0 & free"
    assert "AI" in info["IART"]
    assert MADE_BY_AI in info["ICMT"]
    described = _description(packet)
    assert described.findtext(f"{IPTC_EXT}DigitalSourceType") == MADE_BY_AI
    assert described.findtext(f"{DC}rights//{RDF}li") == "CC0 1.0 & free"


@pytest.mark.parametrize("name", ["a.mp4", "first.mp4"])
def test_a_film_plays_the_same_and_starts_with_its_index(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    out = _labelled(samples, name, tmp_path, identity)
    assert _frames(out) == _frames(samples[name])
    kinds = [kind for kind, _ in _boxes(out.read_bytes())]
    assert kinds == [b"ftyp", b"uuid", b"moov", b"uuid", b"mdat"]


def test_the_film_carries_xmp_in_the_box_players_expect(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    data = _labelled(samples, "a.mp4", tmp_path, identity).read_bytes()
    packets = [box[16:] for kind, box in _boxes(data) if box.startswith(mp4.XMP_UUID)]
    assert len(packets) == 1
    assert packets[0].startswith(b"<?xpacket")
    assert packets[0].endswith(b"?>")
    assert MADE_BY_AI.encode() in packets[0]


def test_a_film_tells_no_time_of_making(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    data = _labelled(samples, "a.mp4", tmp_path, identity).read_bytes()
    for kind in (b"mvhd", b"tkhd", b"mdhd"):
        at = data.index(kind) + 8
        assert data[at : at + 8] == bytes(8)


def test_64_bit_offsets_are_moved_too(tmp_path: Path) -> None:
    film = tmp_path / "wide.mp4"
    film.write_bytes(_film_with_wide_offsets())
    out = tmp_path / "out.mp4"
    with film.open("rb") as file, out.open("wb") as into:
        mp4.write_labelled(file, into, b"<xmp/>")
    data = out.read_bytes()
    (offset,) = struct.unpack_from(">Q", data, data.index(b"co64") + 12)
    assert data[offset : offset + 4] == b"DATA"


@pytest.mark.parametrize("name", NAMES)
def test_two_labels_differ_in_the_manifest_alone(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    first = _labelled(samples, name, tmp_path, identity)
    second = tmp_path / f"again-{name}"
    label_file(samples[name], second, CLAIM, identity)
    assert first.read_bytes() != second.read_bytes()
    one, other = (media.manifest_of(path) for path in (first, second))
    assert len(one) == len(other)
    assert media.media_sha256(first) == media.media_sha256(second)
    assert media.media_sha256(first) == media.media_sha256(samples[name])
    assert media.xmp_of(first) == media.xmp_of(second)


def test_a_changed_picture_has_another_media_hash(samples: dict[str, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (96, 64), "red").save(other)
    assert media.media_sha256(other) != media.media_sha256(samples["a.png"])


def test_labelling_in_place_and_again_leaves_one_label(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(samples["a.png"].read_bytes())
    label_file(file, file, CLAIM, identity)
    size = file.stat().st_size
    label_file(file, file, CLAIM, identity)
    assert file.stat().st_size == size
    assert file.read_bytes().count(b"XML:com.adobe.xmp") == 1
    assert verify_file(file, identity).state == "valid"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_pieces_keep_their_own_manifests(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    picture = _labelled(samples, "a.png", tmp_path, identity)
    digest = hashlib.sha256(picture.read_bytes()).hexdigest()
    piece = Ingredient(title="Scene 1", format="image/png", sha256=digest, file=picture)
    film = tmp_path / "film.mp4"
    label_file(samples["a.mp4"], film, Claim(title="Film", ingredients=(piece,)), identity)
    verdict = verify_file(film, identity)
    assert verdict.state == "valid"
    assert [(seen.sha256, seen.has_manifest) for seen in verdict.ingredients] == [(digest, True)]


def test_a_label_costs_a_few_kilobytes(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    out = _labelled(samples, "first.mp4", tmp_path, identity)
    assert out.stat().st_size - samples["first.mp4"].stat().st_size < 12_000


def test_edited_files_say_so(samples: dict[str, Path], tmp_path: Path, identity: Identity) -> None:
    out = tmp_path / "edited.jpg"
    label_file(samples["a.jpg"], out, Claim(title="Edited", edited=True), identity)
    verdict = verify_file(out, identity)
    assert verdict.digital_source_type.endswith("/compositeWithTrainedAlgorithmicMedia")
    assert verdict.label_in_metadata == verdict.digital_source_type


def test_titles_in_any_script_and_with_odd_characters_survive(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    out = tmp_path / "odd.png"
    label_file(samples["a.png"], out, Claim(title='猫 <b>"é"</b> & \x00\x1f\ufffe x'), identity)
    verdict = verify_file(out, identity)
    assert verdict.state == "valid"
    assert verdict.title.startswith('猫 <b>"é"</b> & ')
    with Image.open(out) as picture:
        picture.load()
        title = _description(picture.info["XML:com.adobe.xmp"].encode()).find(f"{DC}title//{RDF}li")
    assert title is not None
    assert title.text == verdict.title


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"hello",
        b"GIF89a" + bytes(20),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff\xe0\x00",
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_left(
    broken: bytes, tmp_path: Path, identity: Identity
) -> None:
    source = tmp_path / "broken.bin"
    source.write_bytes(broken)
    with pytest.raises(CannotLabel):
        label_file(source, tmp_path / "out.png", CLAIM, identity)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.bin"]


@pytest.mark.parametrize("name", NAMES)
def test_cut_files_are_refused(
    samples: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    whole = samples[name].read_bytes()
    source = tmp_path / name
    for share in (0.3, 0.6, 0.98):
        source.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(CannotLabel):
            label_file(source, tmp_path / "out", CLAIM, identity)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_fragmented_films_are_refused(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    source = tmp_path / "parts.mp4"
    subprocess.run(
        f"{imageio_ffmpeg.get_ffmpeg_exe()} -v error -i {samples['a.mp4']} -c copy "
        f"-movflags frag_keyframe+empty_moov {source}".split(),
        check=True,
    )
    with pytest.raises(CannotLabel, match="fragmented"):
        label_file(source, tmp_path / "out.mp4", CLAIM, identity)


def test_a_failed_write_leaves_the_old_file(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    out = tmp_path / "out.png"
    out.write_bytes(b"the old one")
    broken = tmp_path / "broken.png"
    broken.write_bytes(samples["a.png"].read_bytes()[:-40])
    with pytest.raises(CannotLabel):
        label_file(broken, out, CLAIM, identity)
    assert out.read_bytes() == b"the old one"


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        found.append((data[at + 4 : at + 8], data[at + 8 : at + size]))
        at += size
    return found


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def _film_with_wide_offsets() -> bytes:
    ftyp = _box(b"ftyp", b"isom\x00\x00\x02\x00isom")
    mdat = _box(b"mdat", b"DATA" * 4)
    table = _box(b"co64", bytes(4) + struct.pack(">IQ", 1, len(ftyp) + 8))
    nested = table
    for kind in (b"stbl", b"minf", b"mdia", b"trak", b"moov"):
        nested = _box(kind, nested)
    return ftyp + mdat + nested
