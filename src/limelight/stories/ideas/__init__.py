"""Ideas for pieces before there is a brief. Public door: `choosing`."""
