"""The site that all pages of one file of tests are read into."""

import pytest
from fuzz_site import opened


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("site")) as one:
        yield one
