"""Requests made up from the description of the interface, over works of all kinds: none breaks it, every answer is as
described."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.assistant.web.conftest import BRIEF

pytestmark = pytest.mark.slow
_EXAMPLES, _PATIENCE = 25, 120  # seconds: the first question opens the index


@pytest.fixture(scope="module")
def known(program, kept):
    """Ids of works of every kind: kept forms, and those that are begun here."""
    declaration = program.post("/works", {"brief": BRIEF, "year": 2027}, status=201)["id"]
    results = program.post("/self_evaluations", {"work": declaration}, status=201)["id"]
    evaluation = program.post("/evaluations", {"work": declaration}, status=201)["id"]
    paper = ("files", ("立项批复.txt", "同意实施护理员培训项目，总投资12万元。".encode(), "text/plain"))
    program.post(f"/evaluations/{evaluation}/papers", files=[paper])
    return [declaration, results, evaluation, *kept.values()]


def test_no_generated_request_breaks_it_whatever_kind_of_work_it_meets(served_house, program, known):
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    refusable = [positive_data_acceptance]  # a profile or an operation may be well formed and not be one that there is
    key = {"Authorization": f"Bearer {program.key}"}
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", served_house.app, headers=key)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 25
    met = set()
    for operation in operations:

        @settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy(), work=st.sampled_from([*known, ""]))
        def holds(case, work):
            if work and "work_id" in case.path_parameters:
                case.path_parameters["work_id"] = work
                met.add(work)
            case.call_and_validate(headers=key, excluded_checks=refusable, timeout=_PATIENCE)

        holds()
    assert met == set(known)
