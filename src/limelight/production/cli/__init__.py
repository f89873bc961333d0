"""Commands of production: `make`, `productions`, `render`."""
