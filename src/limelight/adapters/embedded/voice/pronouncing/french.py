"""French: spelling to phonemes by rule and a list of exceptions, with elision, liaison, silent
schwas and stress.

Sound values are those Kokoro learnt (ʁ, nasal vowels with a tilde, œ̃ in "un"). Liaison is made
where it is obligatory or usual after the short words listed here, never before an aspirated h.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from limelight.adapters.embedded.voice.pronouncing.french_rules import VOWEL_LETTERS, spell_out
from limelight.adapters.embedded.voice.reading.words import Spoken, listed

_VOWELS = "aeiouyøœɔɛɑə"
_ELIDED = {
    "l": "l",
    "d": "d",
    "j": "ʒ",
    "m": "m",
    "t": "t",
    "s": "s",
    "n": "n",
    "c": "s",
    "qu": "k",
    "jusqu": "ʒysk",
    "lorsqu": "lɔʁsk",
    "puisqu": "pɥisk",
    "presqu": "pʁɛsk",
    "quoiqu": "kwak",
}
_LIAISONS = {
    "z": listed(
        """
        les des ces mes tes ses nos vos aux leurs quelques plusieurs certains certaines autres
        petits petites grands grandes gros bons bonnes beaux belles nouveaux nouvelles premiers
        premières mêmes quels quelles toutes différents deux trois six dix nous vous ils elles
        dans sans chez sous dès très plus moins allez prends vas
        """
    ),
    "n": listed("un on en mon ton son aucun bien rien"),
    "t": listed("est ont sont font vont quand tout petit grand second vingt cent dont fait"),
    "ʁ": listed("premier dernier"),
}
_LIAISON = {word: sound for sound, words in _LIAISONS.items() for word in words}
_OPENED = {
    "bon": "bɔn",
    "ancien": "ɑ̃sjɛn",
    "moyen": "mwajɛn",
    "premier": "pʁəmjɛʁ",
    "dernier": "dɛʁnjɛʁ",
    "neuf": "nœv",
}
_BEFORE_CONSONANT = {"six": "si", "dix": "di", "huit": "ɥi"}
_ASPIRATED = re.compile(
    r"ha(?:ch|ie|in|ll|lt|mac|mb|mst|nch|nd|ng|rc|ri|rn|rp|sa|ss|t[ei]|us|ut)|hâ|hé(?:ris|ros$)|hi[bép]|ho(?:ck|ll|mar|nt|rs|uss|ux)"
    r"|hu(?:bl|it$|rl|tt)|onz|oui$|ouist|ya|yo|yeu?t|week|un[ei]?$(?<=^uni)"
)
_SILENT_ENT_VERBS = frozenset(
    listed(
        """
        aiment forment dorment calment consomment nomment expriment suppriment estiment
        animent allument fument résument affirment confirment transforment filment parfument
        entament réclament endorment
        """
    )
)
_SOUNDED_ENT = re.compile(
    r"(?:.*(?:[^aeiouyé]ment|[eiué]ment|[ao]nent|cident|dent|gent|lent|quent|tient|cient|rient|résent|écent|ccent|bsent"
    r"|nocent|cent|ingrédient|vent|content|client|mécontent|parent|adolescent|iment|ciment|aument|oment))s?"
)
_SOUNDED_VENT_EXCEPTIONS = frozenset(
    listed(
        """
        peuvent doivent boivent savent reçoivent suivent vivent servent arrivent trouvent
        lavent écrivent cultivent conservent observent décident gardent rendent vendent
        prétendent attendent entendent répandent demandent regardent dépendent perdent
        descendent répondent mordent tendent aident mangent changent rangent partagent bougent
        plongent mélangent voyagent encouragent protègent corrigent dirigent parlent appellent
        roulent veulent coulent utilisent semblent mêlent collent révèlent brûlent règlent
        volent marquent manquent expliquent appliquent indiquent communiquent craquent
        commencent lancent placent avancent percent prononcent remplacent tracent forcent
        oublient étudient varient apprécient vérifient crient rient sourient prient lient
        deviennent donnent tiennent prennent viennent comprennent apprennent reviennent
        contiennent fonctionnent
        """
    )
)
_UNSTRESSED = frozenset(
    listed(
        """
        le la les l un une des du de d au aux ce cet cette ces mon ton son ma ta sa mes tes
        ses notre votre leur nos vos leurs je tu il elle on nous vous ils elles me te se y en
        que qui ne et ou à dans par pour sur avec sans sous est sont a ont très plus si
        """
    )
)
_SCHWA_CONTEXT = re.compile(
    r"([aeiouyøœɔɛɑ]\u0303?)([bdfɡʒklmnɲpʁstvzʃ])ə(?=[bdfɡʒklmnɲpʁstvzʃ][aeiouyøœɔɛɑjwɥ])"
)


def pronounce(spoken: Sequence[Spoken]) -> list[str]:
    """The phonemes of each spoken word of one sentence. A liaison consonant begins the word it
    leads into.
    """
    out = []
    linked = ""
    for number, word in enumerate(spoken):
        following = (
            spoken[number + 1].word.lower() if number + 1 < len(spoken) and not word.mark else ""
        )
        previous = spoken[number - 1].word.lower() if number and not spoken[number - 1].mark else ""
        sounds, liaison = _group(word.word.lower(), previous, following)
        out.append(linked + sounds)
        linked = liaison
    return out


def _group(written: str, previous: str, following: str) -> tuple[str, str]:
    """A written word, hyphens and apostrophes in it resolved, and the liaison consonant for the
    next one.
    """
    if written in _exceptions() and ("-" in written or "'" in written):
        return _stressed(_exceptions()[written], written), _liaison(written, following)
    parts = [part for part in written.split("-") if part]
    out, linked = "", ""
    for number, part in enumerate(parts):
        after = parts[number + 1] if number + 1 < len(parts) else following
        before = parts[number - 1] if number else previous
        out += linked + _part(part, before, after)
        linked = _liaison(part, after)
        if (
            number + 1 < len(parts)
            and not linked
            and part.endswith(("t", "d"))
            and after in ("il", "elle", "on", "ils", "elles")
        ):
            linked = "t"
    return out, linked


def _part(written: str, previous: str, following: str) -> str:
    *clitics, word = written.split("'") if written not in _exceptions() else [written]
    head = "".join(_ELIDED.get(clitic, spell_out(clitic)) for clitic in clitics)
    if not word:
        return head
    return head + _stressed(_word(word, previous, following), word)


def _word(word: str, previous: str, following: str) -> str:
    starts_with_vowel = _is_vowel_initial(following)
    if word in _OPENED and starts_with_vowel and (word != "neuf" or following in ("heures", "ans")):
        return _OPENED[word] if word != "neuf" else "nœv"
    if word in _BEFORE_CONSONANT and following and (not starts_with_vowel or word != "huit"):
        return _BEFORE_CONSONANT[word]
    if (
        word == "vingt"
        and re.match(r"(?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf)$", following)
        and not starts_with_vowel
    ):
        return "vɛ̃t"
    found = _exceptions().get(word) or (
        _exceptions().get(word[:-1]) if word.endswith("s") and len(word) > 3 else None
    )
    if found:
        return found
    sounds = spell_out(_without_silent_ent(word, previous))
    return _without_schwas(sounds)


def _without_silent_ent(word: str, previous: str) -> str:
    """Third person plural verbs as their singular; nouns and adverbs in -ent as they are."""
    if not word.endswith("ent") or len(word) < 5:
        return word
    is_verb = (
        (
            previous in ("ils", "elles", "qui", "se", "ne", "s", "n", "les")
            and not word.endswith("ment")
        )
        or word.endswith("aient")
        or word in _SILENT_ENT_VERBS
        or word in _SOUNDED_VENT_EXCEPTIONS
        or _SOUNDED_ENT.fullmatch(word) is None
    )
    return word[:-2] if is_verb else word


def _without_schwas(sounds: str) -> str:
    """A schwa between two single consonants is not said, except in the first syllable
    ("maintenant", "samedi").
    """
    previous = ""
    while previous != sounds:
        previous = sounds
        sounds = _SCHWA_CONTEXT.sub(r"\1\2", sounds, count=1)
    return sounds


def _stressed(sounds: str, word: str) -> str:
    """The stress mark before the last full vowel; none in the small words that lean on others."""
    if word in _UNSTRESSED:
        return sounds
    places = [place for place, sound in enumerate(sounds) if sound in _VOWELS and sound != "ə"]
    return sounds if not places else sounds[: places[-1]] + "ˈ" + sounds[places[-1] :]


def _is_vowel_initial(word: str) -> bool:
    if not word or _ASPIRATED.match(word):
        return False
    return (word[0] in VOWEL_LETTERS and word != "y") or word == "y" or (word[0] == "h")


def _liaison(word: str, following: str) -> str:
    if following == "et" and word not in ("vingt",):
        return ""
    last = word.split("'")[-1]
    return _LIAISON.get(last, "") if following and _is_vowel_initial(following) else ""


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, str]:
    text = (files(__package__) / "french_exceptions.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if line and line[0] != "#")
    return {word: sounds.strip() for word, _, sounds in lines}
