"""One file, one protocol: bytes of one frame in, Records in the words of the protocol references out."""
