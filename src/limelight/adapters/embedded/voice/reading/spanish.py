"""Spanish: what signs, units, money and abbreviations are called."""

from limelight.adapters.embedded.voice.reading.lexicon import Lexicon, noun, nouns
from limelight.adapters.embedded.voice.reading.words import listed

_LETTERS = listed(
    """
    a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve doble_uve equis
    ye zeta
    """
)

SPANISH = Lexicon(
    words={
        "point": "coma",
        "percent": "por ciento",
        "to": "a",
        "by": "por",
        "times": "veces",
        "hashtag": "hashtag",
        "at": "arroba",
        "cents_joint": "con",
        "number": "número",
    },
    currencies={
        "$": (noun("dólar|dólares"), noun("centavo")),
        "US$": (noun("dólar|dólares"), noun("centavo")),
        "USD": (noun("dólar|dólares"), noun("centavo")),
        "€": (noun("euro"), noun("céntimo")),
        "EUR": (noun("euro"), noun("céntimo")),
        "£": (noun("*libra"), noun("penique")),
        "GBP": (noun("*libra"), noun("penique")),
        "¥": (noun("yen|yenes"), noun("sen")),
        "MXN": (noun("peso"), noun("centavo")),
    },
    scales=nouns(
        {
            "mil": "mil|mil",
            "k": "mil|mil",
            "K": "mil|mil",
            "M": "millón|millones",
            "millón": "millón|millones",
            "millones": "millón|millones",
        }
    ),
    units=nouns(
        {
            "mm": "milímetro",
            "cm": "centímetro",
            "m": "metro",
            "km": "kilómetro",
            "m²": "metro cuadrado|metros cuadrados",
            "m2": "metro cuadrado|metros cuadrados",
            "km/h": "kilómetro por hora|kilómetros por hora",
            "mg": "miligramo",
            "g": "gramo",
            "gr": "gramo",
            "kg": "kilo",
            "ml": "mililitro",
            "mL": "mililitro",
            "cl": "centilitro",
            "l": "litro",
            "L": "litro",
            "s": "segundo",
            "seg": "segundo",
            "min": "minuto",
            "h": "*hora",
            "hs": "*hora",
            "W": "vatio",
            "kW": "kilovatio",
            "kWh": "kilovatio hora|kilovatios hora",
            "V": "voltio",
            "Hz": "hercio",
            "KB": "kilobyte",
            "MB": "megabyte",
            "GB": "gigabyte",
            "px": "píxel|píxeles",
            "kcal": "caloría",
            "°": "grado",
            "º": "grado",
            "°C": "grado centígrado|grados centígrados",
            "ºC": "grado centígrado|grados centígrados",
            "°F": "grado Fahrenheit|grados Fahrenheit",
        }
    ),
    attached_units=frozenset({"M", "K"}),
    signs={
        "&": "y",
        "+": "más",
        "=": "igual a",
        "@": "arroba",
        "%": "por ciento",
        "×": "por",
        "÷": "entre",
        "<": "menor que",
        ">": "mayor que",
        "±": "más menos",
        "→": "a",
        "°": "grados",
        "#": "número",
    },
    link_signs={".": "punto", "/": "barra", "-": "guion", "_": "guion bajo", "@": "arroba"},
    titles={
        "Sr.": "señor",
        "Sra.": "señora",
        "Srta.": "señorita",
        "Sres.": "señores",
        "Dr.": "doctor",
        "Dra.": "doctora",
        "Dña.": "doña",
        "Prof.": "profesor",
        "Profa.": "profesora",
        "Ing.": "ingeniero",
        "Lic.": "licenciado",
        "p.": "por",
        "ej.": "ejemplo",
        "p.ej.": "por ejemplo",
        "n.º": "número",
        "nº": "número",
        "núm.": "número",
        "pág.": "página",
        "cap.": "capítulo",
        "aprox.": "aproximadamente",
        "Av.": "avenida",
        "Avda.": "avenida",
        "C/": "calle",
        "tel.": "teléfono",
        "máx.": "máximo",
        "mín.": "mínimo",
        "EE.": "Estados",
        "Sto.": "santo",
        "Sta.": "santa",
    },
    abbreviations={
        "etc.": "etcétera",
        "UU.": "Unidos",
        "EE.UU.": "Estados Unidos",
        "EEUU": "Estados Unidos",
        "Ud.": "usted",
        "Uds.": "ustedes",
        "a.m.": "a eme",
        "p.m.": "pe eme",
        "am": "a eme",
        "pm": "pe eme",
        "S.A.": "ese a",
    },
    months=listed(
        """
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
            diciembre
            """
    ),
    fractions=nouns(
        {"2": "medio", "3": "tercio", "4": "cuarto", "5": "quinto", "6": "sexto", "7": "séptimo"}
        | {"8": "octavo", "9": "noveno", "10": "décimo"}
    ),
    letters=dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS, strict=True)) | {"ñ": "eñe"},
    spelled=frozenset(listed("TV PC ONG DNI IVA UE CD DVD USB GPS LED ADN UV VIP FM")),
    feminine=frozenset(
        listed(
            """
            hora horas semana semanas taza tazas persona personas libra libras cucharada
            cucharadas cucharadita cucharaditas vez veces cosa cosas planta plantas hoja hojas
            receta recetas página páginas noche noches
            """
        )
    ),
)
