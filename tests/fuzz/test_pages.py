"""No page makes the build fail: no traceback, no hang, no warning without a line.

500 pages, the same in each run. `make fuzz` reads 20,000, others in each run.
"""

import os

from fuzz_pages import built, mutated
from hypothesis import HealthCheck, given, settings

CASES = int(os.environ.get("ASSESS_FUZZ", "0"))
"""How many pages each; 0 for the few of every day."""

many = settings(
    max_examples=CASES // 2 or 250,
    derandomize=not CASES,
    database=None,
    deadline=None,  # the site has one of its own, in time of the processor
    print_blob=bool(CASES),
    report_multiple_bugs=bool(CASES),
    suppress_health_check=list(HealthCheck),
)


@many
@given(page=built())
def test_pages_of_our_directives(site, page):
    suffix, source = page
    assert site.faults(suffix, source) == [], source.decode()


@many
@given(page=mutated())
def test_torn_pages(site, page):
    suffix, source = page
    assert site.faults(suffix, source) == [], source
