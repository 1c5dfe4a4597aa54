"""The ePub's table of contents is in reading order, wherever a page has its toctree."""

from epub_fixes import in_reading_order


def entry(level, refuri):
    return {"level": level, "refuri": refuri, "text": refuri}


def order(*entries):
    return [
        (found["level"], found["refuri"])
        for found in in_reading_order([entry(*given) for given in entries])
    ]


def test_pages_below_a_section_follow_all_sections_of_their_page():
    assert order(
        (1, "module"),
        (2, "module#route"),
        (3, "lesson"),
        (4, "lesson#loss"),
        (3, "quiz"),
        (2, "module#timeline"),
        (1, "glossary"),
    ) == [
        (1, "module"),
        (2, "module#route"),
        (2, "module#timeline"),
        (2, "lesson"),
        (3, "lesson#loss"),
        (2, "quiz"),
        (1, "glossary"),
    ]


def test_a_plain_list_of_pages_stays_as_it_is():
    given = [(1, "a"), (2, "a#x"), (3, "a#y"), (1, "b"), (2, "c")]
    assert order(*given) == given
