"""What differs between two texts, word by word: pure, offsets in code points."""
