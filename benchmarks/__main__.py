"""Run every benchmark and print its table."""

from benchmarks import pictures, previews, production, quality, startup
from benchmarks.render import __main__ as render

if __name__ == "__main__":
    startup.main()
    previews.main()
    pictures.main()
    production.main()
    quality.main()
    render.main()
