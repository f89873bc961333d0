"""Looks in words: what is understood, what is left over, what is refused."""

import time
from typing import Any

import pytest

from limelight.characters.errors import NotAdult, RealPerson
from limelight.characters.looks.describe import LONGEST_LOOK, appearance_from_words, look_from_words
from limelight.characters.schemas import Look
from limelight.generation.schemas import Appearance
from limelight.kit.errors import Invalid

BASE = Appearance()
UNDERSTOOD: list[tuple[str, dict[str, Any]]] = [
    (
        "woman in her 30s with short curly red hair, round glasses, freckles, green eyes, teal "
        "turtleneck",
        {
            "age_years": 34, "hair_style": "short curly", "hair_colour": "red",
            "glasses": "round glasses", "clothes": "turtleneck", "clothes_colour": "teal",
            "marks": "freckles",
        },
    ),
    (
        "older man, grey beard, bald, dark brown skin, denim shirt",
        {
            "age_years": 66, "gender": "man", "beard": "grey beard", "hair_style": "bald",
            "hair_colour": "grey", "skin_tone": "dark brown", "clothes": "denim shirt",
            "clothes_colour": "denim",
        },
    ),
    (
        "young woman, long straight black hair, brown eyes, white blouse",
        {
            "age_years": 23, "hair_style": "long straight", "hair_colour": "black",
            "eye_colour": "brown", "clothes": "blouse", "clothes_colour": "white",
        },
    ),
    (
        "a middle-aged man with a full salt-and-pepper beard and a navy blazer over a white "
        "t-shirt",
        {
            "age_years": 48, "gender": "man", "beard": "full salt-and-pepper beard",
            "hair_colour": "salt-and-pepper", "hair_style": "short, side-parted",
            "clothes": "blazer over a white t-shirt", "clothes_colour": "navy",
        },
    ),
    (
        "Nigerian woman, long black braids, yellow dress",
        {
            "ethnicity": "Nigerian", "skin_tone": "", "hair_style": "long braids",
            "hair_colour": "black", "eye_colour": "brown", "clothes": "dress",
            "clothes_colour": "yellow",
        },
    ),
    ("Japanese man, 45, black-rimmed glasses", {
        "age_years": 45, "gender": "man", "ethnicity": "Japanese", "skin_tone": "",
        "hair_style": "short, side-parted", "hair_colour": "black", "eye_colour": "brown",
        "glasses": "black-rimmed glasses",
    }),
    ("nonbinary person with an undercut dyed pink, leather jacket, nose ring", {
        "gender": "nonbinary", "hair_style": "undercut", "hair_colour": "pink",
        "clothes": "leather jacket", "clothes_colour": "black", "marks": "nose ring",
    }),
    ("blonde woman with blue eyes and a warm smile", {
        "hair_colour": "blonde", "eye_colour": "blue", "description": "warm smile",
    }),
    ("red-haired, green-eyed, pale-skinned lady of Irish descent", {
        "ethnicity": "Irish", "skin_tone": "pale", "hair_colour": "red",
    }),
    ("black man with a short afro, athletic build, orange hoodie", {
        "gender": "man", "ethnicity": "Black", "skin_tone": "", "hair_style": "short afro",
        "hair_colour": "black", "eye_colour": "brown", "clothes": "hoodie",
        "clothes_colour": "orange", "body_type": "athletic",
    }),
    ("white man with brown hair tied in a messy bun, stubble", {
        "gender": "man", "ethnicity": "White", "skin_tone": "", "hair_style": "messy bun",
        "hair_colour": "brown", "beard": "stubble",
    }),
    ("60-year-old grandmother, silver bob, reading glasses, lilac cardigan", {
        "age_years": 60, "hair_style": "bob", "hair_colour": "silver",
        "glasses": "reading glasses", "clothes": "cardigan", "clothes_colour": "lilac",
    }),
    ("woman wearing a teal hijab, big brown eyes, cream blouse", {
        "headwear": "hijab", "headwear_colour": "teal", "eye_colour": "brown", "clothes": "blouse",
        "clothes_colour": "cream", "description": "big eyes",
    }),
    ("redhead with a ponytail", {"hair_colour": "red", "hair_style": "ponytail"}),
    ("clean-shaven guy with a buzz cut, muscular, grey t-shirt", {
        "gender": "man", "beard": "", "hair_style": "buzz cut", "body_type": "athletic",
        "clothes": "t-shirt", "clothes_colour": "grey",
    }),
    ("brown hair in a low bun, hazel eyes", {
        "hair_style": "low bun", "hair_colour": "brown", "eye_colour": "hazel",
    }),
    ("twenty-something man, curly hair, round tortoiseshell glasses", {
        "age_years": 25, "gender": "man", "hair_style": "curly",
        "glasses": "round tortoiseshell glasses",
    }),
    ("South Asian woman, long wavy dark brown hair, emerald green sari", {
        "ethnicity": "South Asian", "skin_tone": "", "hair_style": "long wavy",
        "hair_colour": "dark brown", "eye_colour": "brown", "clothes": "sari",
        "clothes_colour": "emerald green",
    }),
    ("curvy Latina with shoulder-length wavy brown hair, red lipstick, coral top", {
        "ethnicity": "Latina", "body_type": "curvy", "skin_tone": "", "eye_colour": "brown",
        "hair_style": "shoulder-length wavy", "hair_colour": "brown", "clothes": "top",
        "clothes_colour": "coral", "description": "red lipstick",
    }),
    ("tall slim man, blond quiff, ice-blue eyes, beige trench coat", {
        "gender": "man", "body_type": "slim", "hair_style": "quiff", "hair_colour": "blond",
        "eye_colour": "blue", "clothes": "trench coat", "clothes_colour": "beige",
        "description": "tall, ice eyes",
    }),
    ("half Korean half Irish woman in her late twenties, black bob with bangs", {
        "age_years": 28, "ethnicity": "half Korean half Irish", "skin_tone": "",
        "hair_style": "bob with bangs", "hair_colour": "black", "eye_colour": "brown",
    }),
    ("elderly gentleman with a long white beard and a tweed jacket", {
        "age_years": 74, "gender": "man", "hair_style": "short, side-parted",
        "hair_colour": "white", "beard": "long white beard", "clothes": "tweed jacket",
        "clothes_colour": "brown",
    }),
    ("a man with a handlebar moustache and a striped shirt", {
        "gender": "man", "hair_style": "short, side-parted", "beard": "handlebar moustache",
        "clothes": "striped shirt",
    }),
    ("broad-shouldered woman, shaved head, dark skin, white tank top", {
        "body_type": "broad", "hair_style": "bald", "skin_tone": "dark", "clothes": "tank top",
        "clothes_colour": "white",
    }),
    ("#ff8800 hair, #112233 hoodie", {
        "hair_colour": "#ff8800", "clothes": "hoodie", "clothes_colour": "#112233",
    }),
    ("grey suit under a black coat", {
        "clothes": "coat over a grey suit", "clothes_colour": "black",
    }),
    ("white shirt under a navy blazer", {
        "clothes": "blazer over a white shirt", "clothes_colour": "navy",
    }),
    ("she has freckles and dimples", {"marks": "freckles, dimples"}),
    ("no glasses, clean-shaven", {"glasses": "", "beard": ""}),
    ("mustard sweater", {"clothes": "sweater", "clothes_colour": "mustard"}),
    ("a cheerful barista with a nose piercing", {
        "description": "cheerful barista", "marks": "nose piercing",
    }),
    ("woman with a small mole above her lip and a thin scar through the left eyebrow", {
        "marks": "small mole above her lip, thin scar through the left eyebrow",
    }),
    ("man in a grey flat cap and a wax jacket, small gold hoop earrings", {
        "gender": "man", "hair_style": "short, side-parted", "headwear": "flat cap",
        "headwear_colour": "grey", "clothes": "jacket", "earrings": "small gold hoop earrings",
        "description": "wax",
    }),
    ("Sikh man with an orange turban and a long black beard", {
        "gender": "man", "hair_style": "short, side-parted", "headwear": "turban",
        "headwear_colour": "orange", "beard": "long black beard", "hair_colour": "black",
        "description": "Sikh",
    }),
    ("mustard beanie, pearl studs", {
        "headwear": "beanie", "headwear_colour": "mustard", "earrings": "pearl studs",
    }),
    ("a wide-brimmed straw sun hat and dangling turquoise earrings", {
        "headwear": "wide-brimmed straw sun hat", "headwear_colour": "",
        "earrings": "dangling turquoise earrings",
    }),
    ("red beret, black silk headscarf", {
        "headwear": "beret", "headwear_colour": "red", "description": "black silk headscarf",
    }),
    ("bareheaded, without earrings, no freckles", {
        "headwear": "", "headwear_colour": "", "earrings": "", "marks": "",
    }),
    ("curvy build, cap-sleeve dress", {"body_type": "curvy", "clothes": "dress",
        "description": "cap-sleeve"}),
    ("leather jacket with studs", {
        "clothes": "leather jacket", "clothes_colour": "black", "description": "studs",
    }),
    ("drawn in a cartoon style, slim", {"style": "toon", "body_type": "slim"}),
    ("Filipina woman, 31 years old, black hair", {
        "age_years": 31, "ethnicity": "Filipina", "skin_tone": "", "hair_colour": "black",
        "eye_colour": "brown",
    }),
    ("person of average build, short hair", {"body_type": "average", "hair_style": "short"}),
    ("thick black glasses and a green polo shirt", {
        "glasses": "thick black glasses", "clothes": "polo shirt", "clothes_colour": "green",
    }),
    ("forest green hoodie, dirty blonde hair", {
        "clothes": "hoodie", "clothes_colour": "forest green", "hair_colour": "dirty blonde",
    }),
    ("man with long dark hair and a goatee, band t-shirt", {
        "gender": "man", "hair_style": "long", "hair_colour": "dark brown", "beard": "goatee",
        "clothes": "band t-shirt",
    }),
    ("an androgynous person with silver hair, violet eyes, black turtleneck", {
        "gender": "nonbinary", "hair_style": "short curls", "hair_colour": "silver",
        "eye_colour": "violet", "clothes": "turtleneck", "clothes_colour": "black",
    }),
    ("Middle Eastern man in his forties, trimmed black beard, olive skin", {
        "age_years": 44, "gender": "man", "ethnicity": "Middle Eastern", "skin_tone": "olive",
        "hair_style": "short, side-parted", "hair_colour": "black", "eye_colour": "brown",
        "beard": "trimmed black beard",
    }),
    ("lady with dreadlocks, denim dungarees", {
        "hair_style": "dreadlocks", "clothes": "denim dungarees", "clothes_colour": "denim",
    }),
    ("baby blue cardigan, children's book author in her fifties", {
        "age_years": 54, "clothes": "cardigan", "clothes_colour": "baby blue",
        "description": "children's book author",
    }),
    ("", {}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "changed"), UNDERSTOOD, ids=[words for words, _ in UNDERSTOOD])
