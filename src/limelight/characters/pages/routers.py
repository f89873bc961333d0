"""All pages of characters. Fixed addresses come before those that name a character."""

from limelight.characters.pages import (
    cards,
    changing,
    edit,
    gallery,
    looks,
    personas,
    pictures,
    show,
    voice,
)

ROUTERS = (
    gallery.router,
    cards.router,
    pictures.router,
    looks.router,
    personas.router,
    voice.router,
    edit.router,
    show.router,
    changing.router,
)
