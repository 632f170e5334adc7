"""A file of any kind becomes the text that a reader of it would see, line by line.

Each format is a module with one pure function, `opened(data) -> Opened`. They import nothing of
`cases.document`, so that the process in which a hostile file is opened starts fast and holds
little; `opening.py` chooses among them and imports only the one that is needed.
"""
