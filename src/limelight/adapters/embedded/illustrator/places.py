"""Which place a picture shows, in which daylight, weather and colours: never two alike in a
production.

The pictures of a production are planned at once and drawn apart, so each must know what the others
show: what a phrase stands for follows from the phrase, the phrases before it and the production's
seed alone.
"""

import hashlib

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.props import matching
from limelight.adapters.embedded.illustrator.scenes import meaning, settings, skies
from limelight.adapters.embedded.illustrator.scenes.place import Place
from limelight.adapters.embedded.illustrator.scenes.settings import Setting
from limelight.generation.errors import Rejected
from limelight.generation.schemas import ImageAsk

_ASKED, _LAST_WORD, _WOULD_DO, _ASKED_BESIDE = 10.0, 1.0, 4.0, 5.0
_PREPOSITIONS = frozenset(("at", "by", "with", "in", "of", "on", "over", "under", "near", "for"))
_BY_NAME, _SUITS, _SUITS_LESS = 3.0, 2.0, 0.3
_MEANT, _ALIKE = 4.0, 0.6
_NEIGHBOUR, _SEEN, _UNASKED, _FORBIDDEN = 13.0, 4.5, 200.0, 1000.0


def choose(ask: ImageAsk) -> Place:
    """The place of a picture. Raises Rejected for a daylight or weather that is not known, and for
    weather in a place that shows none.
    """
    weather = skies.asked_weather(ask.weather) if ask.weather.strip() else ""
    phrase = ask.setting or ask.prompt
    first = ask.avoid[0] if ask.avoid else phrase
    key = f"{ask.seed}" if ask.series is None else f"{ask.series}|{first}"
    used = _Used()
    for told in ask.avoid:
        used.note(told, _resolved(told, used, key))
    name = _resolved(phrase, used, key, weather)
    setting = settings.every()[name]
    sky_number, scheme_number = _variant(setting, used.times(name), key)
    sky = skies.sky_of(_daylight(ask, setting, sky_number), _weather(ask, setting, weather))
    return Place(name, sky, setting.schemes[scheme_number], scheme_number)


def _daylight(ask: ImageAsk, setting: Setting, number: int) -> str:
    if ask.daylight.strip():
        return skies.asked_daylight(ask.daylight)
    return (
        skies.hinted("daylight", (*ask.tags, ask.setting, ask.prompt, *ask.subjects))
        or setting.skies[number]
    )


def _weather(ask: ImageAsk, setting: Setting, asked: str) -> str:
    if asked and asked != "clear" and setting.weather == "none":
        raise Rejected(
            f"The {setting.spoken} shows no weather. Leave the weather out, or choose a "
            "place outdoors or with a window."
        )
    if asked or setting.weather == "none":
        return asked or "clear"
    return skies.hinted("weather", (*ask.tags, ask.setting, ask.prompt, *ask.subjects)) or "clear"


def _variant(setting: Setting, times: int, key: str) -> tuple[int, int]:
    """Which of its skies and schemes a setting gets when it is used for the n-th time: all pairs
    come before one comes again, and neighbours differ in both.
    """
    day, colours = len(setting.skies), len(setting.schemes)
    at = (_chance(key, setting.name, "variant") + times) % (day * colours)
    whole, part = divmod(at, colours)
    return (whole + part) % day, part


class _Used:
    """What the pictures before this one show."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._by_phrase: dict[str, str] = {}
        self._ids: set[str] = set()

    def note(self, told: str, name: str) -> None:
        """One more picture: a phrase, or the id of a setting that must not come again."""
        self._names.append(name)
        if _drawn(told):
            self._ids.add(name)
        else:
            self._by_phrase[told.casefold()] = name

    def times(self, name: str) -> int:
        """How often a setting was used."""
        return self._names.count(name)

    def same(self, told: str) -> str:
        """The setting of an equal phrase: who returns to a place finds it again."""
        return self._by_phrase.get(told.casefold(), "")

    def burden(self, name: str) -> float:
        """What speaks against using a setting again, most against the one that came last."""
        if name in self._ids:
            return _FORBIDDEN
        last = _NEIGHBOUR if self._names and self._names[-1] == name else 0.0
        return last + _SEEN * self._names.count(name)


def _resolved(told: str, used: _Used, key: str, weather: str = "") -> str:
    """The setting that a phrase or the id of an earlier picture stands for."""
    known = settings.every()
    if _drawn(told):
        return _drawn(told)
    if used.same(told):
        return used.same(told)
    fits = {name: fit(setting, told) for name, setting in known.items()}
    is_known = any(score and used.burden(name) < _FORBIDDEN for name, score in fits.items())
    topic = "" if is_known else matching.topic((told,))
    likeness = {} if is_known else meaning.likeness(told)
    scored = []
    for name, setting in known.items():
        score = fits[name] - (_UNASKED if is_known and not fits[name] else 0.0)
        if topic in setting.topics:
            score += _SUITS - _SUITS_LESS * setting.topics.index(topic)
        if likeness.get(name, 0.0) >= _ALIKE:
            score += _MEANT * likeness[name]
        if weather not in ("", "clear") and setting.weather == "none" and not fits[name]:
            score -= _FORBIDDEN
        scored.append((score - used.burden(name), _chance(key, told, name), name))
    return max(scored)[2]


def _drawn(told: str) -> str:
    """The setting of the id of an earlier picture; empty for a phrase."""
    name, colon, _ = told.partition(":")
    return name if colon and name in settings.every() else ""


def fit(setting: Setting, told: str) -> float:
    """How well a setting answers to a phrase: what comes before "by", "with" and the like says what
    kind of place it is, its last word most.
    """
    wanted = words.stems(told)
    cut = next((i for i, word in enumerate(wanted) if word in _PREPOSITIONS), len(wanted))
    score = 0.0
    for i in range(len(wanted)):
        for length in (1, 2, 3):
            if tuple(wanted[i : i + length]) in setting.asked and i + length <= len(wanted):
                whole = (_ASKED + _LAST_WORD * (i + length - 1)) * length
                score += whole if i < cut else _ASKED_BESIDE
    if score:
        named = set(words.stems(setting.spoken)) & set(wanted)
        return score + (_BY_NAME if named else 0.0)
    return _WOULD_DO if any((word,) in setting.also for word in wanted) else 0.0


def _chance(*told: str) -> int:
    """The same number for the same words on every machine."""
    return int.from_bytes(hashlib.sha256("|".join(told).encode()).digest()[:6], "big")
