"""The figures of a checkout: two sides in one table, and runs on the code of the checkout that is named."""

import pytest

from benchmarks.house import Checkout, main, measure_runs, report, timed

DRAFTING = "def seconds_per_filing(count):\n    return 0.25\n"
COMMAND = "import sys\nfrom assistant.words import GREETING\nprint(GREETING)\n"


def checkout(root, *, rooms=("language",), drafting=DRAFTING, words="GREETING = 'hello'\n"):
    files = {"assistant/__init__.py": "", "assistant/words.py": words, "benchmarks/__init__.py": ""}
    files |= {"assistant/cli/main.py": COMMAND, "benchmarks/drafting.py": drafting}
    for room in rooms:
        files[f"assistant/{room}/text.py"] = "import re\nA = re.compile('一|二|三|四')\n"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return Checkout(root)


def cells(page, row):
    return next(line.strip("| ").split(" | ")[1:] for line in page.splitlines() if line.startswith(f"| {row}"))


def test_both_sides_stand_in_one_table(tmp_path):
    before, now = checkout(tmp_path / "a"), checkout(tmp_path / "b", rooms=("language", "jobs/survey"))
    page = report([before, now])
    assert cells(page, "rooms under") == ["2", "3"]
    assert cells(page, "word lists") == ["1 (4)", "2 (8)"]
    assert cells(page, "rooms with code of the job `survey`") == ["0", "1"]
    assert cells(page, "`assistant/jobs`") == ["—", "1, 1 (4)"]


def test_what_was_not_timed_is_not_guessed(tmp_path):
    page = report([checkout(tmp_path)])
    assert cells(page, "`jixiao --help`") == cells(page, "drafts by rules") == ["—"]


def test_times_are_median_and_range():
    assert timed([3.0, 1.0, 2.0], 1) == "2.0 (1.0–3.0)"


def test_each_checkout_runs_its_own_code_and_a_run_that_fails_counts_as_none(tmp_path, capsys):
    sound = checkout(tmp_path / "a")
    broken = checkout(
        tmp_path / "b", words="raise ValueError('no greeting')\n", drafting="raise ValueError('no draft')\n"
    )
    measure_runs([sound, broken])
    assert (len(sound.starts), len(sound.drafts)) == (7, 5)
    assert {drafts for drafts, _ in sound.drafts} == {4.0}
    assert all(processor > 0 for _, processor in sound.starts)
    assert (broken.starts, broken.drafts) == ([], [])
    assert "no draft" in capsys.readouterr().err


def test_a_folder_without_the_project_is_wrong_use(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--before", str(tmp_path)])
    assert "no checkout" in capsys.readouterr().err
