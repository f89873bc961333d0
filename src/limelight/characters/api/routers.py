"""All routes of characters. Fixed addresses come before those that name a character."""

from limelight.characters.api import cards, characters, looks, media, personas

ROUTERS = (
    personas.router,
    cards.router,
    media.router,
    media.voices,
    characters.router,
    looks.router,
)
