"""Bytes in and out: HTTP/1.1 on a local port, every request kept exactly as it came."""
