"""The links that columns imply, where there are very many elements."""

from cxdesigner.editor.aside import at_once
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link


def test_implied_links_of_very_many_elements_are_found_aside(
    registry, session, document, host, monkeypatch
):
    monkeypatch.setattr("cxdesigner.editor.document.MANY", document.store.count(Element))
    said = []

    def aside(words, work, **options):
        said.append(words)
        return at_once(words, work, **options)

    document.aside = aside
    assert registry.run("tools.draw_implied_links", session)
    assert said == ["Draw the links that the columns imply"]
    links = document.selection.records(Link)
    assert [(link.source_id, link.target_id) for link in links] == [("a", "b")]
    document.undo()
    assert document.store.count(Link) == 1
