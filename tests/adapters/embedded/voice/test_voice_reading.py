"""Reading: written tokens to spoken words, in English, Spanish and French."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from limelight.adapters.embedded.voice.reading.written import read


def said(text: str, language: str) -> str:
    """What is said for `text`, tokens parted by " | "."""
    return " | ".join(
        " ".join(word.word + word.mark for word in token.spoken) for token in read(text, language)
    )


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("30%, maybe", "thirty percent, | maybe"),
        ("$5 million", "five | million dollars"),
        ("$1,250.99", "one thousand two hundred fifty dollars ninety nine"),
        ("It was 5 cm.", "It | was | five | centimeters."),
        ("5kg at 20°C", "five kilograms | at | twenty degrees Celsius"),
        ("10-15 cm", "ten to fifteen | centimeters"),
        ("at 9:30 am", "at | nine thirty | A.M"),
        ("at 9:05", "at | nine oh five"),
        ("July 4, 2024", "July | fourth, | twenty twenty four"),
        ("in 1905", "in | nineteen oh five"),
        ("the 1990s", "the | nineteen nineties"),
        ("22nd 101st", "twenty second | one hundred first"),
        ("3.14", "three point one four"),
        ("1/2 cup", "a half | cup"),
        ("1½ cups", "one and a half | cups"),
        ("Dr. Smith", "Doctor | Smith"),
        ("No. 5, no.", "number | five, | no."),
        ("e.g. basil, etc.", "for example | basil, | et cetera."),
        ("R&D", "R and D"),
        ("@green_thumb", "at green thumb"),
        ("#HomeGarden", "hashtag Home Garden"),
        ("https://example.com/tips", "example dot com slash tips"),
        ("so fun 🌱", "so | fun | "),
        ("the FBI", "the | F.B.I"),
        ("BUY IT NOW!", "BUY | it | NOW!"),
        ("well—then", "well— then"),
        ("“Hello,” she", "Hello, | she"),
        ("don’t", "don't"),
        ("555-1234", "five five five one two three four"),
        ("007", "zero zero seven"),
        ("-5 degrees", "minus five | degrees"),
        ("(about that)", "about | that,"),
    ],
)
def test_english_is_read_as_people_say_it(text: str, spoken: str) -> None:
    assert said(text, "en") == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("30 % de", "treinta | por ciento | de"),
        ("3,50 €", "tres | euros con cincuenta"),
        ("12,50€", "doce euros con cincuenta"),
        ("5 000 plantas", "cinco | mil | plantas"),
        ("1 taza", "una | taza"),
        ("21 días", "veintiún | días"),
        ("200 libras", "doscientas | libras"),
        ("a las 9:30", "a | las | nueve y media"),
        ("1.º 2ª 3.er", "primero | segunda | tercer"),
        ("EE. UU.", "Estados | Unidos."),
        ("el Sr. López", "el | señor | lópez"),
        ("p. ej. hoy", "por | ejemplo | hoy"),
        ("1.250,5", "mil doscientos cincuenta coma cinco"),
        ("¿Cuántas?", "cuántas?"),
        ("la TV", "la | te uve"),
        ("101", "ciento uno"),
        ("1000000", "un millón"),
    ],
)
def test_spanish_is_read_as_people_say_it(text: str, spoken: str) -> None:
    assert said(text, "es") == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("71 ans", "soixante et onze | ans"),
        ("80 et 91", "quatre-vingt | et | quatre-vingt onze"),
        ("12 000 €", "douze | mille | euros"),
        ("3,50 €", "trois | euros cinquante"),
        ("30 %", "trente | pour cent"),
        ("à 14h30", "à | quatorze heures trente"),
        ("14 h 30", "quatorze | heures | trente"),
        ("1er 2e XXe", "premier | deuxième | vingtième"),
        ("M. Dupont", "monsieur | dupont"),
        ("1 fois", "une | fois"),
        ("n° 5", "numéro | cinq"),
        ("Vraiment ?", "vraiment? | "),
        ("la SNCF", "la | esse enne cé èf"),
        ("0,5 l", "zéro virgule cinq | litre"),
    ],
)
def test_french_is_read_as_people_say_it(text: str, spoken: str) -> None:
    assert said(text, "fr") == spoken


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from(
            "abzéñAZ019.,;:!?%$€£°#@&/-—–’'\"()… \t\n½ºª🌱ж中_+=<>*\u202f\u0301"
        ),
        max_size=60,
    ),
    language=st.sampled_from(["en", "es", "fr"]),
)
@example(text="½½ 1/0 0/0 99999999999999999999 $€ 1:99 25:61 32/13/2024", language="en")
@example(text="12 000 000 , 000 € ( ) — – -", language="fr")
def test_every_written_token_comes_back_in_order(text: str, language: str) -> None:
    tokens = read(text, language)

    assert [token.text for token in tokens] == text.split()
    for token in tokens:
        for word in token.spoken:
            assert word.word.strip() == word.word != ""
            assert not any(letter.isdigit() for letter in word.word)
            assert word.mark in ("", ",", ";", ":", ".", "!", "?", "…", "—")
