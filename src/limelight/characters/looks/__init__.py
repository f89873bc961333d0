"""How characters look, in words: `describe` reads a description, `invented` makes one up from a
name, `ages` refuses everyone who is not clearly an adult.
"""
