"""Why a signature failed: every known mistake is recomputed, and only what matches is said."""
