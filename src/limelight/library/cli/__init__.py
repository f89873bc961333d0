"""Commands of the library: `verify`, and `library` with what is below it."""
