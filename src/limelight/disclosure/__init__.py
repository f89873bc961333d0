"""What has to be said about a piece where it is posted: that AI made it, and that somebody paid.

Doors: `service` (the record of an asset), `compiling` (a record and a platform to what goes on the
wire, into the text and onto the account). What platforms take is data with its source
(`platforms.json`). The rule most often broken: a piece that needs a word and gets none is refused.
"""
