"""From text as written to words as spoken: numbers, money, times, units, abbreviations, links,
hashtags.

Door: `written.read(text, language)`. Rule most often broken: every written token comes back, in
order, even when it speaks nothing, because captions and timings hang on the written words.
"""
