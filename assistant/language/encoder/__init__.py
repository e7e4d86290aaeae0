"""A language model read in numpy: pieces of words and their states in their context."""
