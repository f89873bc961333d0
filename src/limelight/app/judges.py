"""Which judges every text goes to: rules refuse, heads ask for a look."""

from collections.abc import Sequence

from limelight.adapters.embedded.judge.heads.judge import HeadsJudge
from limelight.adapters.embedded.judge.rules import RulesJudge
from limelight.moderation.ports import Judge

JUDGES: Sequence[Judge] = (RulesJudge(), HeadsJudge())
