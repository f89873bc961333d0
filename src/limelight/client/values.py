"""The values of the API. Written by `make client` from the OpenAPI document; do not edit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, cast

from pydantic import Field

from limelight.client.value import Value


class Account(Value):
    """How the account itself says that it is AI: by a field of the API, by hand in its
    settings, by the platform of itself, or in words.
    """

    way: Literal["api", "by_hand", "built_in", "text"]
    field: str = ""
    value: str = ""
    say: str


class AddScene(Value):
    """A new scene after another, looking like it; at the beginning when `after` is empty."""

    do: Literal["add-scene"] = "add-scene"
    after: str = ""
    narration: str


class Appearance(Value):
    """How a character looks, whoever draws it. Words are free; a maker maps them to what it
    can draw. Colours are words ("dark brown", "teal") or `#rrggbb`. What a person is
    recognised by (age, skin, hair, eyes, beard, glasses, marks, style) never changes
    between looks; clothes, headwear, jewellery may. `style` is a drawing style of the
    illustrator; other makers ignore it.
    """

    age_years: int = 27
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    ethnicity: str = ""
    body_type: Literal["slim", "average", "athletic", "curvy", "broad"] = "average"
    skin_tone: str = "tan"
    hair_style: str = "shoulder-length waves"
    hair_colour: str = "dark brown"
    eye_colour: str = "green"
    beard: str = ""
    glasses: str = ""
    marks: str = ""
    headwear: str = ""
    headwear_colour: str = ""
    earrings: str = ""
    clothes: str = "cardigan over a collared shirt"
    clothes_colour: str = "indigo"
    style: str = "toon"
    description: str = ""


class ArchiveView(Value):
    """An archive: `done_count` of `total_count` steps are done; it is kept until
    `expires_at`.
    """

    id: str
    state: Literal["waiting", "working", "done", "failed"]
    done_count: int
    total_count: int
    size_bytes: int
    sha256: str
    error: str
    asked_at: datetime
    ended_at: datetime | None
    expires_at: datetime | None


class AssetView(Value):
    """An asset, and where its file is."""

    id: str
    number: int
    kind: Literal["picture", "film", "sound", "text", "data"]
    made_as: str
    maker: str
    title: str
    says: str
    character: str
    place: Literal["shown", "material", "derived", "replaced", "trash"]
    role: str
    recipe_hash: str
    file: Stored
    width_px: int | None
    height_px: int | None
    seconds: float | None
    stars: int
    is_favourite: bool
    rating: Literal["everyone", "mature"]
    review: Literal["", "waiting", "approved", "changes", "rejected", "replaced"] = ""
    folder_id: str | None
    tags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    lineage_id: str
    version: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    url: str


class Attempt(Value):
    """One sending: what was answered, or why nothing was."""

    number: int
    at: datetime
    status: int | None = None
    error: str = ""
    milliseconds: int


class Blueprint(Value):
    """A template as it is kept and shared: `fields` of the brief form, in whose text, cards
    and name gaps such as {topic} are filled in.
    """

    name: str
    about: str = ""
    fields: Typed


class BlueprintView(Value):
    """A template of the workspace, or one of the program, which cannot be deleted."""

    id: str
    is_built_in: bool
    blueprint: Blueprint
    gaps: list[str]


class Box(Value):
    """A rectangle in pixels, origin top left."""

    x: float
    y: float
    width: float
    height: float


class BrandFault(Value):
    """A word that the brand avoids: where it stands (`scene` from 1, None outside of scenes)
    and the text it stands in.
    """

    scene: int | None
    place: Literal["title", "narration", "on screen", "description", "hashtags"]
    word: str
    text: str


class BrandView(Value):
    """A brand of the workspace; `warnings` are computed from its colours."""

    id: str
    version: int
    kit: Kit
    warnings: list[Warned] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    updated_at: datetime


class BrandVoice(Value):
    """How a brand speaks: words it likes (`use`), words that never appear (`avoid`), its
    tone.
    """

    id: str
    name: str
    tone: str = ""
    use: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    avoid: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Branding(Value):
    """What names the maker on every frame: a logo, a bar that fills up with the time at an
    edge, in `accent` (#rrggbb). The logo stands in a corner of the part that no platform
    covers, off all that is written, as many times the usual size as `logo_size` says.
    None is the usual: top-right, 1, and opaque. `font` is the kind of letters of
    captions, titles, names and cards, sans where it is empty; `font_file` is a font that
    draws them instead, as far as it has them.
    """

    logo: str | None = None
    logo_corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] | None = None
    logo_size: float | None = None
    logo_opacity: float | None = None
    progress: Literal["none", "top", "bottom"] = "none"
    accent: str = "#ffc43d"
    font: Literal["", "sans", "serif", "mono", "hand"] = ""
    font_file: str | None = None


class Brief(Value):
    """A checked request: `text` is what the piece is about, `seconds` how long it should
    roughly be, `look` the name of the look that the character wears; empty is its own
    appearance. `form` says how it is told; None leaves that to the text. `captions` is
    how spoken words are written and `caption_place` where, `effects` which short sounds
    are heard; `stems` asks for the parts of the sound as files too. `series` says which
    episode of which series it is.
    """

    text: str
    seconds: int = 20
    formats: list[Literal["9:16", "1:1", "4:5", "16:9"]] = Field(
        default_factory=lambda: cast(Any, ["9:16"]), validate_default=True
    )
    language: str = "en"
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    seed: int = 0
    look: str = ""
    captions: Literal[
        "karaoke",
        "pop",
        "one-word",
        "typewriter",
        "outline",
        "boxed",
        "lower-third",
        "speaker",
        "none",
    ] = "karaoke"
    caption_place: Literal["auto", "top", "middle", "bottom"] = "auto"
    finish: Finish = Field(
        default_factory=lambda: cast(Any, {"vignette": 0.0, "grain": 0.0}), validate_default=True
    )
    branding: Branding = Field(
        default_factory=lambda: cast(Any, {"progress": "none", "accent": "#ffc43d", "font": ""}),
        validate_default=True,
    )
    lower_third: LowerThird | None = None
    pacing: Pacing = Field(
        default_factory=lambda: cast(Any, {"cut_on_beat": False, "tighten_pauses": 0.0}),
        validate_default=True,
    )
    intro: Bumper | None = None
    outro: Bumper | None = None
    effects: Literal["none", "soft", "lively"] = "none"
    stems: bool = False
    brand: BrandVoice | None = None
    soundtrack: Soundtrack = Field(
        default_factory=lambda: cast(
            Any, {"voice": "", "music": "composed", "mood": "", "gain_db": 0.0}
        ),
        validate_default=True,
    )
    series: Episode | None = None


class BulkOutcome(Value):
    """What became of one of them; `detail` says why where it failed."""

    id: str
    name: str = ""
    result: Literal["done", "unchanged", "failed"]
    detail: str = ""


class BulkReport(Value):
    """One outcome for each id that was asked for, in order."""

    outcomes: list[BulkOutcome]


class Bumper(Value):
    """A shot before or after the piece: a film or picture (`media`), or a card with words. A
    film that `is_heard` has sound.
    """

    title: str = ""
    detail: str = ""
    media: str | None = None
    seconds: float = 2.4
    is_heard: bool = False


class CameIn(Value):
    """What a card said, part by part, and the character that was made of it; null after a
    trial.
    """

    version: Literal["v1", "v2", "v3"]
    container: Literal["json", "png", "charx"]
    mapped: list[str]
    kept: list[str]
    warnings: list[str]
    character: Character | None = None


class Captions(Value):
    """Captions by platform, several of each when several were asked for."""

    captions: list[LimelightStoriesPostsTextsCaption] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    needs: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class CaptionsWish(Value):
    """The same, and for which platforms."""

    topic: str
    character: str = ""
    language: str = "en"
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    count: int = 1
    seed: int = 0
    platforms: list[
        Literal[
            "instagram",
            "tiktok",
            "youtube",
            "x",
            "threads",
            "bluesky",
            "mastodon",
            "linkedin",
            "facebook",
            "telegram",
            "pinterest",
        ]
    ] = Field(default_factory=lambda: cast(Any, ["instagram"]), validate_default=True)


class Change(Value):
    """Something done to many assets: to how many, and under which id it can be undone (None
    where nothing was changed).
    """

    verb: Literal[
        "tag", "untag", "move", "favourite", "unfavourite", "rate", "mark", "delete", "restore"
    ]
    count: int
    undo_id: str | None


class Character(Value):
    """A character of a workspace. `handle` is unique there and never changes; `name` may.
    `persona` is the active one of `personas`. `languages` are codes, the first is its
    own. `extensions` keeps what an imported card said that has no place here.
    """

    id: str
    name: str
    handle: str
    bio: str = ""
    location: str = ""
    status: Literal["active", "paused", "archived"] = "active"
    languages: list[str] = Field(default_factory=lambda: cast(Any, ["en"]), validate_default=True)
    tags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    persona: Persona = Field(
        default_factory=lambda: cast(
            Any,
            {
                "traits": {
                    "confidence": 0.5,
                    "curiosity": 0.5,
                    "energy": 0.5,
                    "formality": 0.5,
                    "humour": 0.5,
                    "warmth": 0.5,
                },
                "tone": "",
                "vocabulary": [],
                "catchphrases": [],
                "interests": [],
                "do": [],
                "dont": [],
                "boundaries": [],
                "samples": [],
                "lore": [],
            },
        ),
        validate_default=True,
    )
    personas: list[PersonaSheet] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    appearance: Appearance = Field(
        default_factory=lambda: cast(
            Any,
            {
                "age_years": 27,
                "gender": "woman",
                "ethnicity": "",
                "body_type": "average",
                "skin_tone": "tan",
                "hair_style": "shoulder-length waves",
                "hair_colour": "dark brown",
                "eye_colour": "green",
                "beard": "",
                "glasses": "",
                "marks": "",
                "headwear": "",
                "headwear_colour": "",
                "earrings": "",
                "clothes": "cardigan over a collared shirt",
                "clothes_colour": "indigo",
                "style": "toon",
                "description": "",
            },
        ),
        validate_default=True,
    )
    looks: list[LookSheet] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    voice: VoiceSpec = Field(
        default_factory=lambda: cast(
            Any,
            {
                "name": "",
                "blend": [],
                "gender": "woman",
                "made_for": "",
                "rate": 1.0,
                "pitch_semitones": 0.0,
                "emotion": "neutral",
            },
        ),
        validate_default=True,
    )
    policy: LimelightCharactersSchemasPolicy = Field(
        default_factory=lambda: cast(Any, {"rating": "everyone"}), validate_default=True
    )
    extensions: dict[str, Any] | None = None
    created_at: datetime
    updated_at: datetime


class CharacterChange(Value):
    """What to change; None leaves a part as it is. `persona` is the active one. The status
    has its own functions, one for each transition.
    """

    name: str | None = None
    bio: str | None = None
    location: str | None = None
    languages: list[str] | None = None
    tags: list[str] | None = None
    persona: Persona | None = None
    appearance: Appearance | None = None
    voice: VoiceSpec | None = None
    policy: LimelightCharactersSchemasPolicy | None = None
    extensions: dict[str, Any] | None = None


class CharacterDraft(Value):
    """A character to be made, unchecked. Its one persona gets the name `persona_name`."""

    name: str
    bio: str = ""
    location: str = ""
    languages: list[str] = Field(default_factory=lambda: cast(Any, ["en"]), validate_default=True)
    tags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    persona: Persona = Field(
        default_factory=lambda: cast(
            Any,
            {
                "traits": {
                    "confidence": 0.5,
                    "curiosity": 0.5,
                    "energy": 0.5,
                    "formality": 0.5,
                    "humour": 0.5,
                    "warmth": 0.5,
                },
                "tone": "",
                "vocabulary": [],
                "catchphrases": [],
                "interests": [],
                "do": [],
                "dont": [],
                "boundaries": [],
                "samples": [],
                "lore": [],
            },
        ),
        validate_default=True,
    )
    persona_name: str = "main"
    appearance: Appearance = Field(
        default_factory=lambda: cast(
            Any,
            {
                "age_years": 27,
                "gender": "woman",
                "ethnicity": "",
                "body_type": "average",
                "skin_tone": "tan",
                "hair_style": "shoulder-length waves",
                "hair_colour": "dark brown",
                "eye_colour": "green",
                "beard": "",
                "glasses": "",
                "marks": "",
                "headwear": "",
                "headwear_colour": "",
                "earrings": "",
                "clothes": "cardigan over a collared shirt",
                "clothes_colour": "indigo",
                "style": "toon",
                "description": "",
            },
        ),
        validate_default=True,
    )
    looks: dict[str, Look] | None = None
    voice: VoiceSpec = Field(
        default_factory=lambda: cast(
            Any,
            {
                "name": "",
                "blend": [],
                "gender": "woman",
                "made_for": "",
                "rate": 1.0,
                "pitch_semitones": 0.0,
                "emotion": "neutral",
            },
        ),
        validate_default=True,
    )
    policy: LimelightCharactersSchemasPolicy = Field(
        default_factory=lambda: cast(Any, {"rating": "everyone"}), validate_default=True
    )
    extensions: dict[str, Any] | None = None


class Clip(Value):
    """One shot. It is on screen from `start` for `seconds`; `crossfade_seconds` of its
    beginning come from the shot before by a `transition`; 0 is a cut. `picture` is an
    image file; `stage`, where there is one, is the layered drawing that is animated
    instead, and `footage` a film that is shown instead. A film is shown as it was filmed,
    without `motion`. `face` is in pixels of the picture or film, and so are `faces`: over
    two or more the camera goes from one to the next in this order, instead of its
    `motion`.
    """

    name: str
    start: float
    seconds: float
    picture: str | None = None
    stage: str | None = None
    footage: Footage | None = None
    motion: Motion = Field(
        default_factory=lambda: cast(
            Any, {"zoom_from": 1.0, "zoom_to": 1.05, "drift_x_px": 16.0, "drift_y_px": 0.0}
        ),
        validate_default=True,
    )
    crossfade_seconds: float = 0.0
    transition: Literal["fade", "slide", "wipe", "zoom"] = "fade"
    on_screen: str = ""
    lower_third: LowerThird | None = None
    face: Box | None = None
    faces: list[Box] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    emotion: Literal["neutral", "cheerful", "excited", "calm", "serious", "sad"] = "neutral"


class CommentView(Value):
    """What somebody said."""

    id: str
    text: str
    person_id: str
    person_name: str
    is_client: bool = False
    is_for_clients: bool = False
    pin: Pin
    is_resolved: bool
    created_at: datetime


class Costume(Value):
    """What some words wear instead of what most do, by a `name` (see `WordTiming.wears`): a
    `dress` in a style of its own, or over the style and dress of all others where that is
    None.
    """

    name: str
    style: (
        Literal[
            "karaoke",
            "pop",
            "one-word",
            "typewriter",
            "outline",
            "boxed",
            "lower-third",
            "speaker",
            "none",
        ]
        | None
    ) = None
    dress: Dress = Field(
        default_factory=lambda: cast(
            Any,
            {
                "letters": "",
                "waiting": "",
                "edge": "",
                "ground": "",
                "across": "",
                "anchor": "",
                "family": "",
                "shade": "",
            },
        ),
        validate_default=True,
    )


class Count(Value):
    """A value of a filter and how many shown assets have it."""

    name: str
    count: int


class CoversWish(Value):
    """For which platforms; without any in the size of the video. `title` and `name` are
    written on them, the production's title where it is empty.
    """

    platforms: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    format: Literal["9:16", "1:1", "4:5", "16:9"] | None = None
    title: str = ""
    name: str = ""
    accent: str = ""


class Dealt(Value):
    """Whether a comment is dealt with."""

    is_resolved: bool


class Decision(Value):
    """A verdict; all but an approval say why."""

    verdict: Literal["approve", "changes", "reject"]
    reason: str = ""


class DecisionView(Value):
    """What somebody decided; an empty name is somebody who is gone."""

    verdict: Literal["approve", "changes", "reject"]
    reason: str
    person_name: str
    is_client: bool = False
    decided_at: datetime


class Delivery(Value):
    """One event for one webhook, and each attempt to deliver it. `id` is sent as
    `webhook-id`.
    """

    id: str
    webhook_id: str
    event_id: int
    type: str
    body: dict[str, Any]
    state: Literal["waiting", "delivered", "failed"]
    attempts: list[Attempt] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    created_at: datetime
    ended_at: datetime | None = None


class Draft(Value):
    """A script being edited, and what else the next make is made from: its timeline where it
    was changed by hand (None follows from the script), how and where captions are
    written, its voice and music (None is as it was asked for).
    """

    title: str
    language: str
    topic: str
    mood: str
    description: str = ""
    hashtags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    scenes: list[DraftScene]
    timeline: TimelineEdit | None = None
    captions: (
        Literal[
            "karaoke",
            "pop",
            "one-word",
            "typewriter",
            "outline",
            "boxed",
            "lower-third",
            "speaker",
            "none",
        ]
        | None
    ) = None
    caption_place: Literal["auto", "top", "middle", "bottom"] | None = None
    soundtrack: Soundtrack | None = None


class DraftScene(Value):
    """One scene of a draft. `id` stays the same wherever the scene stands."""

    id: str
    scene: Scene
    is_locked: bool = False
    drawing: Drawing


class DraftView(Value):
    """A draft as it stands. `version` is what a change must name; `is_changed` says that the
    production was made from something else; `said` is what the last change did;
    `soundtrack` is the voice and the music as the draft asks for them.
    """

    production_id: str
    production_title: str
    state: Literal["waiting", "working", "done", "failed", "cancelled"]
    formats: list[Literal["9:16", "1:1", "4:5", "16:9"]]
    draft: Draft
    version: int
    is_changed: bool
    can_undo: bool
    can_redo: bool
    said: str = ""
    brand_faults: list[BrandFault] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    character_id: str = ""
    soundtrack: Soundtrack = Field(
        default_factory=lambda: cast(
            Any, {"voice": "", "music": "composed", "mood": "", "gain_db": 0.0}
        ),
        validate_default=True,
    )


class DrawScene(Value):
    """Draw a scene with another seed: another take of the same words."""

    do: Literal["draw-scene"] = "draw-scene"
    scene: str
    seed: int


class Drawing(Value):
    """How the picture of a scene is drawn beside what is seen in it: its seed, and the
    places of other scenes that it shall not repeat.
    """

    seed: int
    avoid: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Dress(Value):
    """What a subtitle file says of how its captions look, where that differs from the style
    they are written in: colours (`#rrggbb`, `#rrggbbaa`), sizes and a place; what is
    empty or None is the style's own. `waiting` is the colour of words that are not yet
    spoken, where those that are have that of `letters`. `size` is the letters' em as a
    share of the picture's height, `outline` the edge's width as a share of the letters'
    size, 0 for none. The `anchor` of a caption (its top, middle or foot) stands `down`
    the picture, a share of its height, as far as no platform covers that; the side that
    `across` names stands `along` it, a share of its width. `shadow` is how far a shadow
    of the colour `shade` lies to the lower right, as a share of the letters' size.
    """

    letters: str = ""
    waiting: str = ""
    edge: str = ""
    ground: str = ""
    size: float | None = None
    outline: float | None = None
    is_bold: bool | None = None
    across: Literal["", "left", "middle", "right"] = ""
    anchor: Literal["", "top", "middle", "foot"] = ""
    down: float | None = None
    along: float | None = None
    is_italic: bool | None = None
    is_underlined: bool | None = None
    family: Literal["", "sans", "serif", "mono", "hand"] = ""
    shadow: float | None = None
    shade: str = ""


class Duplicate(Value):
    """What the copy is called; empty adds "copy" to the name."""

    name: str = ""


class Effect(Value):
    """A sound beside speech and music: of a film that is seen with its own, as loud as
    speech is and over the music, or a short effect, as it is and softer under speech.
    """

    name: str
    audio: str
    start: float
    seconds: float
    gain_db: float = 0.0
    offset: float = 0.0
    role: Literal["effect", "film"] = "effect"


class EntryView(Value):
    """Something somebody did; `hash` chains it to the entry before."""

    number: int
    at: datetime
    person: str
    act: str
    subject: str
    facts: dict[str, Any]
    hash: str


class Episode(Value):
    """The place of a piece in a series. `hook` and `outro` are said in every episode; `told`
    are the episodes before it, the oldest first; `about` is what the series is about.
    """

    series_id: str
    series: str
    number: int
    hook: str = ""
    outro: str = ""
    about: str = ""
    told: list[Told] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class EpisodeView(Value):
    """One episode: its number in its series, and the production it is."""

    number: int
    production: ProductionCard


class Event(Value):
    """Something that happened: `type` is "<noun>.<past>", `subject` the id of what it
    happened to. `id` counts the events of the workspace: 1, 2, 3, ... without gaps.
    """

    id: int
    type: str
    subject: str
    happened_at: datetime
    data: dict[str, Any]


class EventTypeView(Value):
    """A type of events."""

    type: str
    description: str


class Facets(Value):
    """What can be filtered by, the most frequent first."""

    kinds: list[Count]
    makers: list[Count]
    characters: list[Count]
    tags: list[Count]
    folders: list[Folder]
    trash_count: int


class FileView(Value):
    """A finished file; `name` is what it is called when downloaded and the key to open it. A
    file of kind "report" has the quality `report` of the video of its format. Whoever
    publishes a video asks `report.publishable(platform)` first. One of kind "subtitles"
    holds captions in a further language, with `notes` for people on what was found in
    them; "captioned" is a video that has those as tracks.
    """

    kind: Literal[
        "video",
        "captions",
        "subtitles",
        "captioned",
        "thumbnail",
        "timeline",
        "script",
        "production",
        "picture",
        "media",
        "stem",
        "preview",
        "report",
    ]
    name: str
    label: str
    url: str
    size_bytes: int
    mime: str
    format: str | None = None
    language: str | None = None
    width_px: int | None = None
    height_px: int | None = None
    seconds: float | None = None
    report: Report | None = None
    notes: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class FilledIn(Value):
    """What stands in the gaps of a template, by their names, and who appears, if somebody
    else.
    """

    gaps: dict[str, str] | None = None
    character: str = ""


class Finding(Value):
    """What one rule says. `measured` and `limit` are for people; `places` say where in time,
    the worst first; `remedy` says what to do, empty when nothing is to be done.
    """

    rule: str
    level: Literal["green", "amber", "red"]
    measured: str
    limit: str
    places: list[Span] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    remedy: str = ""


class Finish(Value):
    """What is done to every picture, before words are written on it. `colours` is a look of
    our own and `lut` a `.cube` file (3D, up to 65 steps); both may be given, the look
    comes first. `vignette` and `grain` are strengths from 0 to 1.
    """

    colours: (
        Literal[
            "warm", "cool", "film", "faded", "vivid", "sepia", "mono", "noir", "night", "golden"
        ]
        | None
    ) = None
    lut: str | None = None
    vignette: float = 0.0
    grain: float = 0.0


class Fit(Value):
    """Whether a platform takes the file; `reasons` say why not."""

    platform: str
    label: str
    is_fit: bool
    reasons: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Folder(Value):
    """A folder. `path` is its name behind those of the folders it lies in ("Autumn / Day
    1"), `depth` how many those are. `count` shown assets lie in it, `whole_count` in it
    and its folders.
    """

    id: str
    name: str
    parent_id: str | None = None
    path: str
    depth: int = 0
    count: int = 0
    whole_count: int = 0


class FolderChange(Value):
    """A folder that was renamed, moved or deleted: how many assets lay in it and its
    folders, and under which id it can be undone (None where nothing was changed).
    """

    count: int
    undo_id: str | None


class FolderName(Value):
    """What a folder is called."""

    name: str


class FolderPlace(Value):
    """Which folder a folder lies in, by its id; null for none."""

    parent_id: str | None = None


class FontView(Value):
    """A font file of the workspace. `file` is what a brand's `font` is to choose it;
    `basis`, `holder` and `licence` are its rights, `used_by` the names of the brands that
    use it.
    """

    family: str
    style: str = ""
    scripts: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    signs: int = 0
    embedding: Literal["installable", "editable", "preview"] = "installable"
    was_variable: bool = False
    id: str
    name: str
    file: str
    size_bytes: int
    basis: Literal["own", "licensed", "public-domain", "consent"] | None = None
    holder: str = ""
    licence: str = ""
    used_by: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    added_at: datetime


class Footage(Value):
    """A film that a clip shows from `start` seconds on, `speed` times as fast, without its
    sound. `fit` fills the frame and cuts off what is too much, or shows the whole film
    over a blurred copy of itself.
    """

    film: str
    start: float = 0.0
    speed: float = 1.0
    fit: Literal["fill", "whole"] = "fill"


class HandOffWish(Value):
    """For which editors, and which format; without one the first."""

    to: list[Literal["fcpxml", "edl", "capcut", "otio"]] = Field(
        default_factory=lambda: cast(Any, ["fcpxml"]), validate_default=True
    )
    format: Literal["9:16", "1:1", "4:5", "16:9"] | None = None


class Hashtags(Value):
    """Hashtags, the most telling first."""

    hashtags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    needs: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Hooks(Value):
    """First sentences to choose from, each spoken in two to four seconds."""

    hooks: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    needs: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Idea(Value):
    """A brief to start from: its text, how it is told, and why it is offered."""

    text: str
    form: Literal[
        "tips",
        "story",
        "myths",
        "howto",
        "list",
        "day",
        "product",
        "qa",
        "quote",
        "news",
        "facts",
        "explain",
        "question",
        "compare",
        "opinion",
        "recipe",
        "motivation",
        "announce",
        "greeting",
    ]
    why: str


class ImageWish(Value):
    """What is seen. Without a `character` (name, handle or id) nobody is; `width_px` and
    `height_px` go before the `format`.
    """

    prompt: str
    character: str = ""
    look: str = ""
    format: Literal["9:16", "1:1", "4:5", "16:9"] = "9:16"
    width_px: int | None = None
    height_px: int | None = None
    placement: Literal["bust", "half", "small", "none"] = "bust"
    expression: Literal[
        "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful"
    ] = "happy"
    turn: Literal["front", "left", "right"] = "front"
    gesture: Literal["none", "wave", "point", "hold", "open", "think"] = "none"
    setting: str = ""
    daylight: str = ""
    weather: str = ""
    palette: str = ""
    style: str = ""
    subjects: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    seed: int = 0


class InvitationView(Value):
    """An invitation that can still be taken."""

    id: str
    role: Role
    email: str | None
    invited_by: str
    expires_at: datetime


class Invited(Value):
    """The link to give away, told this once, and the address a letter with it went to."""

    url: str
    sent_to: str | None


class JobView(Value):
    """A production that works or waits. `share` is how much of it is done; `left_seconds` is
    null while nobody can say; `before` counts those asked for earlier, while it waits.
    """

    id: str
    title: str
    state: Literal["waiting", "working", "done", "failed", "cancelled"]
    share: float
    doing: str
    left_seconds: int | None
    before: int


class KeyView(Value):
    """A key of yours: its beginning, the acts it is restricted to (none: not restricted)."""

    id: str
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    used_at: datetime | None
    expires_at: datetime | None


class Kit(Value):
    """What a brand is. `logo` is the name of a picture in the library, `font` a kind of
    bundled letters or the `file` of a font of the workspace; `intro` and `outro` are
    cards, "Title | a line below"; `characters` are the ids of those it is the default of,
    and with `is_default` it is that of the workspace.
    """

    name: str
    accent: str = "#ffc43d"
    logo: str | None = None
    logo_corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] | None = None
    logo_size: float | None = None
    logo_opacity: float | None = None
    font: Literal["", "sans", "serif", "mono", "hand"] | str = ""
    captions: (
        Literal[
            "karaoke",
            "pop",
            "one-word",
            "typewriter",
            "outline",
            "boxed",
            "lower-third",
            "speaker",
            "none",
        ]
        | None
    ) = None
    colours: (
        Literal[
            "warm", "cool", "film", "faded", "vivid", "sepia", "mono", "noir", "night", "golden"
        ]
        | None
    ) = None
    intro: str = ""
    outro: str = ""
    tone: str = ""
    use: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    avoid: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    characters: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    is_default: bool = False


class Labelled(Value):
    """What an asset is, and what a post of it says on each platform that takes it; no labels
    while nobody said what a brought file is.
    """

    record: Record
    labels: list[Wire]


class LeftOut(Value):
    """An asset that was not put up, and why."""

    asset_id: str
    title: str
    why: str


class LinesWish(Value):
    """Whose lines: without a `persona` the active one's, without a `language` in its own."""

    persona: Persona | None = None
    language: str = ""
    seed: int = 0


class Link(Value):
    """A link by which people outside review one thing."""

    id: str
    review_id: str
    workspace_id: str
    title: str
    has_password: bool
    made_by: str = ""
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    seen_count: int = 0


class LinkWish(Value):
    """A link for a client."""

    title: str = ""
    days: int = 7
    password: str = ""


class LinkWithAddress(Value):
    """A link with its address, told this once."""

    id: str
    review_id: str
    workspace_id: str
    title: str
    has_password: bool
    made_by: str = ""
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    seen_count: int = 0
    url: str


class LockScene(Value):
    """Keep a scene from being changed, or let it be changed again."""

    do: Literal["lock-scene"] = "lock-scene"
    scene: str
    is_locked: bool


class Look(Value):
    """A saved variation of appearance. What it leaves None stays as the character has it, an
    empty word takes it off. `setting` is where pictures show it unless a scene names a
    place.
    """

    clothes: str | None = None
    clothes_colour: str | None = None
    headwear: str | None = None
    headwear_colour: str | None = None
    earrings: str | None = None
    glasses: str | None = None
    setting: str = ""


class LookChange(Value):
    """What to change of one look; None leaves it as it is."""

    name: str | None = None
    look: Look | None = None


class LookSheet(Value):
    """One look of a character by its name."""

    id: str
    name: str
    look: Look


class LoreEntry(Value):
    """Something true about a character's world: `text` matters where one of `keys` comes up.
    `extensions` keeps what a card said beyond this, untouched.
    """

    name: str = ""
    keys: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    text: str
    is_enabled: bool = True
    extensions: dict[str, Any] | None = None


class LowerThird(Value):
    """Who is seen: a name, and a line below it."""

    name: str
    detail: str = ""


class MadeKey(Value):
    """The key, told this once."""

    id: str
    key: str


class MadeShare(Value):
    """A new link with its address, told this once."""

    id: str
    title: str
    has_password: bool
    asset_ids: list[str]
    made_by: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    seen_count: int
    url: str


class ManyAssets(Value):
    """One thing to do to assets by their ids; `value` is the tag, the folder's id ("" for
    none), the stars (0 to 5) or the rating, where the verb takes one.
    """

    ids: list[str]
    verb: Literal[
        "tag", "untag", "move", "favourite", "unfavourite", "rate", "mark", "delete", "restore"
    ]
    value: str = ""


class ManyCharacters(Value):
    """One thing to do to many characters; `tag` belongs to the verbs "tag" and "untag"."""

    ids: list[str]
    verb: Literal["pause", "resume", "archive", "restore", "delete", "tag", "untag"]
    tag: str = ""


class MeView(Value):
    """Whoever asks: the person, the workspace and the role; `scopes` are the acts the key is
    restricted to, null where it is not.
    """

    id: str
    name: str
    email: str
    workspace_id: str
    workspace_name: str
    role: Role
    scopes: list[str] | None


class Medium(Value):
    """Something to look at: where it is, and what goes with a video. People without an
    account are shown the files of the library's store instead of the addresses. `copies`
    are files that show the same with `languages` as tracks, and are decided on with it.
    """

    kind: Literal["video", "audio", "image", "text"]
    url: str
    label: str
    poster_url: str = ""
    captions_url: str = ""
    stored: str = ""
    poster_stored: str = ""
    captions_stored: str = ""
    languages: list[LimelightReviewsSchemasCaption] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    copies: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class MemberView(Value):
    """Somebody of the workspace."""

    id: str
    name: str
    email: str
    role: Role
    since: datetime


class Mood(Value):
    """A mood a music maker knows: its name, how it sounds in a few words, its usual tempo
    (lowest and highest), modes and instruments.
    """

    name: str
    says: str
    tempo_bpm: tuple[int, int]
    modes: list[str]
    instruments: list[str]


class Motion(Value):
    """A camera move over a clip: zoom from and to (1 = whole picture), drift in pixels of
    the output, eased.
    """

    zoom_from: float = 1.0
    zoom_to: float = 1.05
    drift_x_px: float = 16.0
    drift_y_px: float = 0.0


class MoveScene(Value):
    """Put a scene at a place, counted from 0; a place beyond the end is the end."""

    do: Literal["move-scene"] = "move-scene"
    scene: str
    place: int


class Music(Value):
    """What is heard under the voice: composed in a mood (empty: the script's) and tempo, a
    file of the library, or nothing. `gain_db` makes it louder or softer than usual.
    """

    mood: str = ""
    tempo_bpm: int | None = None
    file: str | None = None
    is_none: bool = False
    gain_db: float = 0.0


class MusicWish(Value):
    """What the music shall be like. `mood` is free words; see the list of moods."""

    mood: str = "warm"
    seconds: float = 30
    tempo_bpm: int | None = None
    key: str = ""
    has_intro: bool = True
    has_outro: bool = True
    loops: bool = False
    seed: int = 0


class NewEpisode(Value):
    """A production that becomes the next episode."""

    production_id: str


class NewFolder(Value):
    """A folder to make."""

    parent_id: str | None = None
    name: str


class NewInvitation(Value):
    """Who is invited, as what; with an address only whoever reads letters there gets in."""

    role: Role = "editor"
    email: str = ""


class NewKey(Value):
    """A key to make; without `days` it lasts until it is revoked."""

    name: str
    scopes: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    days: int | None = 90


class NewLook(Value):
    """A look by its name."""

    name: str
    look: Look = Field(default_factory=lambda: cast(Any, {"setting": ""}), validate_default=True)


class NewPersona(Value):
    """A persona by its name."""

    name: str
    persona: Persona = Field(
        default_factory=lambda: cast(
            Any,
            {
                "traits": {
                    "confidence": 0.5,
                    "curiosity": 0.5,
                    "energy": 0.5,
                    "formality": 0.5,
                    "humour": 0.5,
                    "warmth": 0.5,
                },
                "tone": "",
                "vocabulary": [],
                "catchphrases": [],
                "interests": [],
                "do": [],
                "dont": [],
                "boundaries": [],
                "samples": [],
                "lore": [],
            },
        ),
        validate_default=True,
    )


class NewProduction(Value):
    """What to make. Everything but the brief has a default; `character` is a name, handle or
    id, empty for the default one; without a `form` the text decides how it is told. With
    a `script` nothing is written: the brief may then be short.
    """

    brief: str
    seconds: int = 20
    formats: list[Literal["9:16", "1:1", "4:5", "16:9"]] = Field(
        default_factory=lambda: cast(Any, ["9:16"]), validate_default=True
    )
    language: str = "en"
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    seed: int = 0
    character: str = ""
    look: str = ""
    captions: Literal[
        "karaoke",
        "pop",
        "one-word",
        "typewriter",
        "outline",
        "boxed",
        "lower-third",
        "speaker",
        "none",
    ] = "karaoke"
    colours: (
        Literal[
            "warm", "cool", "film", "faded", "vivid", "sepia", "mono", "noir", "night", "golden"
        ]
        | None
    ) = None
    vignette: float = 0.0
    grain: float = 0.0
    progress: Literal["none", "top", "bottom"] = "none"
    accent: str = ""
    lower_third: LowerThird | None = None
    intro: Words | None = None
    outro: Words | None = None
    logo: str | None = None
    font: Literal["", "sans", "serif", "mono", "hand"] = ""
    logo_corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] | None = None
    logo_size: float | None = None
    logo_opacity: float | None = None
    lut: str | None = None
    pacing: Pacing = Field(
        default_factory=lambda: cast(Any, {"cut_on_beat": False, "tighten_pauses": 0.0}),
        validate_default=True,
    )
    voice: str = ""
    music: Music = Field(
        default_factory=lambda: cast(Any, {"mood": "", "is_none": False, "gain_db": 0.0}),
        validate_default=True,
    )
    script: Script | None = None
    brand: str = ""


class NewRole(Value):
    """What somebody is from now on."""

    role: Role


class NewSeries(Value):
    """A series to begin, with a production as its first episode if one is named."""

    name: str
    about: str = ""
    hook: str = ""
    outro: str = ""
    production_id: str | None = None


class NewShare(Value):
    """What to show, for how many days, with which password if any."""

    ids: list[str]
    title: str = ""
    days: int = 7
    password: str = ""


class NewWebhook(Value):
    """A webhook to be made."""

    url: str
    types: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    description: str = ""


class NextEpisode(Value):
    """What the next episode is about; what is left out is as in the last one."""

    brief: str
    seconds: int | None = None
    formats: list[Literal["9:16", "1:1", "4:5", "16:9"]] | None = None
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    seed: int | None = None


class Overview(Value):
    """How many characters there are of each status, and the tags in use."""

    counts: dict[str, int]
    tags: list[TagCount]


class Pacing(Value):
    """How a piece is paced. `cut_on_beat` changes shots on a beat of the music; pauses in
    what is spoken last `tighten_pauses` seconds at most, 0 leaves them as they are.
    """

    cut_on_beat: bool = False
    tighten_pauses: float = 0.0


class PageArchiveView(Value):
    """PageArchiveView."""

    items: list[ArchiveView]
    next: str | None = None


class PageAssetView(Value):
    """PageAssetView."""

    items: list[AssetView]
    next: str | None = None


class PageBlueprintView(Value):
    """PageBlueprintView."""

    items: list[BlueprintView]
    next: str | None = None


class PageBrandView(Value):
    """PageBrandView."""

    items: list[BrandView]
    next: str | None = None


class PageCharacter(Value):
    """PageCharacter."""

    items: list[Character]
    next: str | None = None


class PageDelivery(Value):
    """PageDelivery."""

    items: list[Delivery]
    next: str | None = None


class PageEntryView(Value):
    """PageEntryView."""

    items: list[EntryView]
    next: str | None = None


class PageEvent(Value):
    """PageEvent."""

    items: list[Event]
    next: str | None = None


class PageFontView(Value):
    """PageFontView."""

    items: list[FontView]
    next: str | None = None


class PageInvitationView(Value):
    """PageInvitationView."""

    items: list[InvitationView]
    next: str | None = None


class PageJobView(Value):
    """PageJobView."""

    items: list[JobView]
    next: str | None = None


class PageKeyView(Value):
    """PageKeyView."""

    items: list[KeyView]
    next: str | None = None


class PageLink(Value):
    """PageLink."""

    items: list[Link]
    next: str | None = None


class PageMemberView(Value):
    """PageMemberView."""

    items: list[MemberView]
    next: str | None = None


class PageProductionCard(Value):
    """PageProductionCard."""

    items: list[ProductionCard]
    next: str | None = None


class PageReviewCard(Value):
    """PageReviewCard."""

    items: list[ReviewCard]
    next: str | None = None


class PageSeriesCard(Value):
    """PageSeriesCard."""

    items: list[SeriesCard]
    next: str | None = None


class PageSessionView(Value):
    """PageSessionView."""

    items: list[SessionView]
    next: str | None = None


class PageShareView(Value):
    """PageShareView."""

    items: list[ShareView]
    next: str | None = None


class PageTwinsView(Value):
    """PageTwinsView."""

    items: list[TwinsView]
    next: str | None = None


class PageWebhook(Value):
    """PageWebhook."""

    items: list[Webhook]
    next: str | None = None


class Persona(Value):
    """How a character writes and speaks. `vocabulary` are words it likes to use; `do` and
    `dont` what it always and never says or does; `boundaries` subjects it declines,
    `samples` lines it might say; `lore` what is true of it.
    """

    traits: Traits = Field(
        default_factory=lambda: cast(
            Any,
            {
                "warmth": 0.5,
                "humour": 0.5,
                "energy": 0.5,
                "formality": 0.5,
                "curiosity": 0.5,
                "confidence": 0.5,
            },
        ),
        validate_default=True,
    )
    tone: str = ""
    vocabulary: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    catchphrases: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    interests: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    do: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    dont: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    boundaries: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    samples: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    lore: list[LoreEntry] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class PersonaChange(Value):
    """What to change of one persona; None leaves it as it is."""

    name: str | None = None
    persona: Persona | None = None


class PersonaSheet(Value):
    """One persona of a character by its name; exactly one of a character is active."""

    id: str
    name: str
    persona: Persona
    is_active: bool = False


class Pin(Value):
    """What a comment is about: a time of a video in seconds, a place in the picture (0..1)."""

    at_seconds: float | None = None
    x: float | None = None
    y: float | None = None


class ProductionCard(Value):
    """One line of the list of productions."""

    id: str
    title: str
    character_name: str
    state: Literal["waiting", "working", "done", "failed", "cancelled"]
    created_at: datetime
    seconds: float | None = None
    thumbnail_url: str | None = None


class ProductionView(Value):
    """A whole production: its state now, its steps, scenes, files."""

    id: str
    title: str
    brief: Brief
    character_id: str
    character_name: str
    state: Literal["waiting", "working", "done", "failed", "cancelled"]
    created_at: datetime
    finished_at: datetime | None = None
    steps: list[StepView] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    scenes: list[SceneView] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    files: list[FileView] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    script: Script | None = None
    error: str | None = None
    disclosure: str = ""
    quote: Quote | None = None
    spent: Spent | None = None


class PutUp(Value):
    """The reviews of the assets, in their order, and what was left out."""

    review_ids: list[str]
    left_out: list[LeftOut]


class Quote(Value):
    """What a production will take before it is made: `seconds` until it is there, money in
    millionths of a US dollar, the size of its videos and of all its files together. It is
    estimated from the last `sample_count` productions of the workspace; without any from
    what an ordinary computer takes.
    """

    steps: list[QuotedStep]
    seconds: float
    cost_micros: int
    video_bytes: int
    size_bytes: int
    sample_count: int = 0


class QuotedStep(Value):
    """What a step will take; `sample_count` says of how many earlier productions that is
    known.
    """

    name: str
    label: str
    seconds: float
    cost_micros: int = 0
    sample_count: int = 0


class ReadyPersona(Value):
    """A persona to start from."""

    key: str
    title: str
    summary: str
    persona: Persona


class Record(Value):
    """What a piece is: how it was `made` (`unsaid`: a file somebody brought and said nothing
    of), which character is shown, who paid, and who said so when.
    """

    asset_id: str
    kind: Literal["video", "picture", "sound", "text"]
    made: Literal["generated", "edited", "none", "unsaid"]
    character: str = ""
    partner: str = ""
    said_by: str = ""
    said_at: datetime | None = None


class Remake(Value):
    """What shall be different; what is left out stays as it was ordered."""

    brief: str | None = None
    seconds: int | None = None
    formats: list[Literal["9:16", "1:1", "4:5", "16:9"]] | None = None
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    seed: int | None = None
    captions: (
        Literal[
            "karaoke",
            "pop",
            "one-word",
            "typewriter",
            "outline",
            "boxed",
            "lower-third",
            "speaker",
            "none",
        ]
        | None
    ) = None
    script: Script | None = None


class RemoveScene(Value):
    """Take a scene out. The last one cannot go, nor one that is locked."""

    do: Literal["remove-scene"] = "remove-scene"
    scene: str


class RenderView(Value):
    """The video of one format, what quality control says of it, and what belongs to it. What
    is not `publishable` has something red in its report.
    """

    format: Literal["9:16", "1:1", "4:5", "16:9"]
    video: FileView
    report: Report | None
    level: Literal["green", "amber", "red"] | None
    publishable: bool
    timeline: FileView | None
    thumbnails: list[FileView]
    captions: list[FileView]


class Replies(Value):
    """Answers to choose from. `kind` says what the comment was taken for; "none" means that
    no answer is best, "care" that a person is in distress and the persona steps back.
    """

    kind: Literal[
        "thanks",
        "greeting",
        "answer",
        "identity",
        "agree",
        "disagree",
        "critique",
        "decline",
        "care",
        "none",
    ]
    replies: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    needs: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class ReplyWish(Value):
    """The comment to answer, and what the commented piece is about."""

    comment: str
    about: str = ""
    character: str = ""
    language: str = "en"
    count: int = 1
    seed: int = 0


class Report(Value):
    """All findings on one file, in the order of the rules, green ones included; `sha256`
    says on which bytes, `fits` what other platforms would say.
    """

    version: int = 1
    file: str
    sha256: str
    seconds: float
    platform: str = ""
    findings: list[Finding]
    fits: list[Fit] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class ReviewCard(Value):
    """One line of the queue. `client_verdict` is the last word of a client, "" without one."""

    id: str
    workspace_id: str
    subject: Subject
    state: Literal["waiting", "approved", "changes", "rejected", "replaced"]
    approvals: int
    needed: int
    assigned_to: str = ""
    open_comments: int = 0
    counts_clients: bool = False
    client_verdict: Literal["approve", "changes", "reject"] | Literal[""] = ""
    client_name: str = ""
    asked_at: datetime


class ReviewView(Value):
    """A whole review."""

    id: str
    workspace_id: str
    subject: Subject
    state: Literal["waiting", "approved", "changes", "rejected", "replaced"]
    approvals: int
    needed: int
    assigned_to: str = ""
    open_comments: int = 0
    counts_clients: bool = False
    client_verdict: Literal["approve", "changes", "reject"] | Literal[""] = ""
    client_name: str = ""
    asked_at: datetime
    decisions: list[DecisionView] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    comments: list[CommentView] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )


