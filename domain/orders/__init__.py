"""Work orders (handbook W, O): from the words in a call to a satisfied customer."""
