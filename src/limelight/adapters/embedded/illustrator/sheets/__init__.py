"""Contact sheets: all that the illustrator can draw, side by side. Door: `maker.SheetMaker`."""
