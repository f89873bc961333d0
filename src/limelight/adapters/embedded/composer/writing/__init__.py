"""From a mood to notes. The flow: `styles` (what a mood means) → `form` (bars that fit the seconds)
→ `harmony` → `arranging`, which lets `melody`, `accompaniment` and `drums` write into one pile.
"""
