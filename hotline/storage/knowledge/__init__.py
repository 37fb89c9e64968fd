"""The knowledge base: answers, their versions, who has read them, what agents made of them."""
