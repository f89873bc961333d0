"""A persona is heard: its traits, its words, what it never says, its boundaries, its world."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from limelight.adapters.embedded.writer.grammar import plain, sentences
from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.adapters.embedded.writer.persona.voice import TRAIT_OF_TAG
from limelight.generation.schemas import TextAsk
from limelight.stories.posts.texts import Replies, Written

BRIEFS = {
    "en": ("tips for growing basil", "how to sleep better", "saving money", "myths about coffee"),
    "es": ("consejos para dormir mejor", "trucos para ahorrar", "cómo cuidar la albahaca"),
    "fr": ("conseils pour mieux dormir", "astuces pour économiser", "conseils pour le café"),
    "de": ("Tipps für Basilikum", "Besser schlafen", "Geld sparen", "Mythen über Kaffee"),
    "it": ("consigli per il basilico", "dormire meglio", "risparmiare", "miti sul caffè"),
    "pt": ("dicas para dormir melhor", "cultivar manjericão", "mitos sobre o café"),
}
SEEDS = {"en": 5, "es": 5, "fr": 5, "de": 4, "it": 4, "pt": 5}
WARM = {
    "en": r"heart|friend|kind|gentl|love|you've got|you can do|take care|no rush|together|dear",
    "es": r"corazón|cariño|amig|puedes con|cuídate|tú puedes|con calma|gracias|prisa",
    "fr": r"cœur|ami|doucement|tendresse|prends soin|tu peux|merci|gentil|bienveill",
    "de": r"herz|freund|lieb|ohne eile|in ruhe|zu schaffen|schafft jeder|versprochen|gern",
    "it": r"cuore|amic|affetto|con calma|senza fretta|ce la si fa|grazie|promesso|pazienza",
    "pt": r"carinho|coração|amig|você dá conta|sem pressa|prometo|obrigad|abraço|paciência",
}
FORMAL = {
    "en": r"n't|'s\b|'ll|'re|'ve",
    "es": r"\b(?:usted|permítame|le|su|conviene|atención)\b",
    "fr": r"\b(?:vous|votre|vos|permettez)\b",
    "de": r"\b(?:ihre?|ihnen|sie|empfiehlt|beachten|anzumerken|folgen(?:den)?|lautet)\b",
    "it": r"\b(?:lei|sua|consiglia|merita attenzione|va notato|segue(?:nte)?|di seguito)\b",
    "pt": r"permita-me|convém|cabe observar|a seguir|agradeço|merece atenção|o tema de hoje",
}
DOUBT = {
    "en": r"maybe|perhaps|might|i think|i'd say|could be|not sure|probably|as far as|possibly",
    "es": r"quizá|puede que|a lo mejor|creo que|que yo sepa|si no me equivoco|diría|parece",
    "fr": r"peut-être|je crois|il me semble|sauf erreur|je dirais|si je ne me trompe|à ma connaiss",
    "de": r"vielleicht|nur eine idee|sicher bin ich nicht|soweit ich|vermutlich",
    "it": r"forse|è solo un'idea|non è sicuro|per quanto ne so|pare che",
    "pt": r"talvez|quem sabe|só uma ideia|não é certeza|eu diria|até onde|se não me|ao que parece",
}
WIT = {
    "en": r"drum ?roll|plot twist|spoiler|humble|furniture|software|glamorous|future self|circuits|"
    r"thrilling|excuses|brace yourself|dinner part|trust me|glamour|legend",
    "es": r"redoble|giro de guion|agárrate|destripe|glamuroso|software|excusas|cuñada|futuro|jubil|"
    r"opiniones firmes|espacio|presumir|aburridos|reglas",
    "fr": r"roulement|spoiler|accroche|excuses|logiciel|glamour|futur|rebondissement|règles|"
    r"frimer|dîner|légende|tambour|ennuyeux",
    "de": r"trommelwirbel|wild|angeben|ausreden|glamour|regeln|langweilig|platz|märchen|meinungen|"
    r"prüfung|pläne|kaffee\. den",
    "it": r"tamburi|colpo di scena|bella figura|scuse|affascinante|regole|noiosi|spazio|favole|"
    r"opinioni|esame|piani",
    "pt": r"tambores|reviravolta|segura essa|spoiler|preguiça|brilhar|cunhado|opiniões|lenda|"
    r"planos|desculpas|glamouroso|regras|espaço|futuro agradece|mágica",
}


async def _text(brief: str, code: str, seed: int, persona: dict[str, Any]) -> str:
    facts = {"brief": brief, "seconds": 40, "persona": {"name": "Lumi", **persona}}
    ask = TextAsk(
        task="script", instructions="", facts=facts, language=code, seed=seed, answer_schema={}
    )
    written = Written.model_validate((await EmbeddedWriter().write(ask)).value)
    assert written.script is not None, written.needs
    return " ".join(scene.narration for scene in written.script.scenes)


async def _texts(code: str, **persona: Any) -> str:
    said = [
        await _text(b, code, seed, persona) for b in BRIEFS[code] for seed in range(SEEDS[code])
    ]
    return "\n".join(said)


def _hits(patterns: dict[str, str], code: str) -> Callable[[str], float]:
    return lambda text: len(re.findall(patterns[code], text.casefold().replace("’", "'")))


def _words_a_sentence(text: str) -> float:
    said = sentences(text.replace("\n", " "))
    return sum(len(each.split()) for each in said) / len(said)


OWN_WORD = {"en": "snug", "es": "chulo", "fr": "chouette", "de": "pfiffig", "it": "carino",
            "pt": "bacana"}  # fmt: skip
AVOIDED = {
    "en": ["water", "every", "simple"], "es": ["agua", "siempre"], "fr": ["eau", "jour"],
    "de": ["Wasser", "immer"], "it": ["acqua", "sempre"], "pt": ["água", "sempre"],
}  # fmt: skip
MEASURED: dict[str, Callable[[str], Callable[[str], float]]] = {
    "warmth": lambda code: _hits(WARM, code),
    "humour": lambda code: _hits(WIT, code),
    "energy": lambda _: lambda text: text.count("!") - _words_a_sentence(text),
    "formality": lambda code: lambda text: _hits(FORMAL, code)(text) * (-1 if code == "en" else 1),
    "curiosity": lambda _: lambda text: text.count("?"),
    "confidence": lambda code: lambda text: -_hits(DOUBT, code)(text),
}


@pytest.mark.parametrize("code", BRIEFS)
@pytest.mark.parametrize("trait", TRAIT_OF_TAG.values())
async def test_a_trait_is_heard_in_its_direction(trait: str, code: str) -> None:
    measure = MEASURED[trait](code)
    low = measure(await _texts(code, traits={trait: 0.0}))
    high = measure(await _texts(code, traits={trait: 1.0}))
    assert high - low >= max(3, 0.3 * abs(low)), (low, high)


@pytest.mark.parametrize("code", BRIEFS)
async def test_own_words_are_used_and_avoided_words_never(code: str) -> None:
    word = OWN_WORD[code]
    avoided = AVOIDED[code]
    said = plain(await _texts(code, vocabulary=[word], dont=avoided))
    assert said.count(word) >= len(BRIEFS[code])
    for each in avoided:
        assert not re.search(rf"(?<!\w){plain(each)}", said), each


@pytest.mark.parametrize(
    ("code", "boundary", "brief"),
    [
        ("en", "politics", "Three tips about politics"),
        ("es", "la política", "Consejos sobre la política"),
        ("fr", "la politique", "Trois conseils sur la politique"),
    ],
)
async def test_a_topic_beyond_the_boundaries_is_declined_in_persona(
    code: str, boundary: str, brief: str
) -> None:
    persona = {"name": "Nova", "boundaries": [boundary], "interests": ["tango"]}
    facts = {"brief": brief, "seconds": 20, "persona": persona, "comment": brief, "count": 1}
    ask = {"instructions": "", "facts": facts, "language": code, "answer_schema": {}}
    script = await EmbeddedWriter().write(TextAsk(task="script", **ask))
    written = Written.model_validate(script.value)
    assert written.script is None
    assert "tango" in written.needs[0]
    answer = Replies.model_validate(
        (await EmbeddedWriter().write(TextAsk(task="reply", **ask))).value
    )
    assert answer.kind == "decline"
    assert "tango" in answer.replies[0]


async def test_lore_is_told_where_the_subject_touches_it() -> None:
    lore = [{"keys": ["basil", "herb"], "text": "I keep a basil plant called Otto."}]
    assert "Otto" in await _text("tips for growing basil", "en", 1, {"lore": lore})
    assert "Otto" not in await _text("how to sleep better", "en", 1, {"lore": lore})


async def test_notes_about_the_character_are_not_what_it_says() -> None:
    lore = [{"keys": ["tip", "basil"], "text": "This character is an AI. It collects ideas."}]
    told = [
        await _text("three tips for growing basil", "en", seed, {"lore": lore}) for seed in range(6)
    ]
    assert not [text for text in told if "This character" in text]
