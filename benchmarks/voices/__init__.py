"""How well the embedded voices are understood, what they cost, and how moods and pitch sound."""
