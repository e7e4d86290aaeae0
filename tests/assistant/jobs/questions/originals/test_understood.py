"""What was understood of a document, as it is shown before it is kept."""

import datetime as dt
from dataclasses import replace

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.questions.originals.differing import Difference
from assistant.jobs.questions.originals.reader import ReadPolicy
from assistant.jobs.questions.originals.understood import Understood
from assistant.jobs.questions.originals.validity import Named, Validity
from assistant.retrieval.originals import Original

BARE = PolicyDocument(id="own-1", title="青溪县预算管理办法", status=PolicyStatus.UNKNOWN)
CLAUSE = Clause(policy_id="own-1", place="第一条", lines=("略。",), original=True)
READ = ReadPolicy("青溪县预算管理办法", "", "", None, (), "d")
PLAIN = Understood(BARE, (CLAUSE,), READ, "办法.txt")


def shown(understood):
    return dict(understood.rows)


def test_what_was_not_read_is_stated_so():
    rows = shown(PLAIN)
    assert {rows[k] for k in ("文号", "机关", "日期", "施行")} == {"没有读到"}
    assert rows["废止"] == "没有写明废止哪份文件"
    assert rows["地区"] == "全国"
    assert not {"有效期至", "转发", "已有"} & set(rows)


def test_what_was_read_is_shown_in_chinese():
    document = BARE.model_copy(update={"doc_no": "青财〔2024〕7号", "date": dt.date(2024, 3, 5), "region": "青溪县"})
    validity = Validity(until=dt.date(2029, 3, 31), repeals=(Named("暂行办法", "青财〔2018〕3号"),))
    rows = shown(replace(PLAIN, document=document, read=replace(READ, validity=validity, forwards=(Named("预算法"),))))
    assert (rows["文号"], rows["日期"], rows["地区"]) == ("青财〔2024〕7号", "2024年3月5日", "青溪县")
    assert (rows["有效期至"], rows["废止"]) == ("2029年3月31日", "《暂行办法》（青财〔2018〕3号）")
    assert rows["转发"] == "《预算法》"


def test_whether_a_digest_of_it_ships_is_stated():
    assert shown(PLAIN)["对应"] == "库中没有，作为新文件收录"
    assert shown(replace(PLAIN, paired=True))["对应"] == "库中摘编（own-1）"


def test_just_what_is_kept_already_is_known_and_another_version_keeps_the_one_before():
    before = Original(document=BARE, clauses=(CLAUSE,), file="旧.txt", digest="d")
    assert replace(PLAIN, before=before).unchanged
    assert shown(replace(PLAIN, before=before))["已有"] == "与已收录的相同"
    other = replace(PLAIN, before=before, clauses=(CLAUSE.model_copy(update={"lines": ("改。",)}),))
    assert not other.unchanged
    assert shown(other)["已有"] == "已收录过（旧.txt），原来的版本会保留"
    assert not PLAIN.unchanged


def test_differences_are_a_line_each():
    found = replace(PLAIN, differences=(Difference("第五条", "10%", ("15%",)), Difference("第六条", "3日", ())))
    assert found.warnings == (
        "第五条：摘编写“10%”，原文此处是“15%”。",
        "第六条：摘编写“3日”，原文此处没有这个数。",
    )
