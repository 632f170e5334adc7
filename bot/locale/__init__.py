"""What is said in each language: one catalogue a folder."""
