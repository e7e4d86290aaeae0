"""问政策: the answer first, chips that open their own article, follow-ups, originals."""

from assistant.web.questions.originals import Originals


def ask(asker, text, **more):
    return asker.post("/api/policies/ask", {"text": text, **more})["answer"]


def test_a_question_is_answered_with_status_and_articles(asker):
    answer = ask(asker, "10号文里预算执行率占多少分？")
    assert answer["status"] == "有依据"
    cited = next(c for c in answer["citations"] if c["label"] == "财预〔2020〕10号第十三条")
    article = asker.get(f"/api/policies/article?policy_id={cited['policy_id']}&article={cited['article']}")
    assert article["status"] == "现行"
    assert article["clauses"][0]["place"].startswith("第十三条")


def test_a_follow_up_knows_the_question_before(asker):
    first = ask(asker, "10号文里预算执行率占多少分？")
    again = ask(asker, "那满意度呢？", before="10号文里预算执行率占多少分？", context=first["context"])
    assert all(c["policy_id"] == "caiyu-2020-10" for c in again["citations"][:2])


def test_what_is_out_of_scope_cites_nothing(asker):
    answer = ask(asker, "红烧肉怎么做？")
    assert (answer["status"], answer["citations"]) == ("超出范围", [])


def test_the_library_is_listed_and_an_article_that_is_not_kept_opens_as_nothing(asker):
    kept = asker.get("/api/policies")
    assert len(kept["documents"]) > 10
    assert asker.get("/api/policies/article?policy_id=weg&article=x")["title"] == ""


OWN = "青财〔2024〕8号\n《青溪县补充办法》\n第一条 甲的规定。\n第二条 乙的规定。\n"
TEN = "财预〔2020〕10号\n《项目支出绩效评价管理办法》\n第十二条 前一条。\n第十三条 预算执行率25%。\n第十四条 后一条。\n"


def uploaded(asker, *files):
    sent = [("files", (name, content)) for name, content in files]
    return asker.post("/api/policies/originals", files=sent)["documents"]


def titles(asker):
    return [d["doc_no"] for d in asker.get("/api/policies")["documents"]]


def test_an_original_is_shown_as_it_was_understood_and_kept_when_asked_for(asker, desk):
    (one,) = uploaded(asker, ("好.txt", OWN.encode()))
    rows = dict(map(tuple, one["rows"]))
    assert (rows["标题"], rows["文号"], rows["条数"]) == ("青溪县补充办法", "青财〔2024〕8号", "2条，共2处")
    assert {"机关", "日期", "效力", "地区"} <= rows.keys()
    assert one["questions"]
    assert "--" not in "".join(one["questions"])
    assert desk.product.library.added() == {}
    assert "已收录" in asker.post(f"/api/policies/originals/{one['number']}")["line"]
    (kept,) = desk.product.library.added()
    assert "重新添加" in asker.post(f"/api/policies/originals/{one['number']}")["line"]
    desk.product.library.remove(kept)


def test_what_differs_from_the_digest_is_shown_before_it_is_kept_without_internal_names(asker):
    (one,) = uploaded(asker, ("十号.txt", TEN.encode()))
    assert any("摘编写“10%”，原文此处是“25%”" in line for line in one["differences"])
    assert "caiyu" not in str(one["rows"])
    assert "可能不是真正的原文" in one["alarm"]


def test_figures_that_differ_from_the_digest_are_kept_only_by_a_click_that_confirms_them(asker, desk):
    (one,) = uploaded(asker, ("十号.txt", TEN.encode()))
    place = f"/api/policies/originals/{one['number']}"
    assert "没有收录，请逐处核对" in asker.post(place)["error"]
    assert desk.product.library.added() == {}
    assert "已收录" in asker.post(place, {"confirmed": True})["line"]
    desk.product.library.remove("caiyu-2020-10")


def test_a_file_that_cannot_be_read_is_named(asker):
    (bad,) = uploaded(asker, ("坏.pdf", b"junk"))
    assert "坏.pdf" in bad["error"]
    refused = asker.post("/api/policies/originals", files=[("files", ("a.exe", b"x"))], status=415)
    assert "格式读不了" in refused["error"]


def test_who_added_an_original_and_when_stands_with_it_until_it_is_removed_on_the_page(asker, desk):
    (one,) = uploaded(asker, ("好.txt", OWN.encode()))
    asker.post(f"/api/policies/originals/{one['number']}")
    (kept,) = desk.product.library.added()
    listed = next(d for d in asker.get("/api/policies")["documents"] if d["policy_id"] == kept)
    assert "好.txt" in listed["original"]
    assert "本机用户" in listed["original"]
    assert asker.get(f"/api/policies/article?policy_id={kept}")["original"] == listed["original"]
    assert "移除" in asker.waited(asker.http.delete(f"/api/policies/documents/{kept}/original").json())["line"]
    assert desk.product.library.added() == {}
    changes = [e.values["data"]["change"] for e in desk.product.store.chain() if e.values["event"] == "original"]
    assert changes[-2:] == ["add", "remove"]
    assert desk.product.store.audit() == []


def test_only_an_administrator_adds_and_removes_originals(house):
    for name in ("王会计", "李科长", "孙评审"):
        asker = house.signed_in(name)
        sent = [("files", ("好.txt", OWN.encode()))]
        assert "只有管理员" in asker.post("/api/policies/originals", files=sent, status=403)["error"]
        assert asker.http.delete("/api/policies/documents/caiyu-2020-10/original").status_code == 403
        assert not asker.get("/api/policies")["is_admin"]
    assert house.signed_in("周管理").get("/api/policies")["is_admin"]


def test_what_waits_outlasts_the_program_and_its_head_can_be_put_right(asker, desk):
    (one,) = uploaded(asker, ("办法.txt", OWN.encode()))
    visitor = asker.http.cookies["jixiao_visitor"]
    anew = Originals(desk.product)
    assert one["number"] in [d["number"] for d in anew.waiting(visitor)]
    assert anew.waiting("另一位") == []
    head = {"title": "某市项目绩效管理办法", "date": "2026-03-01"}
    again = asker.post(f"/api/policies/originals/{one['number']}/head", head)["document"]
    assert (again["head"]["title"], again["head"]["date"]) == ("某市项目绩效管理办法", "2026-03-01")
