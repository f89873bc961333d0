"""French: what signs, units, money and abbreviations are called."""

from limelight.adapters.embedded.voice.reading.lexicon import Lexicon, noun, nouns
from limelight.adapters.embedded.voice.reading.words import listed

_LETTERS = listed(
    """
    a bé cé dé e èf gé hache i ji ka elle emme enne o pé ku erre esse té u vé double_vé iks
    i_grec zède
    """
)

FRENCH = Lexicon(
    words={
        "point": "virgule",
        "percent": "pour cent",
        "to": "à",
        "by": "sur",
        "times": "fois",
        "hashtag": "hachtag",
        "at": "arobase",
        "cents_joint": "",
        "number": "numéro",
    },
    currencies={
        "€": (noun("euro"), noun("centime")),
        "EUR": (noun("euro"), noun("centime")),
        "$": (noun("dollar"), noun("cent")),
        "US$": (noun("dollar"), noun("cent")),
        "USD": (noun("dollar"), noun("cent")),
        "£": (noun("*livre"), noun("penny|pence")),
        "GBP": (noun("*livre"), noun("penny|pence")),
        "CHF": (noun("franc"), noun("centime")),
        "¥": (noun("yen"), noun("sen")),
    },
    scales=nouns(
        {
            "k": "mille|mille",
            "K": "mille|mille",
            "mille": "mille|mille",
            "M": "million",
            "million": "million",
            "millions": "million",
            "milliard": "milliard",
            "milliards": "milliard",
        }
    ),
    units=nouns(
        {
            "mm": "millimètre",
            "cm": "centimètre",
            "m": "mètre",
            "km": "kilomètre",
            "m²": "mètre carré|mètres carrés",
            "m2": "mètre carré|mètres carrés",
            "km/h": "kilomètre heure|kilomètres heure",
            "mg": "milligramme",
            "g": "gramme",
            "kg": "kilo",
            "ml": "millilitre",
            "mL": "millilitre",
            "cl": "centilitre",
            "l": "litre",
            "L": "litre",
            "s": "*seconde",
            "sec": "*seconde",
            "min": "*minute",
            "mn": "*minute",
            "h": "*heure",
            "W": "watt",
            "kW": "kilowatt",
            "kWh": "kilowatt heure|kilowatts heure",
            "V": "volt",
            "Hz": "hertz|hertz",
            "Ko": "kilo octet",
            "Mo": "méga octet",
            "Go": "giga octet",
            "px": "pixel",
            "kcal": "*calorie",
            "°": "degré",
            "°C": "degré",
            "°F": "degré Fahrenheit|degrés Fahrenheit",
        }
    ),
    attached_units=frozenset({"M", "K"}),
    signs={
        "&": "et",
        "+": "plus",
        "=": "égale",
        "@": "arobase",
        "%": "pour cent",
        "×": "fois",
        "÷": "divisé par",
        "<": "inférieur à",
        ">": "supérieur à",
        "±": "plus ou moins",
        "→": "à",
        "°": "degrés",
        "#": "numéro",
    },
    link_signs={".": "point", "/": "slash", "-": "tiret", "_": "tiret bas", "@": "arobase"},
    titles={
        "M.": "monsieur",
        "MM.": "messieurs",
        "Mme": "madame",
        "Mmes": "mesdames",
        "Mlle": "mademoiselle",
        "Dr": "docteur",
        "Dr.": "docteur",
        "Pr": "professeur",
        "St": "saint",
        "Ste": "sainte",
        "n°": "numéro",
        "p.": "par",
        "ex.": "exemple",
        "env.": "environ",
        "c.-à-d.": "c'est à dire",
        "tél.": "téléphone",
        "vs": "versus",
        "max.": "maximum",
        "min.": "minimum",
        "av.": "avenue",
        "bd": "boulevard",
    },
    abbreviations={
        "etc.": "et cétéra",
        "svp": "s'il vous plaît",
        "stp": "s'il te plaît",
        "qqch": "quelque chose",
        "qqn": "quelqu'un",
        "càd": "c'est à dire",
    },
    months=listed(
        """
            janvier février mars avril mai juin juillet août septembre octobre novembre
            décembre
            """
    ),
    fractions=nouns(
        {
            "2": "demi",
            "3": "tiers|tiers",
            "4": "quart",
            "5": "cinquième",
            "6": "sixième",
            "8": "huitième",
        }
    ),
    letters=dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS, strict=True)),
    spelled=frozenset(
        listed(
            """
            TV PC USA UE ONU SNCF TGV PDG CD DVD USB GPS LED ADN UV VIP FM RH BD TVA SMS HLM
            RER CV
            """
        )
    ),
    feminine=frozenset(
        listed(
            """
            heure heures minute minutes seconde secondes fois tasse tasses cuillère cuillères
            personne personnes semaine semaines année années journée livre livres plante
            plantes feuille feuilles chose choses page pages
            """
        )
    ),
)
