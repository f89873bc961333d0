"""The head of the toon figure, part by part: skin, lines of age, eyes, brows, mouth, beards, marks.

Everything is drawn for an average adult and bent by `shape.Shape` to the face at hand.
"""
