"""``jixiao audit prove --from``: that the chain only grew since a checkpoint, and nothing else passes for it."""

import json

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from assistant.domain.operation import Operation
from assistant.store.store import Store
from tests.fakes.databases import current_url
from tests.fakes.works import CLERK, FILING, Desk


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs ``jixiao audit`` over a store with a step more than the checkpoint ``old`` saw."""
    desk = Desk()
    store = Store(tmp_path / "data", desk.works, desk.now, current_url())
    saved = store.works.create("central-2021", 2027, CLERK, filing=FILING)
    for name, target in (("old", "92%"), ("now", "94%")):
        saved, _ = store.works.apply_to(saved, Operation(op="set_target", row="r7", value=target), CLERK)
        (tmp_path / name).write_text(store.checkpoint().model_dump_json(), encoding="utf-8")
    store.close()
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def runner(*words):
        code = errors.run(cli, ["audit", *words])
        return code, capsys.readouterr().out

    return runner


@pytest.fixture
def proof(run, tmp_path):
    """The proof of growth as a file."""
    code, out = run("prove", "--from", "old")
    assert code == 0
    (tmp_path / "growth").write_text(out, encoding="utf-8")
    return json.loads(out)


def test_a_proof_of_growth_holds_from_the_old_checkpoint_to_the_new_one(run, proof):
    assert (proof["old_size"], proof["size"]) == (2, 3)
    assert run("verify", "--proof", "growth", "--from", "old", "--checkpoint", "now") == (0, "证明成立。\n")


@pytest.mark.parametrize(
    "forged",
    [{"old_size": 1}, {"size": 4}, {"root": "00" * 32}, {"old_root": "00" * 32}, {"path": ["x"]}],
)
def test_a_forged_proof_of_growth_is_refused(run, proof, tmp_path, forged):
    (tmp_path / "growth").write_text(json.dumps(proof | forged), encoding="utf-8")
    assert run("verify", "--proof", "growth", "--from", "old", "--checkpoint", "now") == (1, "证明不成立。\n")


def test_a_proof_of_growth_of_other_checkpoints_is_refused(run, proof):
    assert run("verify", "--proof", "growth", "--from", "now", "--checkpoint", "now")[0] == 1
    assert run("verify", "--proof", "growth", "--from", "old", "--checkpoint", "old")[0] == 1
    assert run("verify", "--proof", "growth", "--from", "old")[0] == 2
    assert run("verify", "--proof", "growth", "--checkpoint", "now")[0] == 2


def test_a_chain_that_is_not_the_one_of_the_checkpoint_has_no_proof_of_growth(run, tmp_path):
    other = json.loads((tmp_path / "old").read_text(encoding="utf-8")) | {"root": "00" * 32}
    (tmp_path / "other").write_text(json.dumps(other), encoding="utf-8")
    assert run("prove", "--from", "other") == (1, "")


def test_a_proof_of_one_entry_still_holds_and_one_of_the_two_is_asked_for(run, tmp_path):
    (tmp_path / "one").write_text(run("prove", "1")[1], encoding="utf-8")
    assert run("verify", "--proof", "one", "--checkpoint", "now")[0] == 0
    assert run("verify", "--proof", "one", "--checkpoint", "old")[0] == 1
    assert run("prove")[0] == 2
    assert run("prove", "1", "--from", "old")[0] == 2
    assert run("verify", "--proof", "now")[0] == 3
