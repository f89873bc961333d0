"""The small words of each language: those that lean on what follows, those a new line may begin
with.
"""

from typing import NamedTuple


class FunctionWords(NamedTuple):
    """Words by what they do. `leaning` and `numbers` lean on what follows, `trailing` on what
    stands before.
    """

    articles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NONE = FunctionWords()
_LANGUAGES = {
    "en": FunctionWords(
        articles=_words("""
            a an the my your his her its our their this that these those every each no some any
        """),
        prepositions=_words("""
            about above across after against along among around at before behind below beneath
            beside between beyond by down during for from in inside into like near of off on
            onto out outside over past per since through to toward towards under until up upon
            with within without than
        """),
        conjunctions=_words("""
            and or but nor so yet because although though if when while where which who whose
            unless whereas as how why what
        """),
        leaning=_words("""
            i you he she we they is are was were be been am do does did has have had will would
            can could should must may might not very too it's i'm you're we're they're that's
            there's don't doesn't won't can't isn't
        """),
        numbers=_words("""
            two three four five six seven eight nine ten twelve fifteen twenty thirty hundred
            thousand million
        """),
        trailing=_words("it me him them us too"),
    ),
    "de": FunctionWords(
        articles=_words("""
            der die das den dem des ein eine einen einem einer eines mein meine meinen dein deine
            deinen sein seine seinen ihr ihre ihren unser unsere euer dieser diese dieses diesen
            jeder jede jedes jeden kein keine keinen zum zur im am beim vom ins ans
        """),
        prepositions=_words("""
            ab an auf aus bei bis durch für gegen hinter in mit nach neben ohne seit statt trotz
            über um unter von vor während wegen zu zwischen
        """),
        conjunctions=_words("""
            und oder aber denn sondern doch weil dass obwohl wenn als ob während damit bevor
            nachdem sobald wo wie was wer deshalb also
        """),
        leaning=_words("""
            ich du er sie es wir man ist sind war waren bin hat haben habe hatte wird werden kann
            können muss müssen soll will nicht sehr zu mehr
        """),
        numbers=_words("""
            zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig hundert tausend
        """),
    ),
    "ar": FunctionWords(
        articles=_words("هذا هذه ذلك تلك كل بعض أي"),
        prepositions=_words("في من على إلى عن مع عند بين حول خلال بعد قبل تحت فوق دون منذ حتى"),
        conjunctions=_words("و أو ثم لكن ولكن لأن إذا عندما بينما حيث التي الذي كما"),
        leaning=_words("لا لم لن ما قد سوف كان كانت يكون ليس إن أن هو هي أنت أنا نحن هم"),
        numbers=_words("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف"),
    ),
    "es": FunctionWords(
        articles=_words("""
            el la los las un una unos unas lo al del mi mis tu tus su sus nuestro nuestra
            nuestros nuestras este esta estos estas ese esa esos esas cada
        """),
        prepositions=_words("""
            a ante bajo con contra de desde durante en entre hacia hasta mediante para por según
            sin sobre tras
        """),
        conjunctions=_words("""
            y e o u pero ni que porque aunque si cuando mientras donde como sino pues cual quien
            cuyo
        """),
        leaning=_words("""
            yo me te se le les nos no es son está están era fue ha han he hemos muy más tan ser
            estar va vas van
        """),
        numbers=_words("""
            dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cien mil
        """),
    ),
    "fr": FunctionWords(
        articles=_words("""
            le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses
            notre nos votre vos leur leurs chaque quelques
        """),
        prepositions=_words("""
            à après avant avec chez contre dans depuis derrière dès devant durant en entre
            envers hors jusque malgré par parmi pendant pour sans sauf selon sous sur vers
        """),
        conjunctions=_words("""
            et ou mais ni car or donc que qui quand si comme lorsque puisque quoique où dont
            parce
        """),
        leaning=_words("""
            je tu il elle on nous vous ils elles me te se ne y en est sont était a ont ai as
            avons avez très plus c'est va vas vont
        """),
        numbers=_words("""
            deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente cent mille
        """),
        trailing=_words("pas"),
    ),
    "it": FunctionWords(
        articles=_words("""
            il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli
            alle nel nello nella nei negli nelle sul sulla sui sulle dal dalla dai dalle mio mia
            tuo tua suo sua questo questa questi queste quel quella ogni
        """),
        prepositions=_words("""
            a con contro da di dopo dentro dietro durante fino in lungo oltre per presso prima
            senza sopra sotto su tra fra verso
        """),
        conjunctions=_words("""
            e ed o ma né che perché se quando mentre dove come quindi anche chi cui però poiché
        """),
        leaning=_words("""
            io mi ti ci vi si lo ne non è sono era ha ho hanno abbiamo molto più essere sta può
        """),
        numbers=_words("due tre quattro cinque sei sette otto nove dieci dodici venti cento mille"),
    ),
    "pt": FunctionWords(
        articles=_words("""
            o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela meu
            minha seu sua nosso nossa este esta esse essa aquele aquela cada
        """),
        prepositions=_words("""
            de em com contra desde durante entre até para por perante sem sob sobre após
        """),
        conjunctions=_words("""
            e ou mas nem que porque embora se quando enquanto onde como pois qual quem cujo
        """),
        leaning=_words("""
            eu me te se lhe nos não é são está estão era foi há muito mais tão ser estar vai vou
        """),
        numbers=_words("dois duas três quatro cinco seis sete oito nove dez doze vinte cem mil"),
    ),
}


def function_words(language: str) -> FunctionWords:
    """The words of a language tag ("es", "es-MX"); empty for a language not known here."""
    return _LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), _NONE)
