"""What every browser test goes by: a busy machine is slow, not wrong."""

import importlib.util

import pytest

_PATIENCE = 60_000
"""Milliseconds that a page may take for a step; a step that never comes still fails the test."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Every wait of a browser test lasts as long as this, unless a test says otherwise."""
    if importlib.util.find_spec("playwright"):
        from playwright.sync_api import expect

        expect.set_options(timeout=_PATIENCE)
