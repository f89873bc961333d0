"""What the Japanese dictionary does not read as people do, written out before it: money, times,
dates, ranges, fractions, telephone numbers, links, hashtags.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from limelight.adapters.embedded.voice.reading.words import listed


class Piece(NamedTuple):
    """A part of a text as written, and what is read in its place ("" for a picture)."""

    written: str
    said: str


_DIGITS = dict(
    zip("0123456789", listed("ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュー"), strict=True)
)
_MONEY = {
    "¥": "円",
    "￥": "円",
    "$": "ドル",
    "＄": "ドル",
    "€": "ユーロ",
    "£": "ポンド",
    "₩": "ウォン",
}
_SIGNS = {
    ".": "ドット",
    "/": "スラッシュ",
    "-": "ハイフン",
    "_": "アンダーバー",
    "@": "アットマーク",
}
_SPELLED = {"com": "コム", "jp": "ジェーピー", "net": "ネット", "org": "オーグ", "co": "シーオー"}
_SPELLED |= {"http": "", "https": "", "www": "", "ne": "エヌイー", "info": "インフォ"}
_FRACTIONS = {"½": "二分の一", "⅓": "三分の一", "⅔": "三分の二", "¼": "四分の一", "¾": "四分の三"}
_PLAIN_SIGNS = {
    "&": "アンド",
    "＆": "アンド",
    "+": "プラス",
    "＋": "プラス",
    "=": "イコール",
    "＝": "イコール",
    "×": "かける",
    "÷": "わる",
    "±": "プラスマイナス",
    "℃": "度",
    "℉": "華氏度",
    "→": "から",
    "➡": "から",
    "💯": "百点",
    "No.": "ナンバー",
    "vs.": "バーサス",
    "etc.": "エトセトラ",
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _amount(number: str) -> str:
    return number.replace(",", "")


def _money(found: re.Match[str]) -> str:
    scale = found["scale"] or ""
    return f"{_amount(found['number'])}{scale}{_MONEY[found['sign']]}"


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    seconds = f"{int(found['second'])}秒" if found["second"] else ""
    return f"{hour}時{f'{minute}分' if minute else ''}{seconds}"


def _date(found: re.Match[str]) -> str:
    return f"{int(found['year'])}年{int(found['month'])}月{int(found['day'])}日"


def _range(found: re.Match[str]) -> str:
    return f"{_amount(found['low'])}から{_amount(found['high'])}"


def _fraction(found: re.Match[str]) -> str:
    return f"{found['under']}分の{found['over']}"


def _phone(found: re.Match[str]) -> str:
    said = ["".join(_DIGITS[digit] for digit in group) for group in re.findall(r"\d+", found[0])]
    return ("プラス" if found[0].startswith("+") else "") + "、".join(said)


def _link(found: re.Match[str]) -> str:
    parts = re.findall(
        r"[a-zA-Z]+|\d+|[./_@-]|[^\x00-\x7f]+", re.sub(r"^\w+://(www\.)?", "", found[0])
    )
    said = [_SIGNS.get(part, _SPELLED.get(part.lower(), part)) for part in parts]
    return "".join(said).removesuffix("スラッシュ")


def _tag(found: re.Match[str]) -> str:
    return ("ハッシュタグ" if found[0][0] in "#＃" else "アットマーク") + found[0][1:].replace(
        "_", ""
    )


def _speed(found: re.Match[str]) -> str:
    return f"時速{found['number']}キロメートル"


def _below_zero(found: re.Match[str]) -> str:
    return f"マイナス{found['number']}"


def _ordinal(found: re.Match[str]) -> str:
    values = [_ROMAN[letter] for letter in found["roman"]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return f"{found['before']}{sum(-one if one < after else one for one, after in pairs)}"


_RULES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        r"https?://[\w./?=&%#~-]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[a-zA-Z0-9-]+\.)+(?:com|jp|net|org|info|io|dev|app)(?:/[\w./-]*)?",
        _link,
    ),
    (r"[#＃@＠][\w぀-ヿ一-鿿ー]+", _tag),
    (r"\+\d{1,3}[- ]\d{1,4}(?:[- ]\d{2,4}){1,3}|0\d{1,4}-\d{1,4}-\d{3,4}", _phone),
    (r"(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})", _date),
    (r"(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?", _time),
    (rf"(?P<sign>[¥￥$＄€£₩])\s?(?P<number>{_NUMBER})(?P<scale>[万億兆百千]*)", _money),
    (rf"(?P<number>{_NUMBER})\s?km/h", _speed),
    (rf"(?P<low>{_NUMBER})\s?[-–〜～~]\s?(?P<high>{_NUMBER})", _range),
    (r"(?P<over>\d{1,2})/(?P<under>\d{1,2})(?!\d)", _fraction),
    (rf"(?<![\w)])[-−](?P<number>{_NUMBER})", _below_zero),
    (r"(?P<before>第|パート|ステップ|シーズン)(?P<roman>[IVX]+)(?![a-zA-Z])", _ordinal),
    (_NUMBER, lambda found: _amount(found[0])),
    ("|".join(map(re.escape, _FRACTIONS)), lambda found: _FRACTIONS[found[0]]),
    ("|".join(map(re.escape, _PLAIN_SIGNS)), lambda found: _PLAIN_SIGNS[found[0]]),
)
_COMPILED = tuple((re.compile(pattern), say) for pattern, say in _RULES)


def pieces(text: str) -> Iterator[Piece]:
    """The text cut into what is read otherwise, and single characters that are read as they are."""
    place = 0
    while place < len(text):
        found, say = _rule(text, place)
        if found is not None and say is not None:
            yield Piece(found[0], say(found))
            place = found.end()
        else:
            letter = text[place]
            yield Piece(letter, "" if _is_picture(letter) else letter)
            place += 1


def _rule(
    text: str, place: int
) -> tuple[re.Match[str] | None, Callable[[re.Match[str]], str] | None]:
    for pattern, say in _COMPILED:
        found = pattern.match(text, place)
        if found and not _cuts_number(text, place):
            return found, say
    return None, None


def _cuts_number(text: str, place: int) -> bool:
    """Whether a number would be cut in two here."""
    return place > 0 and text[place].isdigit() and (text[place - 1].isdigit())


def _is_picture(letter: str) -> bool:
    return unicodedata.category(letter) in ("So", "Sk", "Cf", "Co", "Cn", "Mn", "Me") and (
        letter not in "°゛゜"
    )
