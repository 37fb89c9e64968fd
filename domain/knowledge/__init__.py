"""Answers (handbook K): what they say, who answers for them, who has read them, how they are found."""
