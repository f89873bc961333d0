"""What subtitle files say of how captions look, as our nearest style and what it is dressed in."""
