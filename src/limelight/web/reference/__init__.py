"""What the API says of itself: its OpenAPI document, and the page people read it on.

Doors: `document.Document`, `pages.router`. The rule most often broken: what all routes share stands
in the document alone, not in each route.
"""
