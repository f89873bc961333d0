"""Pages of the library: the grid, one asset, changes of many, bringing in, giving out.

Door: `routers.ROUTERS`. The rule most often broken: what leaves the studio goes through
`outgoing`, which labels it first.
"""
