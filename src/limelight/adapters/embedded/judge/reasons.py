"""Why, in plain words, and what would be fine instead. They never quote the text."""

from typing import NamedTuple


class Reason(NamedTuple):
    """A reason and a way out."""

    why: str
    instead: str


REASONS = {
    "minor": Reason(
        "This puts somebody under 18, or somebody who seems so, in a romantic or sexual "
        "setting. That is never made.",
        "Write about adults, or about young people without romance.",
    ),
    "childlike": Reason(
        "This makes an adult seem like a child, in a place where only adults belong. That is "
        "never made.",
        "Describe a grown-up who looks and acts like one.",
    ),
    "rating": Reason(
        "Pieces rated beyond everyone have adults only in them.",
        "Leave the young people out, or rate the piece for everyone.",
    ),
    "character": Reason(
        "The character seems to be under 18. Limelight's characters are adults of 18 or more.",
        "Give the character an adult age and look.",
    ),
    "figure": Reason(
        "This asks for the likeness, voice or name of a real, well-known person.",
        "Talk about them if you like, in the voice and with the face of your own fictional "
        "character.",
    ),
    "private": Reason(
        "This asks for the face or voice of a real person.",
        "A fictional character is fine; a real person's likeness needs their recorded consent.",
    ),
    "sexual": Reason(
        "This is sexual content, which this workspace does not make.",
        "Romance between adults, health and education are fine without explicit words.",
    ),
    "self_harm": Reason(
        "This encourages people to harm themselves or tells them how.",
        "Pieces about prevention and getting help are welcome. If this is about you: in an "
        "emergency call your local emergency number; findahelpline.com lists people to talk to.",
    ),
    "hate": Reason(
        "This attacks people for what they are: origin, faith, sex, orientation, identity or "
        "disability.",
        "Criticise what somebody does or says instead.",
    ),
    "dangerous": Reason(
        "This asks how to make or do something that can badly hurt people.",
        "History, science and safety are fine without instructions.",
    ),
    "personal": Reason(
        "This exposes a person or helps to find, follow or spy on them.",
        "Leave out where people live and how to reach them.",
    ),
    "account": Reason(
        "There is a card, bank account or identity number in this.",
        "Take the number out.",
    ),
    "contact": Reason(
        "There is an address, phone number or e-mail in this.",
        "Make sure it is meant to be public, such as a shop's, or take it out.",
    ),
    "deception": Reason(
        "This passes AI off as a person or hides that it is AI. Limelight's work always says "
        "what it is.",
        "Leave the AI label on; a character may be as lively as you like.",
    ),
    "violence": Reason(
        "This shows or praises cruelty, or threatens somebody.",
        "History, news, sport and stories are fine without dwelling on wounds and torment.",
    ),
    "injection": Reason(
        "This gives orders to the program that reads it: to forget its rules, to show them or to "
        "hand out secrets.",
        "Take that passage out; what a character is and says needs no such orders.",
    ),
}
