"""Accounts on the command line, for the operator: whoever can read the data folder."""
