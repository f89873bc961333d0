"""Any OpenID Connect provider, found by discovery. Serves the port `accounts.ports.SignInServices`.

Sources: OpenID Connect Core 1.0 (§3.1 code flow, §3.1.3.7 checks of the token), Discovery 1.0,
RFC 7636 (PKCE), RFC 9207 (issuer in the answer).
"""
