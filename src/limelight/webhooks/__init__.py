"""What happens in a workspace, told to addresses of its people: signed, again until it arrives.

Doors: `service` (addresses and their secrets), `spreading` (events become deliveries), `courier`
(the durable sending). The rule most often broken: an address is looked up and judged at each
sending, because names can be pointed elsewhere at any time.
"""
