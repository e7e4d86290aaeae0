"""Units, users, and what was used."""

import pytest

from assistant.store.errors import StoreError


def test_users_belong_to_a_unit_and_have_names_of_their_own(store):
    unit = store.people.add_unit("青溪县民政局")
    store.people.add_user("王会计", unit)
    with pytest.raises(StoreError, match="已经有叫“王会计”"):
        store.people.add_user("王会计")
    assert [(u.name, u.unit_id, u.role) for u in store.people.users()] == [("王会计", unit, "clerk")]


def test_use_is_added_up(store):
    store.people.note_use("王会计", "tokens", 1200)
    store.people.note_use("李科长", "tokens", 300)
    store.people.note_use("李科长", "drafts")
    assert store.people.used() == {"tokens": 1500, "drafts": 1}
