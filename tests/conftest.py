"""What every test may ask for: the reference material beside the repository, a failing skip in CI, a database."""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests.fakes.databases import fresh_database, sqlite

_OURS, _OF_TESTS = ("OPENAI_", "JIXIAO_"), ("JIXIAO_REQUIRE_TOOLS", "JIXIAO_REAL_")
for _name in [n for n in os.environ if n.startswith(_OURS) and not n.startswith(_OF_TESTS)]:
    del os.environ[_name]  # what a developer has set must not reach the tests, nor a test a paid service

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test has a database of its own, where there is a server; one of the SQLite file itself keeps the file."""
    with sqlite() if item.get_closest_marker("sqlite") else fresh_database():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """So has what several tests share."""
    if fixturedef.scope == "function":
        return (yield)
    with sqlite() if request.node.get_closest_marker("sqlite") else fresh_database():
        return (yield)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("没有 ../shared 参考资料，跳过对照检查")
    return SHARED


@pytest.fixture(scope="session")
def require() -> Callable[[str | None, str], str]:
    """The path of a program, or a skip; in CI (JIXIAO_REQUIRE_TOOLS) a missing one fails the test."""
    return _require


def _require(tool: str | None, name: str) -> str:
    if tool:
        return tool
    if os.environ.get("JIXIAO_REQUIRE_TOOLS"):
        pytest.fail(f"CI 中必须安装 {name}")
    pytest.skip(f"没有安装 {name}")


@pytest.fixture
def without_context(monkeypatch):
    """Names are read without the language model: what is read in context is bounded by characters
    (personal/context/test_network.py), and begins where something is suspected, so that it hides what grows."""
    monkeypatch.setattr("assistant.language.personal.names_and_homes.shipped_context", lambda: None)
    monkeypatch.setattr("assistant.jobs.declaration.ledger.in_context.network.shipped_numbers", lambda: None)
