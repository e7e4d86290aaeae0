"""A brief read by a language model: what it says is proved by code before it counts."""