class Rights(Value):
    """Who says that an asset may be used: `basis` is why, `holder` whose it is."""

    basis: Literal["own", "licensed", "public-domain", "consent"]
    holder: str
    note: str = ""
    declared_by: str = ""
    declared_at: datetime | None = None


Role = Literal["viewer", "reviewer", "editor", "admin", "owner"]


class Running(Value):
    """What stays the same in every episode: its name, what it is about, and the lines that
    are said first and last, in which {number}, {series} and {before} (the title of the
    episode before) are filled in.
    """

    name: str
    about: str = ""
    hook: str = ""
    outro: str = ""


class Said(Value):
    """A comment to be made; clients see it if it is for them."""

    text: str
    pin: Pin = Field(default_factory=lambda: cast(Any, {}), validate_default=True)
    is_for_clients: bool = False


class SaidRights(Value):
    """Why an asset may be used, and whose it is."""

    basis: Literal["own", "licensed", "public-domain", "consent"]
    holder: str
    note: str = ""


class SampleLines(Value):
    """Three lines as a character would write them."""

    lines: list[str]


class SampleView(Value):
    """A sample: the workspace it is, and how many of its videos are made and are still to
    come.
    """

    workspace_id: str
    name: str
    videos_made: int
    videos_to_come: int


class Scene(Value):
    """One scene: `narration` is spoken word for word; the rest says what is seen meanwhile.
    `on_screen` is a short title burned in at the top (may be empty), at most 32
    characters.
    """

    narration: str
    on_screen: str = ""
    picture: str
    setting: str
    subjects: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    placement: Literal["bust", "half", "small", "none"] = "bust"
    expression: Literal[
        "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful"
    ] = "happy"
    turn: Literal["front", "left", "right"] = "front"
    gesture: Literal["none", "wave", "point", "hold", "open", "think"] = "none"


