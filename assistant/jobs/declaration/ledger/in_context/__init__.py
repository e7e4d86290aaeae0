"""The numbers of a brief read in their context by a small network over a language model."""
