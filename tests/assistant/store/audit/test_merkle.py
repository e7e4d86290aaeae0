"""The hash tree: proofs that hold, and forged ones that do not. Roots are those of RFC 6962's own test values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.audit.merkle import (
    consistency_path,
    grew,
    includes,
    inclusion_path,
    leaf_hash,
    root_of,
)

_SIZES = st.integers(1, 40)


def leaves(size, salt=""):
    return [leaf_hash(f"{salt}{n}") for n in range(size)]


def test_known_roots():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of([]).hex() == empty
    assert root_of([leaf_hash("")]).hex() == one


@given(_SIZES, st.data())
def test_every_entry_of_a_tree_has_a_proof(size, data):
    index = data.draw(st.integers(0, size - 1))
    tree = leaves(size)
    assert includes(tree[index], index, size, inclusion_path(tree, index), root_of(tree))


@given(_SIZES, st.data())
def test_a_proof_of_another_entry_place_size_root_or_path_does_not_hold(size, data):
    index = data.draw(st.integers(0, size - 1))
    tree = leaves(size)
    path, root = inclusion_path(tree, index), root_of(tree)
    assert not includes(leaf_hash("别的"), index, size, path, root)
    assert not includes(tree[index], index, size, path, leaf_hash("别的"))
    assert not includes(tree[index], index, size, [*path, leaf_hash("多的")], root)
    assert not includes(tree[index], size, size, path, root)
    if path:
        assert not includes(tree[index], index, size, path[:-1], root)
        assert not includes(tree[index], index, size, [bytes(32), *path[1:]], root)
        assert not includes(tree[index], (index + 1) % size, size, path, root)


@given(_SIZES, st.data())
def test_a_tree_that_only_grew_can_show_it(size, data):
    old = data.draw(st.integers(1, size))
    tree = leaves(size)
    assert grew(old, root_of(tree[:old]), size, root_of(tree), consistency_path(tree, old))


@given(_SIZES, st.data())
def test_a_tree_that_was_rewritten_cannot(size, data):
    old = data.draw(st.integers(1, size))
    seen, now = leaves(old, "a"), [*leaves(old, "b"), *leaves(size - old)]
    assert not grew(old, root_of(seen), size, root_of(now), consistency_path(now, old))


@given(_SIZES, st.data())
def test_a_forged_path_of_growth_does_not_hold(size, data):
    old = data.draw(st.integers(1, size))
    tree = leaves(size)
    path = consistency_path(tree, old)
    assert not grew(old, root_of(tree[:old]), size, root_of(tree), [*path, bytes(32)])
    if path:
        at = data.draw(st.integers(0, len(path) - 1))
        assert not grew(old, root_of(tree[:old]), size, root_of(tree), [*path[:at], bytes(32), *path[at + 1 :]])


def test_what_is_not_in_the_tree_has_no_proof():
    for index in (-1, 3):
        with pytest.raises(IndexError):
            inclusion_path(leaves(3), index)
    for old in (0, 4):
        with pytest.raises(IndexError):
            consistency_path(leaves(3), old)
