"""Briefs before they are sent: what a form holds, ideas to start from, and what was typed and not
sent yet. Public doors: `ports.Ideas`, `ports.UnsentBriefs`.
"""
