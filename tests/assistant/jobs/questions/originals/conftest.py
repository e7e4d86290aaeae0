"""The catalog of documents with the sources that are at hand."""

import pytest
import yaml


@pytest.fixture(scope="session")
def catalog(shared):
    return yaml.safe_load((shared / "reference" / "policy_catalog.yaml").read_text(encoding="utf-8"))["policies"]
