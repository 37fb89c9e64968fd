"""What is proposed for an order from the words of a call: confirmed by the agent, never applied by itself."""
