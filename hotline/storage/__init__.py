"""Where truth is kept: repositories over SQLite or PostgreSQL, a unit of work for each command."""
