"""What the fields of a card mean: versions, shapes, lorebook entries, plain words, looks."""
