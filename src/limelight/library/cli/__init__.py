"""Commands of the library: `verify`, `library duplicates`, `library folders`, `library undo`."""
