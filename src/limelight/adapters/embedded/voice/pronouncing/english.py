"""English: the lexicon, tagger and unknown-word network of hibari-tts, with every phoneme kept with
its word.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files

from hibari.g2p import G2P
from hibari.g2p.oov import OOV

from limelight.adapters.embedded.voice.networks import checked, session_of
from limelight.adapters.embedded.voice.reading.words import Spoken

_UNKNOWN_WORDS_SHA256 = {
    "oov": "d3cfd8122c5f172a98c8de38268bf1213ee09f2c2ae4df6e055fc6532590fe76",
    "oov_gb": "0997e3219543247de5646078d770f8ca77011d8fd0abb29fe48d12c60f53e9e1",
}
_MARKS = frozenset(";:,.!?—…")


def pronounce(spoken: Sequence[Spoken], *, is_british: bool = False) -> list[str]:
    """The phonemes of each spoken word of one sentence, American or British, "" where a word has
    none.

    The sentence is read as a whole (the tagger needs it), then each phoneme goes back to the word
    whose characters it came from.
    """
    g2p = _g2p(is_british)
    sentence, ends = "", []
    for word in spoken:
        sentence += (" " if sentence else "") + _plain(word.word, g2p) + word.mark
        ends.append(len(sentence))
    sounds = [""] * len(spoken)
    cursor, index = 0, 0
    for token in g2p.phonemize_tokens(g2p.tokenize(sentence)):
        found = sentence.find(token.text, cursor)
        cursor = (found if found >= 0 else cursor) + len(token.text)
        while index < len(ends) - 1 and cursor > ends[index]:
            index += 1
        heard = "".join(symbol for symbol in token.phonemes or "" if symbol not in _MARKS)
        sounds[index] = (
            f"{sounds[index]} {heard.strip()}".strip() if heard.strip() else sounds[index]
        )
    return sounds


@lru_cache(maxsize=2)
def _g2p(is_british: bool) -> G2P:  # noqa: FBT001
    name = "oov_gb" if is_british else "oov"
    model = files("hibari") / "assets" / f"{name}.onnx"
    content = checked(
        model.read_bytes(), _UNKNOWN_WORDS_SHA256[name], "English pronunciation model"
    )
    with as_file(model) as path:
        unknown_words = OOV(str(path), session_of(content))
    return G2P(oov=unknown_words, british=is_british)


def _plain(word: str, g2p: G2P) -> str:
    """The word as it is if the lexicon has it ("café"), else without accents, which the network
    does not know.
    """
    if word.isascii() or g2p.lexicon.is_known(word, "NN"):
        return word
    split = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in split if not unicodedata.combining(letter))
