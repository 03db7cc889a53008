"""Names for the ids that the archive keeps."""

from inspector.gui.models.names import provider_name, scheme_label


def test_providers_have_names() -> None:
    """A known provider's own name, the id of one that is not installed, nothing for nobody."""
    assert provider_name("fuse") == "Fuse"
    assert provider_name("elsewhere") == "Elsewhere"
    assert provider_name("") == ""


def test_schemes_have_one_word() -> None:
    """A badge carries the scheme's word; an unknown scheme its id."""
    assert scheme_label("powens-hmac") == "hmac"
    assert scheme_label("custom:mine") == "custom:mine"
