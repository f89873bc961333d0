"""The languages of the pages: which one a person reads, its words, its dates and numbers.

Doors: `catalogs.LANGUAGES`, `choosing.Speaking` (middleware), `choosing.current`, `telling`. The
rule most often broken: what a page says in the shell is marked with `_()` and translated in every
catalog of `locales/` (`make locales`, then fill in what is empty).
"""
