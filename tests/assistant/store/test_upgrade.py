"""A database that an earlier program wrote is brought to the newest tables when it is opened, with what it holds."""

import json
import zipfile
from hashlib import sha256

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from assistant.domain.operation import Operation
from assistant.domain.person import UserRole
from assistant.store import database
from assistant.store.audit.chain import FIRST as FIRST_HASH
from assistant.store.database import FILE, HEAD, Database, revision_of
from assistant.store.packing import canonical, digest
from assistant.store.schema import audit, audit_head, file_links, works
from tests.fakes.works import CLERK, FILING

FIRST = "0001"
USER = {"id": "u1", "name": "王会计", "role": "申报人", "created_at": "2026-11-01T08:00:00+08:00"}


@pytest.fixture
def old(tmp_path):
    """A data folder with tables of the first version and one user."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / FILE}")
    config = Config()
    config.set_main_option("script_location", str(database.__file__).replace("database.py", "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        users = sa.Table("users", sa.MetaData(), autoload_with=connection)
        connection.execute(users.insert(), {c.name: USER.get(c.name) for c in users.columns})
    engine.dispose()
    return tmp_path


def test_an_old_database_is_upgraded_at_opening_and_keeps_what_it_holds(old):
    assert revision_of(old) == FIRST
    opened = Database.opened(old)
    with opened.reading() as connection:
        row = connection.execute(sa.text("SELECT id, name, password FROM users")).one()
    opened.close()
    assert tuple(row) == ("u1", "王会计", None)
    assert revision_of(old) == HEAD


def as_before_rows(store):
    """Make the database one of the program whose chain did not answer for rows."""
    chain, previous = [], FIRST_HASH
    for entry in (e for e in store.chain() if e.values["event"] not in {"file", "unit"}):
        values = entry.values | {"sequence": len(chain), "previous": previous}
        del values["rows"]
        body = canonical(values)
        previous = digest(body)
        chain.append({
            "sequence": len(chain), "work_id": entry.work, "version": entry.version, "body": body, "hash": previous,
        })  # fmt: skip
    with store.database.writing() as connection:
        connection.execute(sa.delete(audit))
        connection.execute(sa.insert(audit), chain)
        connection.execute(sa.update(audit_head).values(size=len(chain), hash=previous))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0003'"))
    store.close()
    return len(chain)


@pytest.fixture
def of_0003(open_store):
    """Makes a store as the program before wrote it, after a change of its tables, and opens it again."""

    def opened(*statements):
        store = open_store()
        saved = store.works.create("central-2021", 2027, CLERK, filing=FILING)
        store.works.apply_to(saved, Operation(op="set_target", row="r7", value="92%"), CLERK)
        store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
        unit = store.people.unit("民政局", CLERK)
        store.accounts.add("李科长", UserRole.REVIEWER, None, CLERK, unit)
        with store.database.writing() as connection:
            for statement in statements:
                connection.execute(statement)
        size = as_before_rows(store)
        return open_store(), size

    return opened


def test_what_stood_before_rows_were_guarded_is_taken_in_and_guarded_from_then_on(of_0003):
    store, size = of_0003()
    assert store.audit() == []
    assert [e.values["event"] for e in store.chain()[size:]] == ["taken_in"]
    with store.database.writing() as connection:
        connection.execute(sa.update(file_links).values(name="别的.docx"))
    assert "附件" in store.audit()[0]


def test_taking_in_hides_nothing_that_the_chain_knew_before(of_0003):
    store, _ = of_0003(sa.update(works).values(title="别的"))
    assert "名称、年度或口径被改过" in store.audit()[0]


def test_a_copy_of_the_program_before_is_taken_in_when_it_is_restored(of_0003, tmp_path):
    store, size = of_0003()
    store.backups.write(tmp_path / "new.zip")
    with zipfile.ZipFile(tmp_path / "new.zip") as new, zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
        members = {name: new.read(name) for name in new.namelist()}
        lines = members["audit.jsonl"].decode().splitlines()[:size]
        members["audit.jsonl"] = "".join(f"{line}\n" for line in lines).encode()
        head = {"id": 1, "size": size, "hash": json.loads(lines[-1])["hash"]}
        members["audit_head.jsonl"] = f"{canonical(head)}\n".encode()
        manifest = json.loads(members["manifest.json"]) | {"revision": "0003"}
        for name in ("audit.jsonl", "audit_head.jsonl"):
            manifest["tables"][name] = sha256(members[name]).hexdigest()
        for name, content in (members | {"manifest.json": json.dumps(manifest).encode()}).items():
            old.writestr(name, content)
    copied = store.backups.restore(tmp_path / "old.zip")
    assert copied.entries == size + 1
    assert store.audit() == []
