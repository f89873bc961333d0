"""Pieces that scenes are made of. Everything is drawn in scene units from the place it stands "
"on."""
