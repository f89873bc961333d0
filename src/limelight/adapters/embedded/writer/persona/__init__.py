"""How a persona speaks: which lines suit it, how it turns a sentence, what it never says.

Doors: `voice.read_persona`, `manner.Manner`. The rule most often broken: a trait changes how
something is said, never whether it is true.
"""
