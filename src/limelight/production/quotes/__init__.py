"""What a production will take before it is made: time, money and space, estimated from what earlier
productions of the studio took. Public door: `estimating.estimate`.
"""
