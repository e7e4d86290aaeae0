"""Units: whose people share their works."""

import pytest

from assistant.store.errors import StoreError
from tests.fakes.works import CLERK


def test_a_unit_is_added_once_and_needs_a_name(store):
    unit = store.people.unit("青溪县民政局", CLERK)
    assert store.people.unit(" 青溪县民政局 ", CLERK) == unit
    assert [u.name for u in store.people.units()] == ["青溪县民政局"]
    with pytest.raises(StoreError, match="单位名称"):
        store.people.add_unit("  ", CLERK)
