"""What the embedded writer knows much about, for those who look for ideas. Serves `Topics`."""

from limelight.adapters.embedded.writer.knowledge import find_pack, outlines
from limelight.stories.ideas.choosing import KnownTopic


class PackTopics:
    """The topics of all packs."""

    def list_topics(self, language: str) -> tuple[KnownTopic, ...]:
        """Those with texts in the language."""
        packs = [find_pack(name, language) for name in outlines("packs")]
        return tuple(
            KnownTopic(field=pack.id, words=each.triggers, thing=each.thing, doing=each.doing)
            for pack in packs
            if pack is not None
            for each in pack.entities
        )