class SceneView(Value):
    """One scene as it becomes visible."""

    index: int
    narration: str
    on_screen: str
    picture_url: str | None = None


class Script(Value):
    """A whole script; scenes in order. `description` and `hashtags` are for the post that
    will carry the video.
    """

    title: str
    language: str
    topic: str
    mood: str = "warm"
    scenes: list[Scene]
    description: str = ""
    hashtags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class ScriptWish(Value):
    """What the script is about, and roughly how long it shall be spoken."""

    brief: str
    seconds: int = 20
    character: str = ""
    language: str = "en"
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    seed: int = 0


class SeenIngredient(Value):
    """An ingredient as a manifest lists it; `sha256` is empty when another maker's manifest
    gives none.
    """

    title: str
    format: str
    sha256: str = ""
    relationship: str = ""
    has_manifest: bool = False


class SeriesCard(Value):
    """A line of the list of series: how many episodes there are, and the number of the next."""

    id: str
    running: Running
    episode_count: int
    next_number: int
    updated_at: datetime


class SeriesView(Value):
    """A series with its episodes, the first one first, and the names of who appears in them."""

    id: str
    running: Running
    episodes: list[EpisodeView]
    next_number: int
    characters: list[str]
    updated_at: datetime


class SessionView(Value):
    """A browser that is signed in."""

    id: str
    signed_in_by: str
    address: str
    agent: str
    created_at: datetime
    seen_at: datetime


