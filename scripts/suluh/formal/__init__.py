"""The law and our pages for others to cite and to read by machine: citations, files, metadata.

`citation` makes items of the Citation Style Language from records; `styles` writes them out for people,
`files` for reference managers, `metadata` for the head of every page.
"""
