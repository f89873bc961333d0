"""Pages that ask for a proof besides the password: codes of an app, passkeys."""
