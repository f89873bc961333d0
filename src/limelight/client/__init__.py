"""A typed client of a studio's API, for programs: `from limelight.client import Limelight`.

Doors: `Limelight` (one method per operation; see docs/api.md), `Problem` (what a studio answers
when something is wrong). `values` and `operations` are written from the OpenAPI document by
`make client`; the rule most often broken: they are never edited by hand.
"""

from limelight.client.connection import Problem
from limelight.client.studio import Limelight

__all__ = ["Limelight", "Problem"]
