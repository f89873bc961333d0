"""What the API says of itself: its OpenAPI document, and the pages people read it on.

Doors: `document.Document`, `pages.Reference`, `pages.router`. The rule most often broken: what all
routes share stands in the document alone, not in each route.
"""
