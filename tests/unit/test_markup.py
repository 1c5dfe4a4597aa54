"""Builders of output nodes."""

from docutils import nodes

from sphinx_assess.markup import joined, raw, tag, text_tag


def pieces(content):
    return [node.astext() for node in content]


def test_tags_that_follow_each_other_are_one_node():
    inner = tag("p", {"class": "b"}, nodes.Text("words"))
    assert pieces(tag("div", {}, *inner)) == ['<div><p class="b">', "words", "</p></div>"]


def test_words_of_two_elements_stay_apart_for_the_search():
    check, again = text_tag("button", {}, "Check"), text_tag("button", {}, "Try again")
    assert pieces(tag("p", {}, check, again)) == [
        "<p><button>Check</button>",
        "<button>Try again</button></p>",
    ]


def test_content_between_tags_is_untouched():
    link = nodes.inline("", "there")
    found = joined([raw("<p>"), link, raw("</p>"), raw("<hr>")])
    assert found[1] is link
    assert pieces(found) == ["<p>", "there", "</p><hr>"]
