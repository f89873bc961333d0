"""What devices are asked and what they answer, as the browser passes it (JSON of WebAuthn level 3).

The checks themselves are those of the `webauthn` library. Which make a device is, is not asked
(attestation "none"), so a chain of certificates is refused before anything reads it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import webauthn
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    parse_attestation_object,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationStatement,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from limelight.accounts.errors import CopiedPasskey, WrongPasskey
from limelight.accounts.passkeys.party import NAME, Party
from limelight.accounts.schemas import Person

_MOST_BYTES = 16_384
_DAMAGED = (
    WebAuthnException, InvalidSignature, UnsupportedAlgorithm,
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A passkey as it is kept: what a device is told of it, and what checks its signatures."""

    credential_id: str
    public_key: str
    sign_count: int
    transports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """A passkey that a device just made."""

    known: Known
    is_synced: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """What a device says it signed, before anything was checked."""

    credential_id: str
    challenge: bytes
    # Whose passkey the device says it is; empty when it was told which to use.
    user_id: str


def ask_for_new(party: Party, person: Person, has: Iterable[Known], challenge: bytes) -> str:
    """What `navigator.credentials.create` is given: a passkey that is found without an address and
    unlocked by its owner, not on a device that has one already.
    """
    return webauthn.options_to_json(
        webauthn.generate_registration_options(
            rp_id=party.id,
            rp_name=NAME,
            user_id=person.id.encode(),
            user_name=person.email,
            user_display_name=person.name,
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_described(has),
        )
    )


def ask_to_sign(party: Party, has: Iterable[Known], challenge: bytes) -> str:
    """What `navigator.credentials.get` is given: one of these passkeys, or any where none is named;
    unlocked by its owner.
    """
    return webauthn.options_to_json(
        webauthn.generate_authentication_options(
            rp_id=party.id,
            challenge=challenge,
            allow_credentials=_described(has),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def read_challenge(answer: dict[str, Any]) -> bytes:
    """The challenge a device says a new passkey answers. Raises WrongPasskey."""
    with _refusing(answer):
        read = parse_registration_credential_json(answer)
        return parse_client_data_json(read.response.client_data_json).challenge


def read_signed(answer: dict[str, Any]) -> Signed:
    """What a device says it signed. Raises WrongPasskey."""
    with _refusing(answer):
        read = parse_authentication_credential_json(answer)
        client = parse_client_data_json(read.response.client_data_json)
        return Signed(
            credential_id=bytes_to_base64url(read.raw_id),
            challenge=client.challenge,
            user_id=(read.response.user_handle or b"").decode(),
        )


def check_new(party: Party, answer: dict[str, Any], challenge: bytes) -> Fresh:
    """A new passkey, made for this studio and this challenge by somebody who unlocked the device.
    Raises WrongPasskey.
    """
    with _refusing(answer):
        read = parse_registration_credential_json(answer)
        statement = parse_attestation_object(read.response.attestation_object).att_stmt
        if statement != AttestationStatement(sig=statement.sig, alg=statement.alg):
            raise WrongPasskey("The device sent a certificate nobody asked for.")
        found = webauthn.verify_registration_response(
            credential=read,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
        return Fresh(
            Known(
                credential_id=bytes_to_base64url(found.credential_id),
                public_key=bytes_to_base64url(found.credential_public_key),
                sign_count=found.sign_count,
                transports=tuple(one.value for one in read.response.transports or ()),
            ),
            is_synced=found.credential_backed_up,
        )


def check_signed(party: Party, answer: dict[str, Any], challenge: bytes, known: Known) -> int:
    """What the device counted, if it signed this challenge for this studio with that passkey, by
    somebody who unlocked it. Raises WrongPasskey, and CopiedPasskey when all is right but the
    device counted more before: then there are two of it.
    """
    with _refusing(answer):
        # Told that nothing was counted yet, the library checks all but the count, so that a copy
        # can be told from anything else that is wrong.
        counted = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=base64url_to_bytes(known.public_key),
            credential_current_sign_count=0,
            require_user_verification=True,
        ).new_sign_count
    # Devices that are kept in step with others count nothing.
    if (counted or known.sign_count) and counted <= known.sign_count:
        raise CopiedPasskey("There seems to be a copy of that passkey. Sign in another way.")
    return counted


@contextmanager
def _refusing(answer: dict[str, Any]) -> Iterator[None]:
    """Anything may be sent; what cannot be read is refused like what is wrong."""
    try:
        if len(json.dumps(answer)) > _MOST_BYTES:
            raise WrongPasskey("That is longer than a passkey's answer.")
        yield
    except _DAMAGED as error:
        raise WrongPasskey("That passkey does not work here. Try again.") from error


def _described(has: Iterable[Known]) -> list[PublicKeyCredentialDescriptor]:
    ways = {one.value: one for one in AuthenticatorTransport}
    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(one.credential_id),
            transports=[ways[way] for way in one.transports if way in ways] or None,
        )
        for one in has
    ]
