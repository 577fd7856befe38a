"""Compression of what the gateway says: one stream for each connection, flushed after each message, never finished."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib import import_module


def stream(kind: str | None) -> Callable[[bytes], bytes] | None:
    """A stream of the kind that a connection asks for; None without compression."""
    match kind:
        case "zlib-stream":
            packer = zlib.compressobj()
            return lambda data: packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)
        case "zstd-stream":
            return _zstd()
    return None


def _zstd() -> Callable[[bytes], bytes]:
    try:
        standard = import_module("compression.zstd")  # Python 3.14
    except ImportError:
        package = import_module("zstandard")
        packer = package.ZstdCompressor().compressobj()
        return lambda data: packer.compress(data) + packer.flush(package.COMPRESSOBJ_FLUSH_BLOCK)
    made = standard.ZstdCompressor()
    return lambda data: bytes(made.compress(data, mode=made.FLUSH_BLOCK))
