"""收进依据: a clause that the page shows goes into the basis of a work of one's own, with one click, and out again."""


def a_clause(asker):
    """Any article of any document that is held."""
    for document in asker.get("/api/policies")["documents"]:
        found = asker.get(f"/api/policies/article?policy_id={document['policy_id']}")
        if article := next((c["article"] for c in found["clauses"] if c["article"]), ""):
            return {"policy": document["policy_id"], "article": article}, found["title"]
    raise AssertionError


def test_a_clause_goes_into_the_basis_of_a_declaration_and_into_its_words(asker, drafted):
    chosen, title = a_clause(asker)
    work = next(w for w in asker.get("/api/policies/basis") if w["id"] == drafted)
    assert work["room"] == "申报"
    taken = asker.change(drafted, work["version"], op="add_basis", **chosen)["work"]
    assert title[:4] in taken["basis"][0]["words"]
    assert taken["timeline"][-1]["word"] == "收进依据"
    asker.post(f"/api/works/{drafted}/narratives")
    sections = asker.get(f"/api/works/{drafted}/narratives")["sections"]
    assert taken["basis"][0]["words"] in next(s["text"] for s in sections if s["title"] == "立项依据")
    assert asker.change(drafted, **taken["basis"][0]["remove"])["work"]["basis"] == []


def test_a_clause_that_the_library_does_not_hold_is_refused(asker, drafted):
    refused = asker.change(drafted, op="add_basis", policy="invented", article="第一条")
    assert "政策库里没有这一条" in refused["why"]
