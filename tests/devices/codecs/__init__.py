"""One contract for each codec: vectors from the references, and what those say about its traps."""
