"""Drafts are scored with the scorer that is named, of this checkout or another, and stand in one table."""

import json

import pytest

from benchmarks.draft_runs import ledger_of, runs
from benchmarks.draft_scores import figures, load_scorer, scored, trained_on
from benchmarks.drafting import WrongCheckout, main, runs_of

SPRING = (
    "青溪县民政局2027年培训护理员120人，申请资金30万元，其中财政拨款30万元，11月30日前完成，学员满意度达到92%以上。"
)
AUTUMN = "云岭区公路管理站2027年安装护栏9600米、标志牌120块，申请资金168万元，10月底前完工，验收合格率100%。"
SCORER = """
from collections import Counter
def score(brief, draft):
    seen = {e["quote"] for e in draft.get("ledger", ())}
    rows = draft["filing"]["indicators"] if draft else ()
    found = Counter(numbers=2, seen=sum(any(w in s for s in seen) for w in brief["wanted"]), rows=len(rows))
    return found, [f"  fault of {brief['id']}"]
"""
OLD_CHECKOUT = """
from types import SimpleNamespace as Thing
class Product:
    def __init__(self):
        self.pipeline = self
    def profile(self, name):
        return name
    def draft(self, text, profile, year):
        return Thing(filing={"indicators": []}, facts={"name": text}, questions=(), findings=())
"""


@pytest.fixture
def briefs(tmp_path):
    path = tmp_path / "two.jsonl"
    two = ("a-1", SPRING, ["120人", "30万元"]), ("a-2", AUTUMN, ["9600米", "7000"])
    texts = [{"id": i, "text": t, "wanted": w, "profile": "central-2021", "year": 2027} for i, t, w in two]
    path.write_text("\n".join(json.dumps(t, ensure_ascii=False) for t in texts), encoding="utf-8")
    return path


@pytest.fixture
def scorer(tmp_path):
    path = tmp_path / "scorer.py"
    path.write_text(SCORER, encoding="utf-8")
    return path


@pytest.fixture
def old(tmp_path):
    root = tmp_path / "old"
    (root / "assistant").mkdir(parents=True)
    (root / "assistant/__init__.py").write_text("", encoding="utf-8")
    (root / "assistant/bootstrap.py").write_text(OLD_CHECKOUT, encoding="utf-8")
    return root


def cells(page, row):
    return next(line.strip("| ").split(" | ")[1:] for line in page.splitlines() if line.startswith(f"| {row}"))


def test_two_briefs_are_drafted_and_scored_and_an_older_checkout_stands_beside(briefs, scorer, old, capsys):
    assert main([str(briefs), "--scorer", str(scorer), "--against", str(old), "--details"]) == 0
    printed = capsys.readouterr().out
    assert cells(printed, "briefs (refused)") == ["2 (0)", "2 (0)"]
    assert cells(printed, "numbers seen") == ["0.000 (0 of 4)", "0.750 (3 of 4)"]
    assert printed.count("two, not tuned on") == 4, "in the head of the table and over the details, of both"
    assert printed.count("  fault of a-2") == 2
    assert all(float(cell) >= 0 for cell in cells(printed, "milliseconds a draft"))


def test_without_the_scorer_one_line_says_so(briefs, tmp_path, capsys):
    assert main([str(briefs), "--scorer", str(tmp_path / "score_ledger.py")]) == 1
    assert capsys.readouterr().err == "没有 score_ledger.py，无法给草稿计分。\n"
    assert load_scorer(tmp_path / "score_ledger.py") is None


def test_a_checkout_that_cannot_draft_is_wrong_use(briefs, scorer, old, capsys):
    (old / "assistant/bootstrap.py").write_text("raise ImportError('no product')", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(briefs), "--scorer", str(scorer), "--against", str(old)])
    assert "no product" in capsys.readouterr().err


def test_a_folder_whose_code_did_not_run_is_not_measured(briefs, tmp_path):
    with pytest.raises(WrongCheckout):
        runs_of(tmp_path, briefs)


def test_a_ledger_is_asked_for_as_the_checkout_gives_it():
    class Three:
        @staticmethod
        def ledger(text, draft, year):
            return type("Ledger", (), {"entries": (text, draft, year)})

    class One:
        @staticmethod
        def ledger(draft):
            return type("Ledger", (), {"entries": (draft,)})

    brief = {"text": "text", "year": 2027}
    assert ledger_of(brief, "draft", Three) == {"ledger": ["text", "draft", 2027]}
    assert ledger_of(brief, "draft", One) == {"ledger": ["draft"]}
    assert ledger_of(brief, "draft", object) == {}


def test_a_text_that_is_no_brief_counts_as_refused_with_an_empty_draft(scorer):
    brief = {"id": "a-1", "text": " ", "wanted": ["9"], "profile": "central-2021", "year": 2027}
    [refused] = made = runs([brief], passes=1)
    assert (refused["draft"], bool(refused["refused"])) == ({}, True)
    rows = dict(figures(scored([brief], made, load_scorer(scorer))))
    assert (rows["briefs (refused)"], rows["rows faulty"]) == ("1 (1)", "—")


def test_of_several_passes_the_quickest_counts(scorer):
    made = [{"draft": {}, "refused": "", "seconds": [0.9, took, 0.5]} for took in (0.1, 0.2, 0.3)]
    briefs = [{"id": "a-1", "wanted": []}] * 3
    rows = dict(figures(scored(briefs, made, load_scorer(scorer))))
    assert rows["milliseconds a draft, median"] == "200"
    assert rows["drafts a second, one process"] == "5.0"


def test_briefs_of_the_training_folder_are_named_as_such(tmp_path):
    folder = tmp_path / "tests/cases/briefs_ledger"
    folder.mkdir(parents=True)
    (folder / "h1.jsonl").write_text(json.dumps({"text": SPRING}), encoding="utf-8")
    both = {"text": SPRING}, {"text": AUTUMN}
    assert trained_on(both[:1], tmp_path) == "tuned on"
    assert trained_on(both, tmp_path) == "1 of 2 tuned on"
    assert trained_on(both[1:], tmp_path) == "not tuned on"


@pytest.mark.shared
def test_the_real_scorer_reads_our_drafts(shared, briefs):
    scorer = load_scorer(shared / "tools" / "score_ledger.py")
    brief = json.loads(briefs.read_text(encoding="utf-8").splitlines()[0])
    gold = {"ledger": [{"quote": "120人", "value": "120", "unit": "人", "role": "output"}]}
    rows = dict(figures(scored([brief | gold], runs([brief], passes=1), scorer)))
    assert rows["roles right"] == "1.000 (1 of 1)"
    assert rows["head (name, department, unit)"].endswith("of 3)")
