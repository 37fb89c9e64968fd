"""Facts, told after the commit to whoever listens: in memory in one process, over Redis in several."""
