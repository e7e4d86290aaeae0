"""The bill of materials names everything the product runs with, its licences, and no tool of development."""

import json

import pytest
from packaging.utils import canonicalize_name

pytest.importorskip("cyclonedx_py")
from scripts.dependencies import PLAIN, installed_with, stated
from scripts.sbom import bill_of_materials, licence_of, licence_table


@pytest.fixture(scope="module")
def bom():
    return bill_of_materials()


def test_every_runtime_dependency_is_named_with_its_version(bom):
    named = {canonicalize_name(c["name"]): c["version"] for c in bom["components"]}
    direct = {canonicalize_name(r.name) for requirements in stated().values() for r in requirements}
    assert direct <= named.keys()
    assert named.keys() == installed_with().keys()
    assert all(named.values())


def test_tools_of_development_are_not_named(bom):
    assert not {"pytest", "mypy", "ruff", "cyclonedx-bom", "playwright"} & {
        c["name"].lower() for c in bom["components"]
    }


def test_every_package_states_a_licence(bom):
    assert {c["name"] for c in bom["components"] if not licence_of(c)} == set()
    assert "| lxml | " in licence_table(bom)


def test_packages_of_an_extra_are_noted_from_those_of_every_installation(bom):
    parts = installed_with()
    assert parts["chromadb"] == parts["kubernetes"] == "chroma"
    assert parts["gradio"] == parts["pandas"] == "rooms"
    assert parts["lxml"] == parts["numpy"] == PLAIN


def test_no_address_of_a_registry_or_folder_is_recorded(bom):
    written = json.dumps(bom)
    assert "file:" not in written
    assert "/simple" not in written
    assert "index" not in {r.get("type") for c in bom["components"] for r in c.get("externalReferences", ())}


def test_dependencies_point_at_components_that_are_there(bom):
    there = {c["bom-ref"] for c in bom["components"]} | {bom["metadata"]["component"]["bom-ref"]}
    assert {r for e in bom["dependencies"] for r in e.get("dependsOn", ())} <= there