class SetScene(Value):
    """Change one scene; what is None stays."""

    do: Literal["set-scene"] = "set-scene"
    scene: str
    narration: str | None = None
    on_screen: str | None = None
    picture: str | None = None
    setting: str | None = None
    subjects: list[str] | None = None
    placement: Literal["bust", "half", "small", "none"] | None = None
    expression: (
        Literal[
            "neutral", "happy", "warm", "surprised", "thoughtful", "concerned", "excited", "playful"
        ]
        | None
    ) = None
    turn: Literal["front", "left", "right"] | None = None
    gesture: Literal["none", "wave", "point", "hold", "open", "think"] | None = None


class SetScript(Value):
    """Change what belongs to the whole; what is None stays."""

    do: Literal["set-script"] = "set-script"
    title: str | None = None
    mood: str | None = None
    description: str | None = None
    hashtags: list[str] | None = None


class SetSound(Value):
    """Change who speaks and the music; what is None stays. `voice` is the name of one, empty
    for the character's own; an empty `mood` is the script's, `tempo_bpm` 0 the mood's
    own; `file` is a sound of the library by its name.
    """

    do: Literal["set-sound"] = "set-sound"
    voice: str | None = None
    music: Literal["composed", "own", "none"] | None = None
    mood: str | None = None
    tempo_bpm: int | None = None
    file: str | None = None
    gain_db: float | None = None


