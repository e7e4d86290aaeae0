"""Work that takes too much, for processes that are to survive it."""

import os


def echo(value):
    return value


def refuse(words):
    raise ValueError(words)


def take_memory():
    return len([bytes(64 << 20) for _ in range(1000)])


def take_time():
    while True:
        pass


def break_down():
    os.abort()
