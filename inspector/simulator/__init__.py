"""Providers acting, offline: believable events, signed by the same schemes that judge them."""