class ShareView(Value):
    """A link; its address was told when it was made."""

    id: str
    title: str
    has_password: bool
    asset_ids: list[str]
    made_by: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    seen_count: int


class SheetView(Value):
    """Everything about an asset: its recipe and what its maker said, what it was made from
    and what was made from it, its versions and the rights declared for it.
    """

    asset: AssetView
    recipe: dict[str, Any]
    facts: dict[str, Any]
    seconds_taken: float
    parents: list[AssetView]
    children: list[AssetView]
    versions: list[AssetView]
    rights: Rights | None = None


class Single(Value):
    """A labelled file that was made, or made before (`reused`), and what its maker says of
    it.
    """

    name: str
    url: str
    mime: str
    size_bytes: int
    reused: bool
    disclosure: str
    facts: dict[str, Any]


class Sound(Value):
    """A sound file heard from `start` on for `seconds`, changed by `gain_db`; its first
    `offset` seconds are left out.
    """

    name: str
    audio: str
    start: float
    seconds: float
    gain_db: float = 0.0
    offset: float = 0.0


class Soundtrack(Value):
    """`voice` is the name of a voice, empty for the character's own. Music is `composed` in
    a `mood` (empty: that of the script) at `tempo_bpm` (None: as the mood has it), a
    `file` of one's own, or none; `gain_db` makes it louder or softer than usual.
    """

    voice: str = ""
    music: Literal["composed", "own", "none"] = "composed"
    mood: str = ""
    tempo_bpm: int | None = None
    file: str | None = None
    gain_db: float = 0.0


