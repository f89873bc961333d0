"""From words to scenes: who is seen where, with what, and what stands on screen."""

from random import Random

from limelight.adapters.embedded.writer.briefs.reading import Reading
from limelight.adapters.embedded.writer.drafts import Draft, Part
from limelight.adapters.embedded.writer.grammar import indefinite, stem, word_count
from limelight.adapters.embedded.writer.knowledge import Pack, frame
from limelight.adapters.embedded.writer.language import Tongue
from limelight.adapters.embedded.writer.persona.voice import Voice
from limelight.generation.schemas import Expression, Gesture, Placement, Turn
from limelight.stories.brief import Form
from limelight.stories.script import Scene

LONGEST_SCENE_WORDS, SHORTEST_SCENE_WORDS = 24, 6
LONGEST_TITLE = 32
# The first places of a pack are those most typical of its field.
TYPICAL_PLACES = 5
AROUND: tuple[tuple[Placement, ...], ...] = (
    ("half", "none", "bust", "small"),
    ("half", "none", "small", "bust"),
    ("none", "half", "none", "bust", "small"),
)
TURNS: tuple[Turn, ...] = ("left", "right", "front")
# What hands do in the scenes between, in turn: with a thing to show, and with words alone.
WITH_THINGS: tuple[Gesture, ...] = ("hold", "point", "none", "open")
WITH_WORDS: tuple[Gesture, ...] = ("open", "think", "none")
MOODS: dict[Form, Expression] = {
    "myths": "playful",
    "facts": "surprised",
    "explain": "thoughtful",
    "question": "thoughtful",
    "compare": "thoughtful",
    "opinion": "thoughtful",
    "story": "warm",
    "announce": "excited",
    "motivation": "warm",
}
ITEM_FACES: tuple[Expression, ...] = ("happy", "thoughtful", "warm", "playful")

PLACE_KINDS: dict[str, frozenset[str]] = {
    "window": frozenset({"windowsill", "window", "greenhouse", "sunroom"}),
    "kitchen": frozenset({"kitchen", "stove", "counter", "sink", "pantry", "cupboard"}),
    "dining": frozenset({"table", "dining"}),
    "bedroom": frozenset({"bedroom", "wardrobe"}),
    "bathroom": frozenset({"bathroom", "spa", "laundry", "mirror"}),
    "living": frozenset({"living", "sofa", "armchair", "chair", "hallway", "lobby", "piano"}),
    "cafe": frozenset({"cafe", "roastery", "bakery"}),
    "desk": frozenset({"desk", "office", "meeting", "co-working", "laptop"}),
    "library": frozenset({"library", "bookshop", "classroom", "laboratory", "student"}),
    "garden": frozenset({"garden", "balcony", "bed", "allotment", "compost", "lawn"}),
    "market": frozenset({"market", "shop", "supermarket", "stall"}),
    "city": frozenset({"street", "city", "rooftop", "bridge", "platform", "bike", "parking"}),
    "nature": frozenset({"park", "forest", "riverside", "trail", "path", "hill", "field"}),
    "beach": frozenset({"beach", "desert"}),
    "gym": frozenset({"gym", "workout", "yoga", "track", "mat"}),
    "studio": frozenset({"studio", "stage", "cellar", "server", "gaming", "practice"}),
}


class Shot:
    """What one scene says before it is known how it looks."""

    def __init__(self, role: str, text: str, part: Part, *, opens: bool) -> None:
        self.role, self.text, self.part, self.opens = role, text, part, opens

    @property
    def words(self) -> int:
        return word_count(self.text)


def stage(draft: Draft, reading: Reading, voice: Voice, tongue: Tongue, rng: Random) -> list[Scene]:
    """The scenes of a draft; the character is seen in the first, the last and at least half of
    them.
    """
    shots = _shots(draft)
    pack = reading.pack or frame("thing", tongue.code)
    places = _places(shots, pack, reading.stems, rng)
    placements = _placements(shots, rng)
    faces = list(ITEM_FACES)
    rng.shuffle(faces)
    poses = _poses(shots, placements, voice, rng)
    return [
        Scene(
            narration=shot.text,
            on_screen=_on_screen(shot, tongue, draft),
            picture=_picture(placements[index], places[index], _subjects(shot, reading, pack)),
            setting=places[index],
            subjects=_subjects(shot, reading, pack),
            placement=placements[index],
            expression=_face(shot, index, draft.form, voice, faces),
            turn=poses[index][0],
            gesture=poses[index][1],
        )
        for index, shot in enumerate(shots)
    ]


def _shots(draft: Draft) -> list[Shot]:
    shots: list[Shot] = []
    for part in draft.parts:
        chunks = _chunks(part.said)
        shots += [Shot(part.role, text, part, opens=not index) for index, text in enumerate(chunks)]
    return _merged(shots)


def _chunks(said: list[str]) -> list[str]:
    """Sentences gathered into scenes of at most 24 words where their lengths allow it."""
    chunks: list[str] = []
    for text in said:
        joined = f"{chunks[-1]} {text}" if chunks else text
        if chunks and word_count(joined) <= LONGEST_SCENE_WORDS:
            chunks[-1] = joined
        else:
            chunks.append(text)
    return chunks


def _merged(shots: list[Shot]) -> list[Shot]:
    """Very short scenes joined to their neighbour, so that no picture flashes by."""
    merged: list[Shot] = []
    for shot in shots:
        last = merged[-1] if merged else None
        short = last is not None and min(last.words, shot.words) < SHORTEST_SCENE_WORDS
        if last and short and last.words + shot.words <= LONGEST_SCENE_WORDS:
            keeps = last if last.role == "item" or shot.role != "item" else shot
            merged[-1] = Shot(keeps.role, f"{last.text} {shot.text}", keeps.part, opens=keeps.opens)
        else:
            merged.append(shot)
    return merged


