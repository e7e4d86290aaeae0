"""Dependencies stay past the known advisories, the tested versions fit, and what is open is explained."""

import re

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from scripts.dependencies import ROOT, installed_with, stated

KNOWN = yaml.safe_load((ROOT / "scripts" / "advisories.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tested():
    """The constraint of each package."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(r.name): r.specifier for r in found}


@pytest.fixture(scope="module")
def direct():
    return {canonicalize_name(r.name): r.specifier for wanted in stated().values() for r in wanted}


def just_before(version):
    """The last version one could still have: the same numbers, not finished."""
    return Version(f"{version}.dev0")


@pytest.mark.parametrize("known", KNOWN["closed"], ids=lambda k: f"{k['package']}-{k['id']}")
def test_no_version_before_the_fix_may_be_installed(known, direct, tested):
    name = canonicalize_name(known["package"])
    assert not tested[name].contains(just_before(known["fixed"]), prereleases=True)
    if name in direct:
        assert not direct[name].contains(just_before(known["fixed"]), prereleases=True)


def test_every_package_has_a_tested_version_that_the_project_allows(direct, tested):
    assert installed_with().keys() <= tested.keys()
    for name, allowed in direct.items():
        versions = [s.version for s in tested[name] if s.operator in {"==", "<="}]
        assert versions
        assert allowed.contains(versions[0]), name


def test_what_is_open_is_named_with_its_reason():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert all(number in page for known in KNOWN["open"] for number in known["ids"])


def test_no_address_of_a_registry_stands_beside_the_versions():
    for name in ("constraints.txt", "pyproject.toml"):
        assert not re.search(r"index-url|find-links|file:|https?://", (ROOT / name).read_text(encoding="utf-8"))


def test_chroma_is_opened_embedded_alone():
    code = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "assistant").rglob("*.py")))
    assert code.count("chromadb.PersistentClient(") == 1
    assert not re.search(r"chromadb\.(HttpClient|AsyncHttpClient|CloudClient)|chroma run|trust_remote_code", code)
