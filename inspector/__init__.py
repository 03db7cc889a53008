"""Webhook Inspector: what arrived, whether its signature holds, and why not."""

__version__ = "0.1.0"
