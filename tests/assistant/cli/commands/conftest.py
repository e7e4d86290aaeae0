"""Commands run in this process."""

import os

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from tests.fakes.indexed import with_index


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The command in this process, keywords alone, its data in a folder of its own."""
    folder = with_index(tmp_path_factory.mktemp("data"), "none")

    def call(*args, capsys):
        before = dict(os.environ)
        os.environ |= {"JIXIAO_DATA_DIR": str(folder), "JIXIAO_EMBEDDING": "none"}
        try:
            code = errors.run(cli, list(args))
        finally:
            os.environ.clear()
            os.environ.update(before)
        return code, capsys.readouterr()

    return call