class Span(Value):
    """A part of a video, in seconds."""

    start: float
    end: float


class SpeechWish(Value):
    """What is said, in which language, and how: in a `voice`, or a `character`'s."""

    text: str
    language: str = "en"
    character: str = ""
    voice: VoiceSpec | None = None
    seed: int = 0


class Spent(Value):
    """What the last make of a production took, in the units of `Quote`; money is that of all
    makes together. `is_first` where it made everything for the first time, so that an
    estimate can be held against it.
    """

    seconds: float
    cost_micros: int
    video_bytes: int
    size_bytes: int
    is_first: bool


class Statement(Value):
    """What a person says of an asset. `made` counts for files that were brought in; what was
    made here is generated. `partner` is who paid, empty where nobody did.
    """

    made: Literal["generated", "edited", "none", "unsaid"] | None = None
    partner: str = ""


class StepView(Value):
    """One step: `name` is stable, `label` is for people, `progress` runs 0..1 where it is
    known.
    """

    name: str
    label: str
    state: Literal["waiting", "working", "done", "reused", "failed"]
    seconds: float | None = None
    note: str = ""
    progress: float | None = None


class Stored(Value):
    """A file in the store: `name` is `<sha256>.<ending>` and is where it lies below the
    store's folder.
    """

    sha256: str
    suffix: str
    size_bytes: int


