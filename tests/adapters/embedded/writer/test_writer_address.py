"""How people are addressed follows from the persona and never changes within a production."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from limelight.adapters.embedded.writer.maker import EmbeddedWriter
from limelight.adapters.embedded.writer.persona.polite import polite
from limelight.generation.schemas import TextAsk

HERE = Path(__file__).parent
TOPICS: dict[str, list[str]] = json.loads((HERE / "topics.json").read_text(encoding="utf-8"))
FORMS = ("tips", "howto", "day", "list", "myths", "motivation", "opinion", "story", "quote", None)
FAMILIAR = {
    "es": r"\b(?:tú|tu|tus|te|ti|contigo|eres|puedes|tienes|quieres|sabes|empieza por|guárdalo|"
    r"cuéntame|prueba con|sígueme|elige uno)\b",
    "fr": r"\b(?:tu|toi|te|ton(?! \w+ de)|ta|tes)\b|\bt'"
    r"|(?:^|[.!?:] )(?:garde|commence|essaie|choisis)\b",
    "it": r"\b(?:tu|ti|te|tuo|tua|tuoi|tue|vuoi|puoi|sai|raccontami|mandalo)\b"
    r"|(?:^|[.!?] )(?:prova|scegli)\b",
    "de": r"\b(?:du|dir|dich|dein\w*|erzähl|probier|kannst|willst|findest)\b",
    "pt": r"\b(?:tu|te|ti|teu|tua|contigo)\b",
}
PRODUCTS = {
    "es": "Producto: Taza Lumo, 24 euros, 350 ml", "fr": "Produit: Tasse Lumo, 24 euros, 350 ml",
    "it": "Prodotto: Tazza Lumo, 24 euro, 350 ml", "de": "Produkt: Tasse Lumo, 24 Euro, 350 ml",
    "pt": "Produto: Caneca Lumo, 24 euros, 350 ml",
}  # fmt: skip
FORMAL = {
    "es": r"\b(?:usted(?:es)?|pruebe|guárdelo|empiece|sígame|cuénteme)\b",
    "fr": r"\b(?:votre|vos(?! )|essayez|gardez|commencez|choisissez|pouvez)\b",
    "it": r"\b(?:Lei|Suo|Sua|Le dico|scelga|provi)\b",
    "de": r"\b(?:Ihnen|Ihre[mnrs]?|Ihr)\b|\w+en Sie\b",
    "pt": r"\b(?:o senhor|a senhora)\b",
}


async def _texts(code: str, formality: float) -> list[str]:
    persona = {"name": "Lumi", "interests": ["tango"], "traits": {"formality": formality}}
    found: list[str] = []
    for number, brief in enumerate((*TOPICS[code][::4], PRODUCTS[code])):
        form = None if brief == PRODUCTS[code] else FORMS[number % len(FORMS)]
        facts: dict[str, Any] = {"brief": brief, "seconds": 35, "persona": persona, "count": 3}
        facts |= {"form": form} if form else {}
        for task in ("script", "titles", "hooks"):
            ask = TextAsk(
                task=task,
                instructions="",
                facts=facts,
                language=code,
                seed=number,
                answer_schema={},
            )
            value = (await EmbeddedWriter().write(ask)).value
            script = value.get("script")
            said = [each["narration"] for each in script["scenes"]] if script else []
            found += [*said, *value.get("titles", ()), *value.get("hooks", ())]
    return found


@pytest.mark.parametrize("code", FAMILIAR)
async def test_a_formal_persona_is_never_familiar(code: str) -> None:
    for text in await _texts(code, 0.9):
        assert not re.search(r"[\[\]{}|]", text), text
        assert not re.search(FAMILIAR[code], text, re.IGNORECASE), text


@pytest.mark.parametrize("code", FORMAL)
async def test_a_casual_persona_is_never_formal(code: str) -> None:
    for text in await _texts(code, 0.2):
        assert not re.search(FORMAL[code], text), text


@pytest.mark.parametrize(
    ("code", "familiar", "formal"),
    [
        ("es", "Pon agua, porque así puedes.", "Ponga agua, porque así puede."),
        ("es", "Guárdalo y cuéntame si te gusta.", "Guárdelo y cuénteme si le gusta."),
        ("es", "Si te cuesta, haz menos.", "Si le cuesta, haga menos."),
        ("es", "La cocina fuerte parte el pan.", "La cocina fuerte parte el pan."),
        ("fr", "Arrose par le bas, puis attends.", "Arrosez par le bas, puis attendez."),
        ("fr", "N'ouvre pas, tu perds ta chaleur.", "N'ouvrez pas, vous perdez votre chaleur."),
        ("fr", "Assieds-toi et dis-le.", "Asseyez-vous et dites-le."),
        ("it", "Prova una volta.", "Prova una volta."),
    ],
)  # fmt: skip
def test_the_polite_form_of_a_sentence(code: str, familiar: str, formal: str) -> None:
    assert polite(familiar, code) == formal
