"""Threads share heaps, unless the system's own setting says how many there are."""

import platform
import subprocess
import sys

import pytest

from assistant.web.memory import HEAPS, share_heaps

_MANY = """
import sys, threading
from assistant.web.memory import share_heaps
if sys.argv[1] == "shared":
    assert share_heaps()
gate = threading.Barrier(17)
def works():
    kept = [bytes(600) for _ in range(200)]
    gate.wait()
    gate.wait()
for _ in range(16):
    threading.Thread(target=works, daemon=True).start()
gate.wait()
import ctypes
sys.stdout.flush()
ctypes.CDLL(None).malloc_stats()
"""
"""Sixteen threads with memory of their own at a time; the C library then says how many heaps there are."""


def heaps(way):
    done = subprocess.run([sys.executable, "-c", _MANY, way], capture_output=True, text=True, check=True)
    return done.stderr.count("Arena ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="heaps of glibc")
def test_many_threads_use_two_heaps(monkeypatch):
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setenv("PYTHONMALLOC", "malloc")
    assert heaps("shared") <= HEAPS < heaps("plain")


def test_the_systems_own_setting_holds(monkeypatch):
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    assert not share_heaps()
