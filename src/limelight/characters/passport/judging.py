"""All that a card says goes to the judges before anything of it is used."""

from collections.abc import Sequence

from limelight.characters.passport.fields.plain import for_judges
from limelight.characters.passport.keeping import place_of, without_lore
from limelight.characters.passport.schemas import ImportedCard
from limelight.moderation.errors import NotAllowed
from limelight.moderation.ports import Judge
from limelight.moderation.schemas import Context
from limelight.moderation.service import check_character, check_import, judge_text


async def check_card(card: ImportedCard, *, judges: Sequence[Judge]) -> ImportedCard:
    """The card with what a judge would not let a character say about its world left out of the
    lore, kept in the card and warned about. Raises NotAllowed for a card about a minor or a real
    person, or with content that is not made here. The same card gives the same answer.
    """
    age = card.draft.appearance.age_years
    try:
        verdict = await check_character(
            name=card.draft.name, description=card.words.about, age_years=age, judges=judges
        )
        brought = await check_import(
            [card.words.about, card.words.world], language="en", character_age=age, judges=judges
        )
        unsuited = await _unsuited_lore(card, judges)
    except NotAllowed as refusal:
        raise NotAllowed(f"This card is not imported. {refusal.detail}", **refusal.facts) from None
    reasons = dict.fromkeys(found.reason for found in (*verdict.findings, *brought.findings))
    doubts = [f"To look at: {reason}" for reason in reasons]
    draft = card.draft
    if unsuited:
        draft = without_lore(draft, unsuited)
        doubts.append(
            f"{len(unsuited)} lorebook entries speak of somebody under 18 or of a real person; "
            "they are kept in the card and not used."
        )
    return card.model_copy(update={"draft": draft, "warnings": (*card.warnings, *doubts)})


async def _unsuited_lore(card: ImportedCard, judges: Sequence[Judge]) -> set[int]:
    """Where in the card the lore stands that may be in a world, but not said by the character.
    Raises NotAllowed for what may not even be there.
    """
    age = card.draft.appearance.age_years
    context = Context(kind="character", character_age_years=age)
    found: set[int] = set()
    for entry in card.draft.persona.lore:
        place = place_of(entry)
        if place is None:
            continue
        said = for_judges(". ".join(filter(None, (entry.name, *entry.keys, entry.text))))
        verdict = await judge_text(said, language="en", context=context, judges=judges)
        if verdict.severity == "reject":
            await check_import([said], language="en", character_age=age, judges=judges)
            found.add(place)
    return found
