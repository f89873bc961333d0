"""Character cards (V1, V2, V3) in and out: pure values and bytes, no database, no network.

Doors: `reading.read_card`, `writing.write_card`, `judging.check_card`. The rule most often broken:
a card is a stranger's input; what is kept is never used without being made plain first.
"""
