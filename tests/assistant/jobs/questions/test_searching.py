"""Documents that are named are searched each in its turn; else what holds at the user's place, that place first."""

from assistant.jobs.questions.searching import local_documents, search, search_everywhere


def ids(found):
    return [h.clause.policy_id for h in found.hits]


def test_of_documents_named_each_is_searched_and_their_clauses_alternate(case):
    found = search(case("青财〔2024〕7号和白财〔2020〕9号自评报告什么时候报"))
    assert ids(found)[:2] == ["new", "unclear"]
    assert {s.clause.policy_id for s in found.statements} == {"new", "unclear"}


def test_without_a_document_what_is_asked_for_stands_first(case):
    found = search(case("自评报告每年什么时候报送"))
    assert [i.kind.value for i in found.inquiries] == ["time"]
    assert "报送" in found.statements[0].text


def test_a_document_named_without_text_is_not_searched_in(case):
    assert set(ids(search(case("青财〔2018〕3号自评报告什么时候报")))) <= {"new", "unclear"}


def test_rules_of_regions_are_found_only_where_all_regions_are_searched(shipped_case):
    question = shipped_case("监控报告什么时候报送")
    regional = [i for i in ids(search_everywhere(question)) if question.corpus.documents[i].region]
    assert regional
    assert not set(regional) & set(ids(search(question)))


def test_the_documents_of_a_town_are_its_own_and_those_of_its_province(shipped_case):
    question = shipped_case("监控报告什么时候报送")
    assert {question.corpus.documents[i].region for i in local_documents(question, "郑州")} == {"郑州", "河南"}


def test_a_line_of_the_users_own_place_counts_more_than_from_a_place_below_it(shipped_case):
    county = search(shipped_case("绩效监控什么时候做", region="郑州")).statements
    province = search(shipped_case("绩效监控什么时候做", region="河南")).statements
    scores = {(s.clause, s.line): s.score for s in county if shipped_case("").document(s.clause).region == "河南"}
    both = [(scores[s.clause, s.line], s.score) for s in province if (s.clause, s.line) in scores]
    assert both
    assert all(below < own for below, own in both)