def test_a_description_becomes_an_appearance(words: str, changed: dict[str, Any]) -> None:
    assert appearance_from_words(words, BASE) == BASE.model_copy(update=changed)


def test_an_age_that_is_given_wins_over_the_words() -> None:
    assert appearance_from_words("man in his 40s", BASE, 43).age_years == 43


def test_words_change_only_what_they_name() -> None:
    before = appearance_from_words("man, 50, bald, grey beard, freckles", BASE)
    after = appearance_from_words("navy hoodie", before)
    assert after == before.model_copy(update={"clothes": "hoodie", "clothes_colour": "navy"})


@pytest.mark.parametrize(
    "words",
    [
        "a 17-year-old girl", "girl, 15", "boy (12)", "sixteen year old", "aged nine",
        "seventeen-years-old woman", "teenage girl with braids", "woman in her late teens",
        "a teen", "little girl with pigtails", "schoolgirl uniform", "a school boy",
        "looks like a child", "childlike face", "toddler", "baby-faced woman", "young boy",
        "underage", "under-aged woman", "a minor", "minor girl, 25", "adolescent", "preteen",
        "loli", "high schooler", "high school student", "sixth grader", "8th grader",
        "barely legal", "T33N with red hair", "a k1d", "te\u200ben", "tеen", "ＣＨＩＬＤ",
        "niña de pelo negro", "12 años", "une fille de 14 ans", "petite fillette", "mineure",
    ],
)  # fmt: skip
def test_anyone_not_clearly_an_adult_is_refused(words: str) -> None:
    with pytest.raises(NotAdult, match="18 or more"):
        appearance_from_words(words, BASE, 30)