class Subject(Value):
    """What is reviewed: a version of a production or of an asset of the library, and where
    it can be seen. The `id` of an asset is that of its line of versions. `text` is the
    text of a post, or the beginning of an asset that is a text. What `is_made` leaves
    labelled as made with AI. `changed` says what became another after people were asked,
    "" where nothing did.
    """

    kind: Literal["production", "asset"]
    id: str
    version: int
    title: str
    url: str
    media: list[Medium] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    text: str = ""
    is_made: bool = True
    changed: str = ""


class SubtitlesView(Value):
    """Captions in one language: their files, and `notes` for people on what was found in
    them.
    """

    language: str
    files: list[FileView]
    notes: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class SubtitlesWish(Value):
    """A subtitle file: its name, whose ending says the format, and its text. Without
    `language` it is what the name (talk.es.srt) or the file says.
    """

    name: str
    text: str
    language: str = ""


class TagCount(Value):
    """A tag in use and how many characters carry it."""

    tag: str
    count: int


class Take(Value):
    """Another drawing of the same scene: choose it by the change `draw-scene` with its
    `seed`. Take 0 is the one in use.
    """

    take: int
    seed: int
    is_made: bool


class TimelineEdit(Value):
    """What is changed of a timeline; the rest follows from the script."""

    seconds: float
    clips: list[Clip]
    speech: list[Sound] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    music: Sound | None = None
    effects: list[Effect] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    words: list[WordTiming] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    cue_starts: list[float] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    dress: Dress = Field(
        default_factory=lambda: cast(
            Any,
            {
                "letters": "",
                "waiting": "",
                "edge": "",
                "ground": "",
                "across": "",
                "anchor": "",
                "family": "",
                "shade": "",
            },
        ),
        validate_default=True,
    )
    wardrobe: list[Costume] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Title(Value):
    """What an asset is called."""

    title: str


class Titles(Value):
    """Titles to choose from."""

    titles: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    needs: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class Told(Value):
    """An earlier episode: what it is called and what it was about."""

    number: int
    title: str
    about: str = ""


class TopicWish(Value):
    """What it is about, who writes it (name, handle or id; empty for the default character),
    in which language, and how many.
    """

    topic: str
    character: str = ""
    language: str = "en"
    form: (
        Literal[
            "tips",
            "story",
            "myths",
            "howto",
            "list",
            "day",
            "product",
            "qa",
            "quote",
            "news",
            "facts",
            "explain",
            "question",
            "compare",
            "opinion",
            "recipe",
            "motivation",
            "announce",
            "greeting",
        ]
        | None
    ) = None
    count: int = 1
    seed: int = 0


