"""Callbacks with their attempts, results and history, and who is not to be called (handbook T12, C1–C10)."""

from hotline.storage.callbacks.query import CallbackQuery
from hotline.storage.callbacks.repository import Callbacks

__all__ = ["CallbackQuery", "Callbacks"]
