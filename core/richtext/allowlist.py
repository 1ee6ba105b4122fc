"""The one list of what rich text may hold; the server and the editor both derive from it."""

#: Tag → its attributes. Whatever is not here never reaches the database.
ALLOWED: dict[str, frozenset[str]] = {
    **{
        tag: frozenset[str]()
        for tag in (
            *("p", "br", "hr", "h2", "h3", "blockquote", "ul", "li", "figure", "figcaption"),
            *("strong", "em", "u", "s", "sub", "sup"),
            *("table", "caption", "thead", "tbody", "tr"),
        )
    },
    "ol": frozenset({"start"}),
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "td": frozenset({"colspan", "rowspan"}),
}

ALIGNMENTS = frozenset({"align-left", "align-center", "align-right"})
#: Tag → the classes it may carry; the editor's image2 plug-in writes those of figure and img.
CLASSES: dict[str, frozenset[str]] = {
    "p": frozenset({"text-center", "text-right", "align-center"}),
    "h2": frozenset({"text-center"}),
    "h3": frozenset({"text-center"}),
    "th": frozenset({"text-center", "text-right"}),
    "td": frozenset({"text-center", "text-right"}),
    "figure": frozenset({"image"}) | ALIGNMENTS,
    "img": ALIGNMENTS,
}

URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

#: What links to outside hosts carry; the server writes it, nobody else can.
OUTSIDE_REL = "nofollow ugc noopener"

#: Other tags of the same meaning, written as ours.
ALIASES: dict[str, str] = {
    "b": "strong",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "ins": "u",
    **dict.fromkeys(("strike", "del"), "s"),
    "h1": "h2",
    **dict.fromkeys(("h4", "h5", "h6"), "h3"),
    **dict.fromkeys(("dir", "menu"), "ul"),
    "tfoot": "tbody",
    "image": "img",
    # Blocks without a meaning of their own; the tidying turns them into paragraphs.
    **dict.fromkeys(
        (
            *("address", "article", "aside", "body", "center", "dd", "details", "dialog"),
            *("div", "dl", "dt", "fieldset", "footer", "form", "header", "legend", "main"),
            *("nav", "pre", "search", "section", "summary"),
        ),
        "div",
    ),
}

#: Tags that go together with everything in them.
DROPPED_WITH_CONTENT = frozenset({"script", "style", "title"})

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "image", "input", "link", "meta"),
        *("param", "source", "track", "wbr", "basefont", "bgsound", "frame", "keygen"),
    }
)


def nh3_arguments() -> dict[str, object]:
    """Keyword arguments for `nh3.clean`; `div` may still pass, the tidying resolves it."""
    return {
        "tags": {*ALLOWED, "div"},
        "clean_content_tags": set(DROPPED_WITH_CONTENT),
        "attributes": {tag: set(names) for tag, names in ALLOWED.items() if names},
        "allowed_classes": {tag: set(names) for tag, names in CLASSES.items()},
        "url_schemes": set(URL_SCHEMES),
        "tag_attribute_values": {"a": {"rel": {OUTSIDE_REL}}},
        "link_rel": None,
        "strip_comments": True,
    }


def editor_allowed_content() -> dict[str, dict[str, str]]:
    """The same list as CKEditor's `allowedContent` object."""
    rules: dict[str, dict[str, str]] = {}
    for tag, attributes in ALLOWED.items():
        rules[tag] = {}
        if attributes:
            rules[tag]["attributes"] = ",".join(sorted(attributes))
        if tag in CLASSES:
            rules[tag]["classes"] = ",".join(sorted(CLASSES[tag]))
    return rules
