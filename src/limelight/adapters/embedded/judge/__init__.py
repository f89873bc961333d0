"""The embedded judge of text: word lists and rules in English, Spanish, French, German,
Italian and Portuguese, no model, no network.

Door: `rules.RulesJudge`. Its words are data (`../data/judge/`), its rules read words, not letters:
`normalise` undoes disguises first. The rule most often broken: a rule that costs more than linear
time.
"""
