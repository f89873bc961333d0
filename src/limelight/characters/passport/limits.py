"""How much of a card is read. Everything beyond is refused in words, never cut in silence."""

MEGABYTE = 1_000_000

MOST_FILE_BYTES = 64 * MEGABYTE
MOST_CARD_BYTES = 1 * MEGABYTE  # the card as JSON, unpacked; all of it is judged
MOST_TEXT_CHARS = 500_000  # one text in it
MOST_ITEMS = 200_000  # all values of the JSON together
DEEPEST = 64
MOST_LORE_ENTRIES = 5_000
MOST_ASSETS = 2_000

MOST_MEMBERS = 2_000  # files in a CHARX
MOST_UNPACKED_BYTES = 128 * MEGABYTE
MOST_ASSET_BYTES = 32 * MEGABYTE
LONGEST_PATH = 240
