"""Verification tells the truth: any changed byte shows, a stripped label is none, strangers are
strangers.
"""

import io
import random
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import c2pa
import cbor2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from limelight.library.provenance import certificate, media
from limelight.library.provenance.certificate import Identity, studio_identity
from limelight.library.provenance.containers import png
from limelight.library.provenance.label import label_file
from limelight.library.provenance.schemas import MADE_BY_AI, Claim
from limelight.library.provenance.verify import verify_file

NAMES = ("a.png", "a.jpg", "a.mp4", "a.wav")
NOT_OURS_TO_TELL = ("tampered", "unreadable")


@pytest.fixture(scope="module")
def labelled(
    samples: dict[str, Path], identity: Identity, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("labelled")
    for name in NAMES:
        label_file(samples[name], folder / name, Claim(title="Tips", character="Mia"), identity)
    return {name: folder / name for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_any_changed_byte_shows(
    labelled: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    whole = labelled[name].read_bytes()
    store = media.manifest_of(labelled[name])
    manifest_at = whole.index(store[:60])
    rng = random.Random(7)
    inside = rng.sample(range(manifest_at, manifest_at + len(store)), 120)
    anywhere = rng.sample(range(len(whole)), 60)
    file = tmp_path / name
    for at in (*range(40), *inside, *anywhere, len(whole) - 1):
        file.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << rng.randrange(8),)) + whole[at + 1 :])
        assert verify_file(file, identity).state in NOT_OURS_TO_TELL, at


