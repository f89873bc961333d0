"""How characters look: `describe` reads a description, `invented` makes one up from a name,
`wearing` puts a look on, `prompting` says it all to makers of photographs, `ages` refuses everyone
who is not clearly an adult.
"""
