"""One file a provider, and the visible list of them."""
