"""Any word for a mood finds the nearest mood there is."""

import difflib

from limelight.adapters.embedded.composer.moods import STYLES

_SAME = {
    "warm": (
        "tender friendly kind gentle heartfelt sincere comforting sunny homely welcoming neutral"
    ),
    "happy": (
        "joyful cheerful upbeat fun bright glad positive optimistic cheery celebratory"
        " festive summer"
    ),
    "calm": (
        "relaxed relaxing peaceful serene soothing quiet soft meditative ambient zen sleepy"
        " slow spa"
    ),
    "uplifting": "hopeful triumphant proud victorious encouraging soaring",
    "focused": (
        "concentrated productive technology tech corporate business modern minimal study"
        " informative educational thoughtful documentary news confident professional serious"
    ),
    "playful": (
        "quirky funny comic whimsical silly childlike mischievous bouncy light curious comedy"
    ),
    "dramatic": ("tense suspenseful intense urgent dark angry thriller action powerful fearful"),
    "mysterious": "eerie spooky strange magical secret enigmatic night haunting surprised",
    "energetic": (
        "excited exciting dynamic driving sporty sport fast electronic dance party workout"
        " edm pop hype rock"
    ),
    "romantic": "loving love intimate sensual passionate elegant wedding date",
    "melancholic": (
        "sad wistful nostalgic lonely sorrowful bittersweet concerned grieving blue"
        " reflective emotional melancholy"
    ),
    "cinematic": (
        "epic heroic grand adventurous orchestral trailer majestic fantasy adventure film"
    ),
    "lofi": (
        "lo-fi chill chilled hiphop hip-hop laidback laid-back cool mellow groovy urban jazzy jazz"
    ),
    "dreamy": "ethereal floating airy heavenly space wonder",
    "cosy": ("cozy acoustic folk cafe coffee morning autumn rustic country kitchen home cooking"),
    "inspiring": (
        "inspirational inspired motivating motivational determined aspirational growth success"
    ),
}
_BY_WORD = {word: mood for mood, words in _SAME.items() for word in [mood, *words.split()]}
_USUAL = "warm"


def nearest_mood(words: str) -> str:
    """The mood that words ask for ("soft and cozy" → "calm"); the usual one where nothing is near.
    Never fails.
    """
    asked = "".join(
        sign if sign.isalnum() or sign == "-" else " " for sign in words.lower()
    ).split()
    for word in [*(w for w in asked if w in STYLES), *asked]:
        if word in _BY_WORD:
            return _BY_WORD[word]
    for word in asked:
        near = difflib.get_close_matches(word, _BY_WORD, n=1, cutoff=0.78)
        if near:
            return _BY_WORD[near[0]]
    return _USUAL
