"""The shipped documents: heads as the catalog has them, articles complete, numbers as in the source, our own words."""

import re
import unicodedata
from collections import Counter

import pytest
import yaml

from assistant.data_files import DataFileError
from assistant.domain.policy import PolicyStatus
from assistant.language.numerals import read_number
from assistant.language.places import read_place
from policy_corpus import policies

DOCUMENTS = policies.documents()
BY_ID = {d.id: d for d in DOCUMENTS}
CLAUSES = policies.clauses()
_LONGEST_SHARED = 22
_COUNTED = re.compile(r"(\d+)(?:个(?!工作日|月)|项|类|种|部分|方面|步|列|段|行|章|张|处)")
"""What a digest counts itself, as in 共三项."""
_NUMERAL = re.compile(r"\d+(?:\.\d+)?|[零〇一二三四五六七八九十百千两]+")


@pytest.fixture(scope="module")
def catalog(shared):
    return yaml.safe_load((shared / "reference" / "policy_catalog.yaml").read_text(encoding="utf-8"))["policies"]


def test_every_document_of_the_catalog_is_here_with_the_same_head(catalog):
    assert {p["id"] for p in catalog} <= set(BY_ID)
    for entry in catalog:
        document = BY_ID[entry["id"]]
        for name in ("title", "issuer", "level", "region", "kind", "articles", "full_text"):
            assert getattr(document, name) == (
                entry.get(name) if entry.get(name) is not None else getattr(document, name)
            )
        assert document.doc_no == (entry["doc_no"] or "")
        found_out = entry["status"] == "unknown"  # a state the catalogue did not know may be known by now
        assert document.status == entry["status"] or found_out
        assert str(document.date) == str(entry["date"])
        assert str(document.effective) == str(entry["effective"])
        assert list(document.supersedes) == entry["supersedes"]
        assert list(document.repealed_by) == entry["repealed_by"]


def with_clauses():
    kept = {c.policy_id for c in CLAUSES}
    return sorted(kept)


@pytest.mark.parametrize("policy_id", with_clauses())
def test_articles_are_complete_and_in_order(policy_id):
    document = BY_ID[policy_id]
    numbers = [
        place.numbers[0]
        for c in CLAUSES
        if c.policy_id == policy_id and (place := read_place(c.place)) and place.kind == "条"
    ]
    assert numbers == sorted(numbers)
    if document.full_text and numbers and document.articles:
        assert sorted(set(numbers)) == list(range(1, document.articles + 1))


@pytest.mark.parametrize("policy_id", with_clauses())
def test_every_clause_says_something_and_answers_a_question(policy_id):
    for clause in (c for c in CLAUSES if c.policy_id == policy_id):
        assert clause.lines, clause.key
        assert clause.asks, clause.key
        assert clause.topic, clause.key


@pytest.mark.parametrize("policy_id", with_clauses())
def test_the_words_are_our_own(policy_id, shared, catalog):
    source = text_of(policy_id, shared, catalog)
    for clause in (c for c in CLAUSES if c.policy_id == policy_id):
        for piece in re.split(r"[，。；：、！？（）《》“”()\s]", "，".join(clause.lines)):
            assert len(piece) < _LONGEST_SHARED or piece not in source, piece


@pytest.mark.parametrize("policy_id", with_clauses())
def test_every_number_stands_in_the_source(policy_id, shared, catalog):
    kept = numbers(text_of(policy_id, shared, catalog))
    for clause in (c for c in CLAUSES if c.policy_id == policy_id):
        for line in clause.lines:
            bare = re.sub(r"《[^》]*》|[一-龥]{1,4}〔\d{4}〕\d+号|20\d\d年", "", line)
            counted = set(_COUNTED.findall(bare))
            assert arabic(bare) - counted <= kept, line


def text_of(policy_id, shared, catalog):
    entry = next(p for p in catalog if p["id"] == policy_id)
    if not entry.get("source_file"):
        pytest.skip("没有源文可对照")
    path = shared / "reference" / "policy_sources" / entry["source_file"]
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", path.read_text(encoding="utf-8")))


def arabic(text):
    stated = unicodedata.normalize("NFKC", text)
    return {n.rstrip("0").rstrip(".") if "." in n else n for n in re.findall(r"\d+(?:\.\d+)?", stated)}


def numbers(text):
    found = arabic(re.sub(r"(?<=\d),(?=\d{3})", "", text))
    for numeral in _NUMERAL.findall(text):
        value = read_number(numeral)
        if value is not None:
            found.add(format(value.normalize(), "f"))
    return found


def test_links_between_documents_lead_somewhere_and_repealed_ones_name_their_successor():
    for document in DOCUMENTS:
        assert {*document.supersedes, *document.repealed_by} <= set(BY_ID)
        if document.status is PolicyStatus.REPEALED:
            assert document.repealed_by


def test_a_document_beside_the_catalog_is_an_entry_alone_and_says_that_its_text_is_not_kept(catalog):
    for policy_id in set(BY_ID) - {p["id"] for p in catalog}:
        document = BY_ID[policy_id]
        assert (document.status, document.evidence, document.full_text) == ("unknown", "存疑", False)
        assert not [c for c in CLAUSES if c.policy_id == policy_id]
        assert "全文未收录" in (policies.FOLDER / f"{policy_id}.md").read_text(encoding="utf-8")


def test_no_two_clauses_share_a_key():
    assert max(Counter(c.key for c in CLAUSES).values()) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [("# 没有头", "没有文件头"), ("---\nid: x\n---\n", "文件头不对"), ("---\n- a\n---\n", "文件头不对")],
)
def test_a_broken_file_is_named_with_the_reason(text, reason):
    with pytest.raises(DataFileError, match=reason):
        policies.read_document(text, "坏.md")


def test_a_question_below_a_statement_is_asked_of_it_alone():
    text = (
        "---\nid: p\ntitle: t\nstatus: in_force\n---\n### 第一条 头\n- 甲。\n  问：甲吗｜真的甲吗\n- 乙。\n问：都有啥\n"
    )
    _, (clause,) = policies.read_document(text, "p.md")
    assert clause.lines == ("甲。", "乙。")
    assert dict(zip(clause.asks, clause.ask_lines, strict=True)) == {"甲吗": 0, "真的甲吗": 0, "都有啥": -1}
