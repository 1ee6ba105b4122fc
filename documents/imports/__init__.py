"""Lists of documents out of Excel, with a ZIP of their files, and back into Excel.

`sheet` reads the workbook, `resource` makes documents of its rows by django-import-export,
`bundle` opens the ZIP, `run` checks and carries out; `exporting` writes the same columns.
"""
