"""``/healthz``: open to all, says nothing but states, and is 503 where nothing can be kept."""

import pytest

from assistant.bootstrap import Product
from assistant.settings import Settings
from assistant.web.app import page
from assistant.web.desk import Desk
from tests.assistant.web.conftest import Asker
from tests.fakes.databases import server
from tests.fakes.indexed import with_index


def test_whoever_is_not_signed_in_sees_states_alone(house):
    noted = house.visitor().get("/healthz")
    assert noted.keys() == {"status", "database", "index"}
    assert (noted["status"], noted["database"]) == ("ok", "ok")


def test_the_index_is_ready_once_it_is_open(tmp_path):
    product = Product(Settings(data_dir=with_index(tmp_path, "none"), embedding="none", _env_file=None))
    asker = Asker(page(Desk.of(product)))
    assert asker.get("/healthz")["index"] == "not_ready"
    product.library.using(lambda _retriever: None)
    assert asker.get("/healthz")["index"] == "ready"


@pytest.mark.sqlite
def test_without_a_database_the_page_is_down(tmp_path):
    product = Product(Settings(data_dir=tmp_path, embedding="none", _env_file=None))
    asker = Asker(page(Desk.of(product)))
    product.store.database.close()
    (tmp_path / "jixiao.sqlite").write_bytes(b"not a database" * 100)
    noted = asker.get("/healthz", status=503)
    assert (noted["status"], noted["database"]) == ("down", "down")


def test_the_pages_of_the_tests_keep_in_the_server_that_is_there(house, desk):
    stores = [one.product.store.database for one in (house, desk)]
    assert [store.is_postgres for store in stores] == [server() is not None] * 2
    assert not server() or len({str(store.engine.url) for store in stores}) == 2
