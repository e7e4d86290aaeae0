"""Every entry of the chain names the hash of the one before and is kept as the very text that was hashed."""

import pytest
from sqlalchemy import create_engine, select

from assistant.store.audit.chain import FIRST, Entry, Happening, append, begin, entries
from assistant.store.packing import canonical, digest
from assistant.store.schema import METADATA, audit_head


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as opened:
        begin(opened)
        yield opened
    engine.dispose()


def happening(version=0, **more):
    return Happening(event="operation", work="w1", version=version, who="王会计", at="2027-01-01T00:00:00Z", **more)


def head(connection):
    return tuple(connection.execute(select(audit_head.c.size, audit_head.c.hash)).one())


def test_an_empty_chain_has_a_head_of_noughts(connection):
    assert head(connection) == (0, FIRST)
    assert list(entries(connection)) == []


def test_beginning_again_leaves_the_chain_as_it_is(connection):
    last = append(connection, happening())
    begin(connection)
    assert head(connection) == (1, last.hash)


def test_each_entry_follows_the_hash_of_the_one_before(connection):
    first, second = append(connection, happening(0)), append(connection, happening(1))
    assert (first.sequence, first.values["previous"]) == (0, FIRST)
    assert (second.sequence, second.values["previous"]) == (1, first.hash)
    assert head(connection) == (2, second.hash)


def test_the_hash_is_that_of_the_text_that_is_kept(connection):
    append(connection, happening(data={"理由": "写错了", "更多": None}, step="ab", state="cd"))
    (kept,) = entries(connection)
    assert kept.hash == digest(kept.body)
    assert kept.body == canonical(kept.values)
    assert kept.values["data"] == {"理由": "写错了", "更多": None}


def test_the_same_happening_twice_gives_two_hashes(connection):
    assert append(connection, happening()).hash != append(connection, happening()).hash


def test_the_chain_is_given_in_order_as_it_was_appended(connection):
    appended = [append(connection, happening(n)) for n in range(12)]
    assert list(entries(connection)) == appended


@pytest.mark.parametrize("body", ["[1]", "不是JSON", ""])
def test_a_text_that_is_no_object_says_nothing(body):
    with pytest.raises(ValueError, match=r"不是一个对象|Expecting value"):
        Entry(sequence=0, work="w", version=0, body=body, hash="").values  # noqa: B018
