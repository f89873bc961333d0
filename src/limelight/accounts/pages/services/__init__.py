"""Pages of signing in by accounts of other services (OpenID Connect)."""
