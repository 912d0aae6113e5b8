"""The truth battery: bytes with what they truly say, held against this kiosk and against other people's decoders.

``python -m benchmarks.truth`` runs it and writes ``docs/truth.md``; ``vectors.jsonl`` beside this file is the battery
itself, free for anybody's decoder. Three roads lead into it, and none of them is our decoder: the tables of the codec
tests (reference examples, makers' examples, captures, by hand), `made` (frames built from chosen values by the layouts
of the references), and the faults of both (spoiled, cut, special values).
"""
