"""Japanese and Arabic as letters: pure functions on strings.

Doors: `setting`, `japanese`, `arabic`. The rule most often broken: nothing here reads data or knows
what a text is about.
"""
