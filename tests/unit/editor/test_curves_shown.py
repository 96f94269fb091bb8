"""The curves of some personas are hidden, those of others are seen."""


def test_one_of_several_is_hidden_and_shown_again(registry, session, document):
    for _more in range(2):
        registry.run("insert.persona", session)
    registry.run("view.all_personas", session)
    first, second, third = (persona.id for persona in document.store.personas)
    registry.run("view.persona", session, third)
    registry.run("view.curves", session, third)
    assert session.context.shown_personas == (first, second)
    assert session.context.persona_id == first, "feelings are told of somebody who is shown"
    registry.run("view.curves", session, second)
    registry.run("view.curves", session, first)
    assert session.context.shown_personas == (first,), "one stays shown"
    registry.run("view.curves", session, third)
    assert session.context.shown_personas == (first, third)
    shown = [choice.checked for choice in registry["view.curves"].choices(session)]
    assert shown == [True, False, True]
