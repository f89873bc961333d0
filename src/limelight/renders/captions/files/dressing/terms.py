"""What files of ours in ASS note of themselves, and how ASS measures."""

# Before words in a costume of ours: its name, as a comment, which players pass over.
WEARS = "=wears "
# Names of styles that say how captions look on our pictures; that of a speaker's name is no words.
PREFIX, NAME_STYLE = "Limelight ", "name"
DRESS_NOTE, WARDROBE_NOTE = "Limelight Dress", "Limelight Wardrobe"
# The size of a font in ASS is the height of its lines; so many times Inter's letters.
LINE_SHARE = 1.2109
