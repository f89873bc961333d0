"""Whom the figure owes its manner to."""

CREDIT = "Figure after “ToonHead” by Johan Melin (CC BY 4.0), redrawn"
