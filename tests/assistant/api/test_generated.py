"""Requests made up from the description of the interface: none breaks it, every answer is as described."""

import pytest
from hypothesis import HealthCheck, given, settings

pytestmark = pytest.mark.slow
_EXAMPLES = 25


def test_no_generated_request_breaks_it(served_house, program):
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    refusable = [positive_data_acceptance]  # a profile or an operation may be well formed and not be one that there is
    key = {"Authorization": f"Bearer {program.key}"}
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", served_house.app, headers=key)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 10
    for operation in operations:

        @settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy())
        def holds(case):
            case.call_and_validate(headers=key, excluded_checks=refusable)

        holds()
