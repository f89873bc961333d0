"""Written tokens to phonemes, sentence by sentence, in any of the languages."""

from collections.abc import Callable, Iterator, Sequence

from limelight.adapters.embedded.voice.networks import known
from limelight.adapters.embedded.voice.phrases import Sounded
from limelight.adapters.embedded.voice.pronouncing import (
    english,
    french,
    italian,
    japanese,
    portuguese,
    spanish,
)
from limelight.adapters.embedded.voice.reading.words import Spoken, Written

_SENTENCE_ENDS = frozenset(".!?…")
_LONGEST_WORD = 150
_PRONOUNCERS: dict[str, Callable[[Sequence[Spoken]], list[str]]] = {
    "es": spanish.pronounce,
    "fr": french.pronounce,
    "it": italian.pronounce,
    "pt": portuguese.pronounce,
    "ja": japanese.pronounce,
}


def sounded(written: Sequence[Written], language: str, *, is_british: bool) -> list[Sounded]:
    """Every spoken word as phonemes that the networks know, with the written token it belongs to;
    words that no phoneme was found for are left out, their punctuation goes to the word before.
    """
    out: list[Sounded] = []
    for owners, sentence in _sentences(written):
        for owner, word, sounds in zip(
            owners, sentence, pronounced(sentence, language, is_british=is_british), strict=True
        ):
            _add(out, owner, known(sounds), word.mark)
    return out


def pronounced(sentence: Sequence[Spoken], language: str, *, is_british: bool) -> list[str]:
    """The phonemes of each word of one sentence, as the language's module gives them."""
    if language == "en":
        return english.pronounce(sentence, is_british=is_british)
    return _PRONOUNCERS[language](sentence)


def _sentences(written: Sequence[Written]) -> Iterator[tuple[list[int], list[Spoken]]]:
    owners: list[int] = []
    words: list[Spoken] = []
    for number, token in enumerate(written):
        for spoken in token.spoken:
            owners.append(number)
            words.append(spoken)
            if spoken.mark and spoken.mark in _SENTENCE_ENDS:
                yield owners, words
                owners, words = [], []
    if words:
        yield owners, words


def _add(out: list[Sounded], owner: int, sounds: str, mark: str) -> None:
    pieces = [
        sounds[start : start + _LONGEST_WORD] for start in range(0, len(sounds), _LONGEST_WORD)
    ]
    out += [Sounded(owner, piece.strip(), "") for piece in pieces if piece.strip()]
    if mark and out:
        last = out[-1]
        out[-1] = Sounded(
            last.owner,
            last.sounds,
            last.mark if last.mark in _SENTENCE_ENDS and last.mark else mark,
        )
