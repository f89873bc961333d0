"""What belongs to no single folder: the shell of the pages, their look, static files, security.

Doors: `site.build_site` (the whole web application), `templates.make_templates`, `assets.Assets`.
The rule most often broken: nothing here imports a folder of the business; each brings its own pages
and templates, and the shell only links to them.
"""
