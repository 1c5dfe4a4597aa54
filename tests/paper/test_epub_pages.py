"""The repairs of the ePub's pages and package that no page of the course may happen to need."""

from types import SimpleNamespace

from epub_fixes import SVG, add_landmarks, complete_package, mend_page

ICON = '<html><body><svg class="icon"><path d="M0 0"/></svg></body></html>'
PACKAGE = """<package>
  <metadata>
  </metadata>
  <manifest>
    <item id="a" href="page.xhtml" media-type="application/xhtml+xml" />
    <item id="b" href="cover.png" media-type="image/png" />
    <item id="c" href="plain.xhtml" media-type="application/xhtml+xml" />
  </manifest>
</package>"""


def test_an_icon_gets_the_namespace_of_svg_once(tmp_path):
    page = tmp_path / "page.xhtml"
    page.write_text(ICON, "utf-8")
    assert mend_page(page) == "svg"
    assert mend_page(page) == "svg"
    assert page.read_text("utf-8").count(f'<svg xmlns="{SVG}" class="icon">') == 1


def test_a_withdrawn_role_is_replaced(tmp_path):
    page = tmp_path / "page.xhtml"
    page.write_text('<html><div role="doc-biblioentry">A</div></html>', "utf-8")
    assert mend_page(page) == ""
    assert page.read_text("utf-8") == '<html><div role="listitem">A</div></html>'


def test_the_package_says_what_a_page_uses():
    config = SimpleNamespace(
        epub_cover=("cover.png", "cover.html"), epub_accessibility_summary="Text & formulas."
    )
    package = complete_package(PACKAGE, {"page.xhtml": "mathml svg", "plain.xhtml": ""}, config)
    assert '<item properties="mathml svg" id="a"' in package
    assert '<item properties="cover-image" id="b"' in package
    assert '<item id="c"' in package
    assert "Text &amp; formulas." in package


def test_landmarks_follow_the_contents():
    page = "<html>\n  <body>\n    <nav/>\n  </body>\n</html>"
    marked = add_landmarks(page, [("toc", "nav.xhtml", "Words & <signs>")])
    assert marked.index("<nav/>") < marked.index('epub:type="landmarks"')
    assert '<a epub:type="toc" href="nav.xhtml">Words &amp; &lt;signs&gt;</a>' in marked
    assert add_landmarks(page, []) == page
