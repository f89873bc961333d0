"""Sets that are no place: colours and shapes, cut paper, tiles, space."""
