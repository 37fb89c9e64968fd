"""Logs hold no personal data in clear (handbook A2)."""

from hotline.logs import mask_personal


def test_A2_numbers_and_words_are_masked_where_they_may_stand() -> None:
    event = {"event": "call refused", "caller": "+8613800138000", "text": "我要报修", "agent": "1001"}
    assert mask_personal(None, "info", event) == {
        "event": "call refused",
        "caller": "************00",
        "text": "<4 characters>",
        "agent": "1001",
    }