@pytest.mark.parametrize("age_years", [-1, 0, 1, 17])
def test_an_age_below_eighteen_is_refused(age_years: int) -> None:
    with pytest.raises(NotAdult, match="18 or more"):
        appearance_from_words("woman with red hair", BASE, age_years)


def test_an_impossible_age_is_refused() -> None:
    with pytest.raises(Invalid, match="between 18 and 120"):
        appearance_from_words("woman", BASE, 121)


@pytest.mark.parametrize(
    "words",
    ["mother in her 50s", "kindergarten teacher, 34", "a kind face", "minor scar on the chin, 40",
     "boyish grin, 29", "girl next door, 26", "man, 18", "children's doctor, 51"],
)  # fmt: skip
def test_adults_are_not_refused_by_mistake(words: str) -> None:
    assert appearance_from_words(words, BASE).age_years >= 18


@pytest.mark.parametrize(
    "words",
    ["looks like Ada Lovelace", "she looks exactly like Grace Hopper", "Alan Turing lookalike",
     "resembling Marie Curie", "a clone of Isaac Newton", "face like Emmy Noether"],
)  # fmt: skip
def test_the_likeness_of_a_named_person_is_refused(words: str) -> None:
    with pytest.raises(RealPerson, match="may be a real person"):
        appearance_from_words(words, BASE)


