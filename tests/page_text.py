"""What a page under AppTest says in HTML of our own, style sheets left out."""


def html(app) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))
