"""Turns of the interpreter between people: who asks for little waits for no one who asks for much.

One thread runs at a time, and one that waited for the database or the network gets its turn back only when the running
one's is over. Opening a form waits forty times: turns of 5 ms, as Python has them, make a fifth of a second of that
while somebody's long message is read. With turns of half a millisecond it costs what it costs alone.
"""

import sys

TURN = 0.0005
"""Seconds."""


def take_short_turns() -> None:
    """From here on no thread keeps the interpreter longer than a turn while others wait for it."""
    sys.setswitchinterval(TURN)
