"""What a text means, as a vector: multilingual-e5-small in 4 bits, offline, in about a hundred
languages.

Door: `vectors`. Most often broken rule: compare queries with passages and passages with passages,
never queries with queries.
"""
