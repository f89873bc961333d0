"""All pages of characters. Fixed addresses come before those that name a character."""

from limelight.characters.pages import cards, changing, edit, gallery, pictures, show

ROUTERS = (
    gallery.router,
    cards.router,
    pictures.router,
    edit.router,
    show.router,
    changing.router,
)
