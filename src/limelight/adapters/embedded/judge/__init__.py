"""The embedded judge of text: word lists and rules in English, Spanish, French, German,
Italian and Portuguese, and by letters (`eastern`) in Japanese, Chinese, Korean, Russian and Arabic.
No network.

Door: `rules.RulesJudge`. Its words are data (`../data/judge/`), its rules read words:
`normalise` undoes disguises first. The rule most often broken: a rule that costs more than linear
time.
"""
