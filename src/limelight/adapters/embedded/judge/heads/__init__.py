"""What word lists do not see: classifiers on what a text means, trained by
`benchmarks/moderation/train.py`.

Door: `judge.HeadsJudge`. They never refuse, they ask for a look. The rule most often broken: a head
that was not measured on the held-out texts is not shipped.
"""
