"""Values of provenance: what is claimed about a file and what was found in one."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from limelight.generation.schemas import Value

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MADE_BY_AI = IPTC + "trainedAlgorithmicMedia"
EDITED_WITH_AI = IPTC + "compositeWithTrainedAlgorithmicMedia"

State = Literal["valid", "invalid", "tampered", "none", "unreadable"]
Signer = Literal["this studio", "another signer", "unknown"]
Relationship = Literal["componentOf", "inputTo"]
Mime = Literal["image/png", "image/jpeg", "video/mp4", "audio/wav"]


class Ingredient(Value):
    """A piece that went into a file.

    `format` is its MIME type, `sha256` the hex digest of its bytes. `file` is optional: when it is
    given and carries a manifest, that manifest is kept inside, so the chain can be followed from
    the finished file.
    """

    title: str = Field(max_length=200)
    format: str = Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    relationship: Relationship = "componentOf"
    file: Path | None = None


class Claim(Value):
    """What a label says. Everything in it is public: put no prompt, person, place or machine here.

    `edited` is for files that began as something not made by AI; `character` is the name of the
    character shown; `rights` says who may use the file ("CC0 1.0"), empty where nothing is said.
    """

    title: str = Field(min_length=1, max_length=200)
    character: str = Field("", max_length=100)
    description: str = Field("", max_length=2000)
    credit: str = Field("Made with AI in Limelight", max_length=200)
    rights: str = Field("", max_length=300)
    edited: bool = False
    ingredients: tuple[Ingredient, ...] = ()

    @property
    def digital_source_type(self) -> str:
        """The IPTC term (a URI) for how the file came to be."""
        return EDITED_WITH_AI if self.edited else MADE_BY_AI

    @property
    def disclosure(self) -> str:
        """One sentence for people."""
        if self.edited:
            return "Parts of this were made or changed by AI."
        if self.character:
            return f"{self.character} is a fictional character, made by AI: picture, voice, words."
        return "This was made by AI."


class SeenIngredient(Value):
    """An ingredient as a manifest lists it; `sha256` is empty when another maker's manifest gives
    none.
    """

    title: str
    format: str
    sha256: str = ""
    relationship: str = ""
    has_manifest: bool = False


class Verdict(Value):
    """What a file says about itself and whether that can be believed.

    `state`: `valid` (signed and unchanged since), `invalid` (unchanged, but its certificate had
    ended, was withdrawn or may not sign), `tampered` (changed after signing, or the manifest is
    damaged), `none` (no manifest), `unreadable` (not a file that can carry one).
    `signer` is `this studio` only when the signature chains to the identity that was given.
    `label_in_metadata` is the IPTC term in the XMP; it may be there without a manifest, and anybody
    can write it. `problems` are C2PA status codes. `lines` say all this to people.
    """

    state: State
    signer: Signer = "unknown"
    signer_name: str = ""
    digital_source_type: str = ""
    label_in_metadata: str = ""
    title: str = ""
    character: str = ""
    software: str = ""
    actions: tuple[str, ...] = ()
    ingredients: tuple[SeenIngredient, ...] = ()
    problems: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
