"""French spelling to phonemes: the rules, first match wins at every place of the word.

`V` in a pattern stands for any vowel letter. Order within a letter matters: longer and rarer
spellings stand first.
"""

import re

VOWEL_LETTERS = "aeiouyàâäáéèêëîïíôöóùûüúœæ"
_NOT_NASAL = "(?![Vnmh])"

_SPELLINGS = (
    # a
    (r"aill", "aj"),
    (r"ail(?=s?$)", "aj"),
    (r"(?<=^f)ai(?=s(?:on|ai|an|i))", "ə"),
    (rf"ai[nm]{_NOT_NASAL}", "ɛ̃"),
    (r"aî|ai", "ɛ"),
    (r"aï", "ai"),
    (r"ay(?=V)", "ɛj"),
    (r"ay", "ɛ"),
    (r"aoû", "u"),
    (r"aux?(?=$)|au", "o"),
    (rf"a[nm]{_NOT_NASAL}", "ɑ̃"),
    (r"[aàâäá]", "a"),
    # e
    (r"eaux?", "o"),
    (r"euill?", "œj"),
    (r"eill|eil(?=s?$)", "ɛj"),
    (rf"ei[nm]{_NOT_NASAL}", "ɛ̃"),
    (r"ei", "ɛ"),
    (r"ey(?=V)", "ɛj"),
    (r"ey", "ɛ"),
    (r"eû", "ø"),
    (r"eu(?=r|ls?$|l[aeo]|f|v|bl|pl|pr|gl|ne|nes)", "œ"),
    (r"eux?(?=$)|eu", "ø"),
    (r"(?<=[éy])en(?=s?$)", "ɛ̃"),
    (r"emm(?=ent$)", "am"),
    (r"^enn(?=[uo])", "ɑ̃n"),
    (r"^emm", "ɑ̃m"),
    (r"enn", "ɛn"),
    (r"emm", "ɛm"),
    (r"em(?=s?$)", "ɛm"),
    (rf"e[nm]{_NOT_NASAL}", "ɑ̃"),
    (r"(?<=[iyé])ers?$", "e"),
    (r"(?<=g|h)ers$", "e"),
    (r"(?<=..)er$", "e"),
    (r"ez$", "e"),
    (r"et(?=s?$)", "ɛ"),
    (r"ed(?=s?$)", "e"),
    (r"(?<=^[ldjmtscn])e$", "ə"),
    (r"es?$", ""),
    (r"^re(?=ss)", "ʁə"),
    (r"e(?=ll|tt|ss|rr|ff|pp|cc|zz|dd|x)", "ɛ"),
    (r"e(?=[clfrqbkt]s?$)", "ɛ"),
    (r"e(?=(?:ch|ph|th|gn|qu)V)", "ə"),
    (r"e(?=[bcdfgptv][lr])", "ə"),
    (r"e(?=[bcdfgjklmnpqrstvxz]{2})", "ɛ"),
    (r"e", "ə"),
    (r"é", "e"),
    (r"[èêë]", "ɛ"),
    # i and y
    (r"^ill|(?<=^[vm])ill|(?<=qu)ill|(?<=st)ill|(?<=sc)ill", "il"),
    (r"ill", "ij"),
    (r"ienn", "jɛn"),
    (r"(?<=v)ien(?=t$)|(?<=^t)ien(?=t$)|(?<=[nbprueé]t)ien(?=t$)", "jɛ̃"),
    (r"ien(?=[ct])", "jɑ̃"),
    (r"ien(?!V)", "jɛ̃"),
    (r"ing(?=s?$)", "iŋ"),
    (rf"i[nm]{_NOT_NASAL}|y[nm]{_NOT_NASAL}", "ɛ̃"),
    (r"i(?=es?$)", "i"),
    (r"(?<=[bcdfgptv][lr])i(?=V)", "ij"),
    (r"i(?=V)", "j"),
    (r"[iîïí]", "i"),
    (r"y(?=V)", "j"),
    (r"y", "i"),
    # o
    (r"ouill?(?=V|s?$)", "uj"),
    (rf"oin{_NOT_NASAL}", "wɛ̃"),
    (r"oy(?=V)", "waj"),
    (r"o[iîy]", "wa"),
    (r"œufs$", "ø"),
    (r"œu(?=r|f|v|l)", "œ"),
    (r"œu", "ø"),
    (r"œil", "œj"),
    (r"œ", "e"),
    (r"ou(?=es?$|ent$)", "u"),
    (r"ou(?=[aeéèiî])", "w"),
    (r"o[uùû]", "u"),
    (r"oo", "u"),
    (rf"o[nm]{_NOT_NASAL}", "ɔ̃"),
    (r"o(?=s?$|ts?$|ps?$|s[eaéèoi]|tion|d?s$)", "o"),
    (r"ô", "o"),
    (r"[oöó]", "ɔ"),
    # u
    (r"ueill?", "œj"),
    (r"um(?=s?$)", "ɔm"),
    (rf"u[nm]{_NOT_NASAL}", "œ̃"),
    (r"u(?=es?$)", "y"),
    (r"(?<=[bcdfgptv][lr])u(?=[aeéèo])", "y"),
    (r"u(?=[aeéèoiîy])", "ɥ"),
    (r"[uùûüú]", "y"),
    (r"æ", "e"),
    # consonants
    (r"(?<=m)bs?$", ""),
    (r"bb|b", "b"),
    (r"ch(?=[rlnt])|(?<=psy)ch|(?<=^or)ch(?=[ei])|(?<=^é)ch(?=os?$)|(?<=^ar)ch(?=é)", "k"),
    (r"sch|sh|ch", "ʃ"),
    (r"cqu|cc(?![eiéèêy])|ck", "k"),
    (r"cc", "ks"),
    (r"sc(?=[eiyéèê])|c(?=[eiyéèêëîœ])|ç", "s"),
    (r"(?<=n)cs?$", ""),
    (r"c", "k"),
    (r"ds?$", ""),
    (r"dd|d", "d"),
    (r"ff|f", "f"),
    (r"gn", "ɲ"),
    (r"gu(?=[eiéèêëîy])|gg(?![eé])", "ɡ"),
    (r"ge(?=[aoâôu])", "ʒ"),
    (r"g(?=[eiyéèêëî])", "ʒ"),
    (r"gs?$", ""),
    (r"g", "ɡ"),
    (r"h", ""),
    (r"j", "ʒ"),
    (r"k", "k"),
    (r"ll|l", "l"),
    (r"mn(?=e)", "n"),
    (r"mm|m", "m"),
    (r"nn|n", "n"),
    (r"ph", "f"),
    (r"(?<=m)p(?=t)", ""),
    (r"ps?$", ""),
    (r"pp|p", "p"),
    (r"qu|q", "k"),
    (r"rr|r", "ʁ"),
    (r"ss", "s"),
    (r"(?<=V)s(?=V)|(?<=tran)s(?=V)", "z"),
    (r"s$", ""),
    (r"s", "s"),
    (r"(?<!s)ti(?=on)|(?<=pa)ti(?=en)", "sj"),
    (r"(?<=[nerai])ti(?=elle?s?$|elle?ment$|eux$|euse|al|aire)", "sj"),
    (r"(?<=cra)ti(?=es?$)", "si"),
    (r"th", "t"),
    (r"(?<=[cpsx])ts?$", "t"),
    (r"ts?$", ""),
    (r"tt|t", "t"),
    (r"v", "v"),
    (r"w", "w"),
    (r"(?<=^e)xh?(?=V)", "ɡz"),
    (r"(?<=[ui])x(?=i[èe]me)", "z"),
    (r"x(?=c[eiéè])", "k"),
    (r"x$", ""),
    (r"x", "ks"),
    (r"zz?s?$", ""),
    (r"zz|z", "z"),
)
RULES = tuple(
    (
        re.compile(
            pattern.replace("V", f"[{VOWEL_LETTERS}]").replace(
                f"[[{VOWEL_LETTERS}]", f"[{VOWEL_LETTERS}"
            )
        ),
        sounds,
    )
    for pattern, sounds in _SPELLINGS
)


def spell_out(word: str) -> str:
    """The phonemes of a regular word, with every schwa that the spelling has."""
    out, place = "", 0
    while place < len(word):
        for pattern, sounds in RULES:
            found = pattern.match(word, place)
            if found and found.end() > place:
                out += sounds
                place = found.end()
                break
        else:
            place += 1
    return out
