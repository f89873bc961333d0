"""Spoken words on the picture: the looks one can choose (`looks`), words set in lines (`setting`),
drawn (`drawing`), and shown in time, off the faces (`shown`).
"""
