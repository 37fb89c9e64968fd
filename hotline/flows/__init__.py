"""The flows of the centre: they ask the rules, command lines and people, write down, then tell."""
