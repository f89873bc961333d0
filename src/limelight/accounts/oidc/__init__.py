"""Signing in by the account one has elsewhere (OpenID Connect).

The rule most often broken: an account here is never reached by an address that the service, or this
studio, has not verified.
"""
