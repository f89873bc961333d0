"""Numbers as words, by own rules (the usual library for it has a licence we do not take).

Door: `saying`. Each language is a module with the same few functions. Words come without hyphens
("thirty", "five").
"""
