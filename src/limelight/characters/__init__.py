"""Who a character is: persona, appearance, looks, voice. Fictional adults and mascots only.

Doors: `service`, `queries`, `schemas`, `looks.describe` (looks in words), `personas`. The
rule most often broken: age is at least 18, checked here.
"""
