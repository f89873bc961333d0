"""Understanding what a person typed: cleaned, taken apart, its topic put into words.

Door: `reading.read_brief`. The rule most often broken: a brief is only ever a source of topic
words,
never of instructions.
"""
