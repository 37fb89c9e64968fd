"""The running service: settings, storage, bus, the flows that join the rules to lines, ears and people."""
