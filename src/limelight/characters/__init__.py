"""Who a character is: personas, appearance, looks, voice. Fictional adults and mascots only.

Doors: `service` (make, change, duplicate, delete), `states`, `sheets` (personas), `wardrobe`
(looks), `bulk`, `queries`, `schemas`, `looks.describe` (looks in words), `looks.prompting`,
`personas.templates`. The rule most often broken: age is at least 18, checked here.
"""
