"""A Japanese topic in a sentence and as tags: its particles, its verbs."""

import re

SHORT_PHRASE = 5
# What makes a noun of any action.
ACTION_NOUN = "こと"
_PLAIN_I = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
# "話" in "話したい" is a verb, "勉強" in "勉強したい" a noun.
_ONE_KANJI = re.compile(r"(?<![㐀-鿿々])[㐀-鿿]$")
_ACTION = re.compile(
    r"(?:[㐀-鿿々][ぁ-ん]{0,3}[うくぐすつぬぶむる]|する|[をにが][ぁ-ん]+[うくぐすつぬぶむる]"
    r"|(?:[㐀-鿿々][ぁ-ん]{0,3}|[しをが])ない)$"
)
_JAPANESE_PIECES = re.compile(r"[゠-ヿ]+|[㐀-鿿々]+|[ぁ-ゖ]+|[^\W_぀-ヿ㐀-鿿々]+")
_PARTICLES = frozenset(
    ("の", "を", "に", "で", "が", "は", "と", "も", "へ", "や", "から", "まで", "より", "での",
     "にも", "には", "への", "からの", "ための", "について", "として")
)  # fmt: skip
_OKURIGANA = frozenset("りきしえけみめべびちいれせぎ")
_ENDS_AS_NOUN = ("もの", "こと", "ところ", "きのこ")


def japanese_action(phrase: str) -> str:
    """A Japanese phrase that ends with a verb, in its plain form ("早起きしたい" gives
    "早起きする"); empty for a noun.
    """
    wish = re.search(r"(.)たい$", phrase)
    if wish:
        before = phrase[: wish.start()]
        is_noun = wish[1] == "し" and not _ONE_KANJI.search(before)
        plain = "する" if is_noun else _PLAIN_I.get(wish[1], wish[1] + "る")
        phrase = before + plain
    return phrase if _ACTION.search(phrase) else ""


def japanese_noun(doing: str) -> str:
    """An action as a noun: "早起きする" gives "早起き", "本を読む" "本を読むこと"."""
    if re.search(r"[㐀-鿿々゠-ヿ](?:り|き)?する$", doing):
        return doing.removesuffix("する")
    return doing + ACTION_NOUN


def japanese_slots(thing: str, doing: str) -> dict[str, str]:
    """A Japanese topic in every place of a sentence: "about" is a noun, "of" goes before one."""
    about = thing or japanese_noun(doing)
    of = doing or f"{thing}の"
    found = {"about": about, "bare": about, "thing": about, "of": of, "of_thing": of}
    return found | {"for": f"{of}ため"} | ({"do": doing} if doing else {})


def japanese_tags(phrase: str) -> list[str]:
    """The nouns of a phrase, without particles and verbs; the phrase itself where it is one."""
    found: list[str] = []
    joined = ""
    pieces = _JAPANESE_PIECES.findall(phrase)
    if len(pieces) <= 2 and not set(pieces) & _PARTICLES and not japanese_action(phrase):
        return [phrase.replace(" ", "")] if len(phrase) > 1 or not phrase.isascii() else []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        if not re.match(r"[ぁ-ゖ]", piece):
            joined += piece
            continue
        if len(piece) == 1 and piece in _OKURIGANA and joined and _is_kanji(following):
            joined += piece
            continue
        head = piece[:-1] if len(piece) > 3 and piece[-1] in _PARTICLES and not joined else ""
        found += [joined] if joined and _ends_noun(piece) else []
        found += [head] if head else []
        joined = ""
    found += [joined] if joined else []
    least = 1 if len(phrase) <= SHORT_PHRASE else 2
    return [tag for tag in dict.fromkeys(found) if len(tag) >= least]


def _is_kanji(piece: str) -> bool:
    return bool(re.match(r"[㐀-鿿々]", piece))


def _ends_noun(piece: str) -> bool:
    """Whether hiragana after a word are a particle and not the ending of a verb."""
    if piece in _PARTICLES or piece[0] in "をへ":
        return True
    return (len(piece) > 2 and piece[0] in "のでには") or piece.startswith(("がす", "がき", "がよ"))


def without_particles(phrase: str) -> str:
    """A Japanese phrase without the particles and "about" that it ends with."""
    before = ""
    while phrase != before:
        before = phrase
        phrase = re.sub(r"(?:について|に関して|に関する|のこと|とは|って|ため)$", "", phrase)
        if not phrase.endswith(_ENDS_AS_NOUN):
            phrase = re.sub(r"(?<=.)[のをがはにで]$", "", phrase)
        phrase = phrase.strip(" 、。,.!?:;・「」")
    return phrase
