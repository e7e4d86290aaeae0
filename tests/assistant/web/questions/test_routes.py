"""问政策: the answer first, chips that open their own article, follow-ups, originals."""


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


def test_the_library_is_listed_and_an_article_that_is_not_held_opens_as_nothing(asker):
    held = asker.get("/api/policies")
    assert len(held["documents"]) > 10
    assert asker.get("/api/policies/article?policy_id=weg&article=x")["title"] == ""


def test_an_uploaded_original_is_taken_in_and_a_bad_file_is_named(asker):
    good = "青财〔2024〕8号\n《青溪县补充办法》\n第一条 甲的规定。\n第二条 乙的规定。\n".encode()
    uploads = [("files", ("好.txt", good)), ("files", ("坏.pdf", b"junk"))]
    lines = asker.post("/api/policies/originals", files=uploads)["lines"]
    assert "已收录" in lines[0]
    assert "坏.pdf" in lines[1]
    refused = asker.post("/api/policies/originals", files=[("files", ("a.exe", b"x"))], status=415)
    assert "格式读不了" in refused["error"]
