"""Pronouncing: spoken words to the phonemes that the networks have learnt."""

from pathlib import Path

import pytest

from limelight.adapters.embedded.voice.networks import alphabet, known
from limelight.adapters.embedded.voice.pronouncing.sentences import pronounced, sounded
from limelight.adapters.embedded.voice.reading.written import read


def phonemes(text: str, language: str, *, is_british: bool = False) -> str:
    """The phonemes of `text`, words parted by spaces."""
    words = sounded(read(text, language), language, is_british=is_british)
    return " ".join(word.sounds + word.mark for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la calle", "la kˈaʎe"),
        ("el perro corre", "el pˈero kˈore"),
        ("una rosa roja", "una rˈosa rˈoxa"),
        ("ciudades", "θjuðˈaðes"),
        ("guitarra y pingüino", "ɡitˈara i piŋɡwˈino"),
        ("médico", "mˈeðiko"),
        ("rápidamente", "rˌapiðamˈente"),
        ("un vaso", "un bˈaso"),
        ("país", "paˈis"),
        ("muy", "mwˈi"),
        ("hielo", "ʝˈelo"),
        ("que quiero", "ke kjˈeɾo"),
    ],
)
def test_spanish_spelling_gives_its_sounds(text: str, expected: str) -> None:
    assert phonemes(text, "es") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les amis", "le zamˈi"),
        ("les haricots", "le aʁikˈo"),
        ("un enfant", "œ̃ nɑ̃fˈɑ̃"),
        ("ils parlent", "il pˈaʁl"),
        ("vraiment", "vʁɛmˈɑ̃"),
        ("le vent", "lə vˈɑ̃"),
        ("maintenant", "mɛ̃tnˈɑ̃"),
        ("la feuille", "la fˈœj"),
        ("une fille de la ville", "yn fˈij də la vˈil"),
        ("beaucoup de soleil", "bokˈu də sɔlˈɛj"),
        ("qu'est-ce que", "kɛsə kə"),
        ("a-t-il", "atil"),
        ("six heures", "sˈi zˈœʁ"),
        ("dix minutes", "dˈi minˈyt"),
        ("bonne nuit", "bˈɔn nɥˈi"),
        ("le bon ami", "lə bˈɔn amˈi"),
        ("question de nation", "kɛstjˈɔ̃ də nasjˈɔ̃"),
        ("hier, au pays", "jˈɛʁ, o peˈi"),
    ],
)
def test_french_spelling_gives_its_sounds(text: str, expected: str) -> None:
    assert phonemes(text, "fr") == expected


def test_english_follows_the_lexicon_and_the_accent() -> None:
    assert phonemes("Hello there.", "en") == "həlˈO ðˈɛɹ."
    assert phonemes("Hello there.", "en", is_british=True) == "həlˈQ ðˈɛː."


def test_english_words_differ_by_their_place_in_the_sentence() -> None:
    assert phonemes("I read it yesterday", "en").split()[1] != "" != phonemes("to read", "en")
    assert phonemes("the apple", "en").startswith("ði")
    assert phonemes("the pear", "en").startswith("ðə")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la finestra", "la finˈɛstra"),
        ("gli gnocchi", "ʎi ɲˈɔkːɪ"),
        ("la scienza", "la ʃˈɛnʦa"),
        ("cena, chiesa", "ʧˈena, kjˈɛza"),
        ("il ragazzo di mezzo", "il raɡˈaʦːo di mˈɛʣːo"),
        ("telefono", "telˈɛfono"),
        ("parlano", "pˈarlano"),
        ("italiano", "italjˈano"),
        ("la città e l'acqua", "la ʧitːˈa e lˈakːwa"),
        ("energia", "enerʤˈia"),
        ("vorrei", "vorɾˈɛi"),
        ("sbaglio", "zbˈaʎo"),
        ("semplicemente", "sempliʧemˈente"),
    ],
)
def test_italian_spelling_gives_its_sounds(text: str, expected: str) -> None:
    assert phonemes(text, "it") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a gente", "a ʒˈAŋʧy"),
        ("dia de sol", "ʤˈiæ ʤy sˈɔl"),
        ("coração", "kˌoɾasˈɐ̃ʊ̃"),
        ("o carro vermelho", "ʊ kˈaxʊ vˌeɾəmˈeljʊ"),
        ("exame, peixe, próximo", "ˌezˈɐ̃my, pˈAʃy, prˈɔsimʊ"),
        ("água tranquila", "ˈaɡwæ trˌɐ̃ŋkwˈilæ"),
        ("não falam", "nˈɐ̃ʊ̃ fˈalɐ̃ʊ̃"),
        ("Brasil, mil, sal", "brazˈiʊ, mˈiʊ, sˈW"),
        ("história", "ˌistˈɔɾjæ"),
        ("muito bem", "mwˈiŋtʊ bˈAŋ"),
    ],
)
def test_portuguese_spelling_gives_its_sounds(text: str, expected: str) -> None:
    assert phonemes(text, "pt") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京へ", "toːkʲoː e"),
        ("学校", "ɡaʔkoː"),
        ("行った。", "i ʔta."),
        ("新聞、本", "ɕimbɯɴ, hoɴ"),
        ("学生", "ɡakɯseː"),
        ("私は", "βataɕi βa"),
        ("パーティー", "paːtʲiː"),
        ("五つの月", "iʦɨʦɨ no ʦɨkʲi"),
    ],
)
def test_japanese_gives_its_moras(text: str, expected: str) -> None:
    assert phonemes(text, "ja") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Xyzzy's naïve café—well, 3 zebras & Björk's “quiz” at 5:45!"),
        ("es", "¿Xochimilco, kiwi, whisky o pizza? Ñandúes y cigüeñas: 1.234,5 kg."),
        ("fr", "Où êtes-vous, Zoë ? L'œuf, le whisky, la pizza : 1 234,5 kg d'août."),
        ("it", "Perché no? Xilofono, kiwi, whisky e jeans: 1.234,5 kg, c'è l'università."),
        ("pt", "Você põe maçã, açaí, kiwi e whisky? Irmã, órfão, joia: 1.234,5 kg."),
        ("ja", "ヴァイオリンとキャッツ、ファッション！ティッシュ、ツァー、クォーツ。"),
    ],
)
def test_every_phoneme_is_one_the_networks_know(language: str, text: str) -> None:
    written = read(text, language)
    words = sounded(written, language, is_british=False)

    assert all(symbol in alphabet() or symbol == " " for word in words for symbol in word.sounds)
    assert [word.owner for word in words] == sorted(word.owner for word in words)
    assert {word.owner for word in words} == {
        number for number, token in enumerate(written) if token.spoken
    }


@pytest.mark.parametrize("language", ["en", "es", "fr", "it", "pt", "ja"])
def test_no_symbol_is_lost_on_the_way_to_the_networks(language: str) -> None:
    folder = Path(__file__).parents[4] / "benchmarks" / "voices" / "sentences"
    written = read((folder / f"{language}.txt").read_text("utf-8"), language)
    words = [word for token in written for word in token.spoken]

    for sounds in pronounced(words, language, is_british=False):
        assert sounds.strip()
        assert known(sounds) == sounds