def _places(shots: list[Shot], pack: Pack, stems: frozenset[str], rng: Random) -> list[str]:
    """A place for every shot: the item's own where it is free and of another kind than the one
    before, else another of the field.
    """
    free = list(pack.places)
    reserved = {shot.part.item.setting for shot in shots if shot.part.item}
    rng.shuffle(free)
    free.sort(key=lambda place: place in reserved)
    named = (place for place in pack.places if stems & {stem(word) for word in place.split()})
    used: list[str] = []
    for shot in shots:
        own = shot.part.item.setting if shot.part.item and shot.opens else ""
        wanted = [own] if own else []
        if not used:
            openings = [place for place in pack.places[:TYPICAL_PLACES] if place not in reserved]
            wanted = [*named, *wanted, *openings]
        used.append(_next_place([*wanted, *free], used, preferred=len(wanted)))
    return used


def _next_place(candidates: list[str], used: list[str], *, preferred: int) -> str:
    """The first candidate that is new and differs in kind from its neighbour, if possible from all
    earlier ones too; the `preferred` first candidates need only differ from the neighbour.
    """
    last = _kind(used[-1]) if used else ""
    seen = {_kind(place) for place in used}
    fresh = [place for place in candidates if place not in used]
    other = [place for place in fresh if _kind(place) != last]
    first = [place for place in candidates[:preferred] if place in other]
    new = [place for place in other if _kind(place) not in seen]
    return [*first, *new, *other, *fresh, *candidates][0]


def _kind(place: str) -> str:
    """What kind of place a phrase names; of several words the last one that tells decides."""
    for word in reversed(place.split()):
        for kind, names in PLACE_KINDS.items():
            if word in names:
                return kind
    return place


def _placements(shots: list[Shot], rng: Random) -> list[Placement]:
    pattern = rng.choice(AROUND)
    found: list[Placement] = [pattern[index % len(pattern)] for index in range(len(shots) - 2)]
    placements: list[Placement] = ["bust", *found, "bust"] if len(shots) > 1 else ["bust"]
    hidden = [index for index, placement in enumerate(placements) if placement == "none"]
    while len(hidden) * 2 > len(placements):
        placements[hidden.pop()] = "small"
    return placements


def _poses(
    shots: list[Shot], placements: list[Placement], voice: Voice, rng: Random
) -> list[tuple[Turn, Gesture]]:
    """How the character stands in each scene: it opens facing the viewer and closes waving if it is
    lively; between, it turns to alternating sides and shows things or explains.
    """
    side = rng.choice((0, 1))
    things, words = rng.randrange(len(WITH_THINGS)), rng.randrange(len(WITH_WORDS))
    poses: list[tuple[Turn, Gesture]] = []
    seen = 0
    for index, (shot, placement) in enumerate(zip(shots, placements, strict=True)):
        if placement == "none" or index == 0:
            poses.append(("front", "none"))
            continue
        if shot.role == "close":
            poses.append(("front", "wave" if voice.trait("energy") >= 0.45 else "none"))
            continue
        turn = TURNS[(side + seen) % len(TURNS)]
        seen += 1
        if shot.part.item and shot.part.item.subjects:
            gesture, things = WITH_THINGS[things % len(WITH_THINGS)], things + 1
        else:
            gesture, words = WITH_WORDS[words % len(WITH_WORDS)], words + 1
        poses.append((turn, gesture))
    return poses


def _subjects(shot: Shot, reading: Reading, pack: Pack) -> tuple[str, ...]:
    """What is shown, most important first; the field's general thing becomes the brief's own."""
    own = reading.entity.subjects if reading.entity else ()
    if shot.part.item and shot.part.item.subjects:
        general = pack.subjects[0] if own else ""
        shown = [own[0] if each == general else each for each in shot.part.item.subjects]
        return tuple(dict.fromkeys(shown))[:4]
    return own[:3] if own else pack.subjects[:2]


def _on_screen(shot: Shot, tongue: Tongue, draft: Draft) -> str:
    if shot.role != "item" or not shot.opens or not shot.part.label:
        return ""
    numbered = draft.count > 1 and draft.form not in ("story", "greeting", "day", "announce")
    before = f"{shot.part.number} · " if shot.part.number and numbered else ""
    title = f"{before}{shot.part.label}"
    return title if len(title) <= LONGEST_TITLE else shot.part.label[:LONGEST_TITLE].rstrip()


def _face(shot: Shot, index: int, form: Form, voice: Voice, faces: list[Expression]) -> Expression:
    if shot.role == "close":
        return "warm" if voice.trait("energy") < 0.6 else "happy"
    if shot.role == "hook":
        return "excited" if voice.trait("energy") > 0.7 else MOODS.get(form, "happy")
    if shot.part.item and shot.part.item.kind == "myth":
        return "playful" if index % 2 else "surprised"
    return faces[index % len(faces)]


def _picture(placement: Placement, place: str, subjects: tuple[str, ...]) -> str:
    things = _listed([indefinite(_with_article(each)) for each in subjects])
    where = indefinite(_with_article(place))
    if placement == "none":
        return f"A close view of {things} in {where}."
    if placement == "half":
        return f"The character stands in {where} and shows {things}."
    if placement == "small":
        return f"The character stands further back in {where}, with {things} in front."
    return f"The character talks to the camera in {where}, next to {things}."


def _with_article(noun: str) -> str:
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun if plural else f"a {noun}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
