from agent_console.throttle import Throttle


def test_so_many_tries_then_a_wait() -> None:
    throttle = Throttle(limit=2, window_s=10)
    assert throttle.try_("a", 0.0) == 0
    assert throttle.try_("a", 4.0) == 0
    assert throttle.try_("a", 5.0) == 5.0
    assert throttle.try_("b", 5.0) == 0
    assert throttle.try_("a", 10.0) == 0


def test_a_success_forgets_the_failures() -> None:
    throttle = Throttle(limit=1, window_s=10)
    assert throttle.try_("a", 0.0) == 0
    throttle.forget("a")
    throttle.forget("unknown")
    assert throttle.try_("a", 1.0) == 0


def test_a_try_that_was_no_failure_is_taken_back() -> None:
    throttle = Throttle(limit=1, window_s=10)
    assert throttle.try_("a", 0.0) == 0
    throttle.take_back("a")
    throttle.take_back("unknown")
    assert throttle.try_("a", 1.0) == 0
    assert throttle.try_("a", 2.0) > 0


def test_a_flood_of_names_does_not_fill_the_memory() -> None:
    throttle = Throttle(limit=1, window_s=10, keys=2)
    for key in ("a", "b", "c"):
        assert throttle.try_(key, 0.0) == 0
    assert throttle.try_("c", 1.0) > 0
    assert throttle.try_("a", 1.0) == 0, "the longest untouched was forgotten"
