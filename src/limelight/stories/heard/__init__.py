"""What of a piece is heard beside its words: who speaks, which music. Door: `soundtrack`."""
