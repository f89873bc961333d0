"""The database: one engine per event loop, sessions, the declarative base, schema migrations.

SQLite in WAL mode by default, PostgreSQL by URL; the same code runs on both.
"""
