"""Quality work as it is shown."""