class Traits(Value):
    """How strong each trait is, 0 to 1; `TRAITS` names both ends."""

    warmth: float = 0.5
    humour: float = 0.5
    energy: float = 0.5
    formality: float = 0.5
    curiosity: float = 0.5
    confidence: float = 0.5


class Turn(Value):
    """Whose turn it is; nobody's with an empty id."""

    person_id: str = ""


class TwinsView(Value):
    """Two assets that are the same (distance 0) or nearly so."""

    distance: float
    first: AssetView
    second: AssetView


class Typed(Value):
    """The brief form as it was typed, unchecked, so that it can be shown again as it was. No
    field is called "form": in a browser it would hide the form from its own buttons.
    """

    text: str = ""
    seconds: str = "20"
    formats: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    language: str = "en"
    told_as: str = ""
    seed: str = "0"
    character: str = ""
    look: str = ""
    captions: str = "karaoke"
    colours: str = ""
    progress: str = "none"
    cuts: str = "pause"
    effects: str = "none"
    lower_third: str = ""
    intro: str = ""
    outro: str = ""
    accent: str = ""
    font: str = ""
    vignette: str = "0"
    grain: str = "0"
    tighten_pauses: str = "0"
    stems: str = ""
    files_of: str = ""
    brand: str = ""
    series: str = ""
    voice: str = ""
    music: str = ""
    music_tempo: str = "0"
    music_volume: str = "0"
    logo: str = ""
    logo_corner: str = ""
    logo_size: str = "0"
    logo_opacity: str = "0"
    lut: str = ""
    intro_file: str = ""
    outro_file: str = ""
    music_file: str = ""
    draft: str = ""
    draft_version: str = "0"


class Undone(Value):
    """What is as it was, and how many of it."""

    kind: Literal["assets", "folders"]
    count: int


class Unsent(Value):
    """A brief that waits to be sent: the form as it was left. `version` counts its changes."""

    id: str
    version: int
    fields: Typed
    edited_at: datetime


class Verdict(Value):
    """What a file says about itself and whether that can be believed. `state`: `valid`
    (signed and unchanged since), `invalid` (unchanged, but its certificate had ended, was
    withdrawn or may not sign), `tampered` (changed after signing, or the manifest is
    damaged), `none` (no manifest), `unreadable` (not a file that can carry one). `signer`
    is `this studio` only when the signature chains to the identity that was given.
    `label_in_metadata` is the IPTC term in the XMP; it may be there without a manifest,
    and anybody can write it. `problems` are C2PA status codes. `lines` say all this to
    people.
    """

    state: Literal["valid", "invalid", "tampered", "none", "unreadable"]
    signer: Literal["this studio", "another signer", "unknown"] = "unknown"
    signer_name: str = ""
    digital_source_type: str = ""
    label_in_metadata: str = ""
    title: str = ""
    character: str = ""
    software: str = ""
    actions: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    ingredients: list[SeenIngredient] = Field(
        default_factory=lambda: cast(Any, []), validate_default=True
    )
    problems: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    lines: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)


class VersionChange(Value):
    """Which version of an asset is shown now, and under which id that can be undone (None
    where it was shown before).
    """

    version: int
    undo_id: str | None


class Voice(Value):
    """A voice that a maker has by name. `language` is the one it speaks without a foreign
    accent, `accent` the kind of it ("British").
    """

    name: str
    language: str
    accent: str = ""
    gender: Literal["woman", "man", "nonbinary"]
    description: str = ""
    licence: str = ""


class VoicePart(Value):
    """One voice of a blend and its weight; weights are relative to each other."""

    name: str
    weight: float = 1.0


class VoiceSpec(Value):
    """How a character sounds. `name` is a voice of the maker; empty means the maker chooses
    by gender and language. `blend` mixes several voices into one of the character's own
    and goes before `name`; a maker that cannot blend refuses it. `made_for` is whose
    voice it is: where the maker chooses, the same name always gets the same voice, and
    other names other ones if it can.
    """

    name: str = ""
    blend: list[VoicePart] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    gender: Literal["woman", "man", "nonbinary"] = "woman"
    made_for: str = ""
    rate: float = 1.0
    pitch_semitones: float = 0.0
    emotion: Literal["neutral", "cheerful", "excited", "calm", "serious", "sad"] = "neutral"


class Warned(Value):
    """Something about a kit that will be hard to read: of what, how much contrast, how much
    it should be.
    """

    what: str
    contrast: float
    least: float


class Webhook(Value):
    """An address that hears of events: of all types where none is named."""

    id: str
    url: str
    types: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    description: str = ""
    is_active: bool = True
    created_at: datetime
    updated_at: datetime


class WebhookChange(Value):
    """What to change; what is left out stays."""

    url: str | None = None
    types: list[str] | None = None
    description: str | None = None
    is_active: bool | None = None


class Wire(Value):
    """What goes along with one post. `fields` are set in the request; `text` must stand in
    what people read, unless it is empty; `alt_prefix` begins the alternative text;
    `account` is said once; `by_hand` is for somebody who posts without us.
    """

    platform: Literal[
        "instagram",
        "tiktok",
        "youtube",
        "x",
        "threads",
        "bluesky",
        "mastodon",
        "linkedin",
        "facebook",
        "telegram",
        "pinterest",
    ]
    name: str
    kind: Literal["video", "picture", "sound", "text"]
    language: str
    fields: dict[str, bool]
    text: str
    alt_prefix: str
    account: Account
    reads_file: bool
    by_hand: str
    checked: date
    source: str


class Wish(Value):
    """Assets by their ids."""

    asset_ids: list[str]


class WithSecret(Value):
    """A webhook with the secret that its messages are signed with, told this once."""

    id: str
    url: str
    types: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    description: str = ""
    is_active: bool = True
    created_at: datetime
    updated_at: datetime
    secret: str


class WordTiming(Value):
    """A word as written (with its punctuation: "home,") and when it is heard, in seconds
    from the start of the audio. `wears` names what it is written in, where that is not
    what others are written in: a costume of the timeline.
    """

    text: str
    start: float
    end: float
    wears: str = ""


class Wordings(Value):
    """Other ways to say a line."""

    lines: list[str]


class Words(Value):
    """A card with words."""

    title: str
    detail: str = ""


class WorkspaceName(Value):
    """What the workspace is called."""

    name: str


class LimelightCharactersSchemasPolicy(Value):
    """What a character may be used for. `adult` is the operator's to allow (see POLICY.md)."""

    rating: Literal["everyone", "mature"] = "everyone"


class LimelightReviewsSchemasCaption(Value):
    """Captions in a further language: where they are, and their file in the library's store."""

    language: str
    url: str
    stored: str


class LimelightReviewsSchemasPolicy(Value):
    """How many different people must approve, and whether a client's word counts as one's.
    Where somebody must: whether links to shared assets and links for clients show only
    what is approved.
    """

    needed: int = 0
    counts_clients: bool = False
    gates_shares: bool = False
    gates_clients: bool = False


class LimelightStoriesPostsTextsCaption(Value):
    """The text of one post, whole, as it is posted: `hashtags` and `disclosure` stand in
    `text`.
    """

    platform: Literal[
        "instagram",
        "tiktok",
        "youtube",
        "x",
        "threads",
        "bluesky",
        "mastodon",
        "linkedin",
        "facebook",
        "telegram",
        "pinterest",
    ]
    text: str
    hashtags: list[str] = Field(default_factory=lambda: cast(Any, []), validate_default=True)
    disclosure: str


class FieldProblem(Value):
    """One part of a request that is wrong: where it stands ("body.seconds"), and what about
    it.
    """

    field: str
    detail: str


class Problem(Value):
    """What went wrong (RFC 9457). `type` is stable and for programs, `detail` says what
    happened and what to do. Further members carry the facts of that type.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldProblem] | None = None