def test_a_look_that_is_too_long_is_refused() -> None:
    with pytest.raises(Invalid, match=r"1,001 characters; 1,000 is the most"):
        appearance_from_words("a" * (LONGEST_LOOK + 1), BASE)


@pytest.mark.parametrize(
    "piece",
    ["dark ", "and a ", "long, ", "very dark brown ", "half Thai ", "African American ", "a-",
     "tied in a ", "navy ", "looks like A ", "she is a ", "\x00",
     "small gold ", "wide-brimmed ", "no ", "small mole above her ", "freckles, "],
)  # fmt: skip
def test_hostile_repetition_is_read_in_no_time(piece: str) -> None:
    before = time.process_time()
    appearance_from_words((piece * LONGEST_LOOK)[:LONGEST_LOOK], BASE)
    assert time.process_time() - before < 2.0


LOOKS: list[tuple[str, Look]] = [
    ("navy suit, felt hat, no glasses", Look(
        clothes="suit", clothes_colour="navy", headwear="felt hat", headwear_colour="", glasses="",
    )),
    ("teal hijab", Look(headwear="hijab", headwear_colour="teal")),
    ("superhero costume with a cape", Look(clothes="superhero costume with a cape")),
    ("bareheaded", Look(headwear="", headwear_colour="")),
    ("gold hoops and sunglasses", Look(earrings="gold hoops", glasses="sunglasses")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "look"), LOOKS, ids=[words for words, _ in LOOKS])
def test_a_look_is_what_is_worn(words: str, look: Look) -> None:
    assert look_from_words(words) == look
    assert look_from_words(words, "a beach") == look.model_copy(update={"setting": "a beach"})


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("navy suit, red hair", "not the hair colour; edit the character"),
        ("woman in her 40s in a suit", "not the age, gender"),
        ("navy suit, singing loudly", "Unclear what 'singing loudly' is"),
        ("", "Say what is worn"),
        ("and the", "Say what is worn"),
        ("x" * 1001, "1,001 characters"),
    ],
)
def test_a_look_that_is_none_is_explained(words: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        look_from_words(words)


def test_a_look_refuses_minors_and_real_people() -> None:
    with pytest.raises(NotAdult):
        look_from_words("schoolgirl uniform")
    with pytest.raises(RealPerson):
        look_from_words("dressed like Ada Lovelace")
