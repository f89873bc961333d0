"""The C2PA library with every way out closed: no time server, no remote manifest, no revocation
check, no redirects.
"""

from typing import Any

import c2pa

from limelight.library.provenance.certificate import Identity

# Purposes a signing certificate may have; without this list the library knows only those of C2PA
# 1.x.
_PURPOSES = "\n".join(
    (
        "1.3.6.1.4.1.62558.2.1",
        "1.3.6.1.5.5.7.3.4",
        "1.3.6.1.5.5.7.3.36",
        "1.3.6.1.5.5.7.3.8",
        "1.3.6.1.5.5.7.3.9",
        "1.3.6.1.4.1.311.76.59.1.9",
    )
)


def reading(identity: Identity | None) -> c2pa.Context:
    """A context that verifies offline and trusts `identity` alone."""
    return c2pa.Context(c2pa.Settings.from_dict(_settings(identity)))


def signing(identity: Identity) -> c2pa.Context:
    """A context that signs as `identity`, without a timestamp."""
    info = c2pa.C2paSignerInfo(
        b"es256", identity.chain_pem.encode(), identity.key_pem.encode(), None
    )
    settings = c2pa.Settings.from_dict(_settings(identity))
    return c2pa.Context(settings, c2pa.Signer.from_info(info))


def _settings(identity: Identity | None) -> dict[str, Any]:
    trust: dict[str, Any] = {"trust_config": _PURPOSES}
    if identity is not None:
        trust["trust_anchors"] = identity.root_pem
    return {
        "version": 1,
        "trust": trust,
        "core": {"allowed_network_hosts": [], "allow_redirects": False},
        "verify": {
            "verify_trust": True,
            "verify_after_sign": False,
            "ocsp_fetch": False,
            "remote_manifest_fetch": False,
        },
        "builder": {"thumbnail": {"enabled": False}},
    }
