"""A page with accounts, and programs that hold keys to it."""

import pytest

from tests.assistant.web.conftest import HERE, House
from tests.fakes.accounts import BOSS


class Program:
    """Another system that calls with a user's key."""

    def __init__(self, house, name):
        from starlette.testclient import TestClient

        key = house.product.store.tokens.make(house.people[name].id, "预算系统", 30, BOSS)
        self.key = key
        self.http = TestClient(house.app, base_url=HERE, headers={"authorization": f"Bearer {key}"})

    def get(self, path, status=200):
        found = self.http.get(f"/api/v1{path}")
        assert found.status_code == status, found.text
        return found.json()

    def post(self, path, json=None, status=200, **more):
        found = self.http.post(f"/api/v1{path}", json=json, **more)
        assert found.status_code == status, found.text
        return found.json()


@pytest.fixture(scope="session")
def served_house(tmp_path_factory):
    return House(
        tmp_path_factory.mktemp("api"), changes_a_minute=100_000, uploads_a_minute=100_000, allowed_hosts="testserver"
    )


@pytest.fixture(scope="session")
def program(served_house):
    return Program(served_house, "王会计")


@pytest.fixture(scope="session")
def stranger(served_house):
    return Program(served_house, "钱会计")
