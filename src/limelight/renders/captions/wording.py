"""Which words belong together: tidying of words, ends of sentences, and what a break between two
words costs.
"""

import unicodedata

from limelight.generation.schemas import WordTiming, joiner
from limelight.renders.captions.function_words import function_words

NO_BREAK_SPACE = "\u00a0"
_CLOSERS = "\"'”’»)]」』）】 "
_SENTENCE_ENDS = ".!?…。！？؟"
_CLAUSE_ENDS = ",;:—–،、"
_OPENERS = frozenset("«“‘¿¡([{„‹「『（【〔〈《｛［")
_WORD_LIKE = frozenset("&@#")
_ABBREVIATIONS = frozenset(
    (
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "st.",
        "vs.",
        "e.g.",
        "i.e.",
        "sr.",
        "sra.",
        "dra.",
        "mme.",
        "cf.",
    )
)

# Japanese lines neither begin with what closes, small kana and marks of length nor end with what
# opens (JIS X 4051, kinsoku).
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー〜～…‥゛゜ヽヾゝゞ々」』）】〕〉》｝］”’"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％°℃"
)
_NEVER_LAST = frozenset("「『（【〔〈《｛［“‘￥＄£")

SENTENCE_END, CLAUSE_END = 0.0, 2.0
BEFORE_CONJUNCTION, BEFORE_PREPOSITION, PLAIN = 5.0, 6.0, 9.0
NAME, NUMBER, LEANING, PREPOSITION, ARTICLE = 14.0, 16.0, 15.0, 24.0, 40.0
FORBIDDEN = 200.0


def _is_mark(text: str) -> bool:
    return all(
        unicodedata.category(sign)[0] in "PZ" or unicodedata.category(sign) == "Sc" for sign in text
    ) and _WORD_LIKE.isdisjoint(text)


def width_of(text: str) -> int:
    """How many Latin letters wide a text is: signs of East Asia are as wide as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _clean(text: str) -> str:
    shown = "".join(
        sign for sign in text if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cs")
    )
    return NO_BREAK_SPACE.join(shown.split())


def tidy(words: tuple[WordTiming, ...], language: str = "en") -> tuple[WordTiming, ...]:
    """The same words ready to be laid out: nothing empty, no control characters, times in order and
    not negative.

    A mark standing alone (French "Bonjour !", "« oui »") joins its neighbour by a no-break space,
    so that no line or cue begins or ends with the wrong side of it. In a language without
    spaces it joins as it is, and a word keeps the space after it. Tidying what is tidy changes
    nothing.
    """
    glue = NO_BREAK_SPACE if joiner(language) else ""
    tidied: list[WordTiming] = []
    opener: WordTiming | None = None
    earliest = 0.0
    for word in words:
        text = _clean(word.text)
        if not text:
            continue
        if not joiner(language) and word.text[-1:].isspace():
            text += " "
        earliest = max(earliest, word.start)
        timed = WordTiming(text=text, start=earliest, end=max(earliest, word.end), wears=word.wears)
        if opener is not None:
            timed = _joined(opener, timed, glue)
            opener = None
        if _is_mark(text) and text[-1] in _OPENERS:
            opener = timed
        elif _is_mark(text) and tidied:
            tidied[-1] = _joined(tidied[-1], timed, glue)
        else:
            tidied.append(timed)
    if opener is not None:
        tidied = [*tidied[:-1], _joined(tidied[-1], opener, glue)] if tidied else [opener]
    return tuple(tidied)


def _joined(first: WordTiming, second: WordTiming, glue: str) -> WordTiming:
    return WordTiming(
        text=first.text + glue + second.text,
        start=first.start,
        end=max(first.end, second.end),
        wears=first.wears or second.wears,
    )


def _bare(text: str) -> str:
    return text.casefold().replace("’", "'").strip('"“”«»()[]¿¡.,;:!?…—–' + NO_BREAK_SPACE)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with this word; "Dr." and "J." end none."""
    bare = text.rstrip(_CLOSERS + NO_BREAK_SPACE)
    if not bare.endswith(tuple(_SENTENCE_ENDS)):
        return False
    is_initial = len(bare) == 2 and bare[0].isupper() and bare[1] == "." and bare[0] != "I"
    return bare.casefold() not in _ABBREVIATIONS and not is_initial


def ends_clause(text: str) -> bool:
    """Whether a sentence or a part of it ends with this word: a comma, a colon, a dash."""
    bare = text.rstrip(_CLOSERS + NO_BREAK_SPACE)
    return ends_sentence(text) or bare.endswith(tuple(_CLAUSE_ENDS))


def break_cost(before: str, after: str, language: str) -> float:
    """How bad it is to part two words: 0 after a sentence, 40 after an article, 200 where Japanese
    forbids it. Unknown languages use punctuation only.
    """
    if after[:1] in _NEVER_FIRST or before.rstrip()[-1:] in _NEVER_LAST:
        return FORBIDDEN
    if ends_sentence(before):
        return SENTENCE_END
    if ends_clause(before):
        return CLAUSE_END
    small = function_words(language)
    first, second = _bare(before), _bare(after)
    for price, found in (
        (ARTICLE, first in small.articles),
        (PREPOSITION, first in small.prepositions or first in small.conjunctions),
        (LEANING, first in small.leaning),
        (NUMBER, first in small.numbers or first[-1:].isdigit()),
        (LEANING, second in small.trailing),
        (BEFORE_CONJUNCTION, second in small.conjunctions),
        (BEFORE_PREPOSITION, second in small.prepositions),
        (NAME, before[:1].isupper() and after[:1].isupper()),
    ):
        if found:
            return price
    return PLAIN
