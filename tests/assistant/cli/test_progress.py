"""Long work shows a bar to a person who watches, and each piece of work its own."""

import pytest

from assistant.cli import output
from assistant.cli.progress import bar


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(output, "is_terminal", lambda: True)


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize(
    ("work", "bars"), [([(1, 300), (300, 300)], 1), ([(1, 390), (390, 390), (1, 4739)], 2), ([(1, 20), (20, 20)], 0)]
)
def test_work_of_another_size_gets_a_bar_of_its_own_and_short_work_none(capsys, work, bars):
    with bar("建立索引") as tell:
        for done, total in work:
            tell(done, total)
    assert capsys.readouterr().err.count("建立索引") == bars


def test_nobody_watching_sees_no_bar(capsys):
    with bar("建立索引") as tell:
        tell(1, 300)
    assert capsys.readouterr().err == ""
