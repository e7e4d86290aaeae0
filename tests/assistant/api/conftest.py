"""A page with accounts, and programs that hold keys to it."""

import pytest

from assistant.domain.operation import Actor
from assistant.domain.vocabulary import FormKind
from assistant.store.access import acting
from tests.assistant.web.conftest import HERE, House
from tests.fakes.accounts import BOSS
from tests.fakes.approved import approved


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


@pytest.fixture(scope="session")
def kept(served_house, program):
    """The id of a kept form of every kind that is opened from a file, as 王会计 keeps it."""
    product, person = served_house.product, served_house.people["王会计"]
    ids = {}
    with acting(person):
        for kind in FormKind:
            filing = approved().model_copy(update={"form": kind, "id": ""})
            work = product.works().opened(f"kept-{kind}", filing)
            ids[kind] = product.store.works.keep(work, Actor(who=person.name)).work.id
    return ids