@pytest.mark.parametrize("name", NAMES)
def test_cut_and_lengthened_files_show(
    labelled: dict[str, Path], name: str, tmp_path: Path, identity: Identity
) -> None:
    whole = labelled[name].read_bytes()
    file = tmp_path / name
    for changed in (whole[:-1], whole[: len(whole) * 2 // 3], whole + b"\x00", whole + whole[-50:]):
        file.write_bytes(changed)
        assert verify_file(file, identity).state in NOT_OURS_TO_TELL


def test_a_manifest_moved_to_another_picture_shows(
    labelled: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    whole = labelled["a.png"].read_bytes()
    other = io.BytesIO()
    Image.new("RGB", (96, 64), "red").save(other, "PNG")
    pixels = whole.index(b"IDAT") - 4
    file = tmp_path / "moved.png"
    file.write_bytes(whole[:pixels] + other.getvalue()[other.getvalue().index(b"IDAT") - 4 :])
    assert verify_file(file, identity).state == "tampered"


def test_without_its_manifest_a_file_has_none_but_still_its_metadata(
    labelled: dict[str, Path], samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    file = tmp_path / "stripped.png"
    data = labelled["a.png"].read_bytes()
    packet = png.xmp_of(data)
    file.write_bytes(png.labelled(data, packet))
    verdict = verify_file(file, identity)
    assert (verdict.state, verdict.label_in_metadata) == ("none", MADE_BY_AI)
    assert any("unproven" in line for line in verdict.lines)
    for name in NAMES:
        assert verify_file(samples[name], identity).state == "none"


@pytest.mark.parametrize("name", NAMES)
def test_strangers_see_an_unchanged_file_by_another_signer(
    labelled: dict[str, Path], name: str, tmp_path: Path
) -> None:
    for reader in (None, studio_identity(tmp_path)):
        verdict = verify_file(labelled[name], reader)
        assert (verdict.state, verdict.signer) == ("valid", "another signer")
        assert verdict.signer_name.startswith("Limelight studio ")
        assert verdict.problems == ("signingCredential.untrusted",)
        assert any("not known to this studio" in line for line in verdict.lines)


def test_a_signature_that_only_bears_our_name_is_not_ours(
    samples: dict[str, Path], tmp_path: Path, identity: Identity
) -> None:
    forger = studio_identity(tmp_path)
    file = tmp_path / "forged.png"
    label_file(samples["a.png"], file, Claim(title="Forged"), forger)
    assert verify_file(file, identity).signer == "another signer"


def test_a_certificate_that_had_ended_does_not_count(
    samples: dict[str, Path], tmp_path: Path
) -> None:
    own = studio_identity(tmp_path)
    file = tmp_path / "ended.jpg"
    label_file(samples["a.jpg"], file, Claim(title="Late"), own)
    late = _signed_too_late(file, own, _root_key(tmp_path))
    file.write_bytes(late)
    verdict = verify_file(file, own)
    assert verdict.state == "invalid"
    assert set(verdict.problems) == {"signingCredential.expired", "signingCredential.untrusted"}
    assert "certificate does not count" in verdict.lines[0]
    file.write_bytes(late[:-40] + bytes(20) + late[-20:])
    assert verify_file(file, own).state == "tampered"


def _root_key(data: Path) -> ec.EllipticCurvePrivateKey:
    pem = (data / certificate.FOLDER / certificate.ROOT_KEY).read_bytes()
    key = serialization.load_pem_private_key(pem, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def _signed_too_late(file: Path, own: Identity, root_key: ec.EllipticCurvePrivateKey) -> bytes:
    """The bytes of a labelled JPEG as a signer whose certificate had ended would have made them.

    The library refuses to sign so: certificate and signature (RFC 9052, 4.4) are put in by hand.
    """
    leaf = x509.load_pem_x509_certificate(own.chain_pem.encode())
    before = leaf.public_bytes(serialization.Encoding.DER)
    ended = _ended(leaf, root_key, len(before))
    data, manifest = file.read_bytes(), media.manifest_of(file)
    protected, _, _, signature = cbor2.loads(manifest[manifest.index(b"\xd2\x84") :]).value
    claim_at = manifest.index(b"cbor\xa7", manifest.index(b"c2pa.claim.v2")) + 4
    claim = cbor2.dumps(cbor2.loads(manifest[claim_at:]))
    assert manifest[claim_at:].startswith(claim)
    signed = cbor2.dumps(["Signature1", protected.replace(before, ended), b"", claim])
    key = serialization.load_pem_private_key(own.key_pem.encode(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(key.sign(signed, ec.ECDSA(hashes.SHA256())))
    fresh = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    return data.replace(before, ended).replace(signature, fresh)


def _ended(leaf: x509.Certificate, root_key: ec.EllipticCurvePrivateKey, size: int) -> bytes:
    """The certificate as it would be had it ended yesterday, in as many bytes."""
    until = datetime.now(UTC) - timedelta(days=1)
    draft = (
        x509.CertificateBuilder(leaf.issuer, leaf.subject, leaf.public_key(), leaf.serial_number)
        .not_valid_before(until - timedelta(days=90))
        .not_valid_after(until)
    )
    for extension in leaf.extensions:
        draft = draft.add_extension(extension.value, critical=extension.critical)
    while True:  # a signature has one byte more or less by chance
        ended = draft.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        if len(ended) == size:
            return ended


def test_other_files_are_unreadable(tmp_path: Path, identity: Identity) -> None:
    for content in (b"", b"plain text", b"GIF89a" + bytes(30), b"\xff\xd8", bytes(64)):
        file = tmp_path / "file"
        file.write_bytes(content)
        assert verify_file(file, identity).state == "unreadable"


def test_a_missing_file_is_an_error(tmp_path: Path, identity: Identity) -> None:
    with pytest.raises(FileNotFoundError):
        verify_file(tmp_path / "nothing.png", identity)


def test_the_words_say_what_matters_first(labelled: dict[str, Path], identity: Identity) -> None:
    lines = verify_file(labelled["a.mp4"], identity).lines
    assert lines[0] == "a.mp4: valid. Signed, and not changed since."
    assert lines[1].startswith("Signed by: this studio")
    assert "Character: Mia (fictional, AI)" in lines
    assert "Says it is: made by AI (trainedAlgorithmicMedia)" in lines


def test_a_manifest_that_points_to_the_network_is_not_followed(
    samples: dict[str, Path], tmp_path: Path, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/manifest.c2pa"
        info = c2pa.C2paSignerInfo(
            b"es256", identity.chain_pem.encode(), identity.key_pem.encode(), None
        )
        file = tmp_path / "remote.jpg"
        builder = c2pa.Builder({"claim_version": 2, "title": "remote", "assertions": [_CREATED]})
        builder.set_no_embed()
        builder.set_remote_url(address)
        with samples["a.jpg"].open("rb") as source, file.open("w+b") as out:
            builder.sign(c2pa.Signer.from_info(info), "image/jpeg", source, out)
        assert address.encode() in file.read_bytes()
        assert verify_file(file, identity).state == "none"
        with pytest.raises(BlockingIOError):
            server.accept()


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(noise=st.binary(max_size=400), head=st.sampled_from(NAMES), kept=st.integers(0, 3000))
def test_no_file_makes_it_crash(
    labelled: dict[str, Path], tmp_path: Path, noise: bytes, head: str, kept: int
) -> None:
    file = tmp_path / "noise"
    file.write_bytes(labelled[head].read_bytes()[:kept] + noise)
    assert verify_file(file).state in ("none", *NOT_OURS_TO_TELL)


_CREATED = {
    "label": "c2pa.actions.v2",
    "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": MADE_BY_AI}]},
}
