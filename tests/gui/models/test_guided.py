"""Facts about which providers have a guide."""

from inspector.gui.models.guided import guided, has_guide
from inspector.providers import FIRST, PROVIDERS


def test_a_guide_is_a_file_of_the_provider_s_name() -> None:
    """A name that leads elsewhere is none."""
    assert has_guide("fuse")
    assert not has_guide("../icons/x")
    assert not has_guide("nobody")
    assert not has_guide("")


def test_the_first_four_are_guided_in_their_usual_order() -> None:
    """Whoever else has a guide comes after them, in the order of the providers."""
    ids = [provider.id for provider in PROVIDERS]

    assert list(guided()[: len(FIRST)]) == [provider.id for provider in FIRST]
    assert list(guided()) == sorted(guided(), key=ids.index)
