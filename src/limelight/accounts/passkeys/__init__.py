"""Passkeys (WebAuthn): a device signs a challenge after its owner unlocked it.

The rule most often broken: what a browser sends is believed only after `devices` checked it against
a challenge that `challenges` gave out once, for the studio's own address.
"""
