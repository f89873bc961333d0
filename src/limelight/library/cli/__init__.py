"""Commands of the library: `verify`, `library duplicates`."""
