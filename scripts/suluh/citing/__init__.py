"""Legal citations, English, Malay and mixed: read in prose, read as a query, written.

The words stand in `grammar.yml`; the laws come as a table of :class:`~suluh.citing.names.Names`. A
reading that is not certain is reported as such and never turned into a link.
"""

from suluh.citing.cited import Cited, Found
from suluh.citing.grammar import reason
from suluh.citing.names import Names, names_of
from suluh.citing.parsing import parse_query
from suluh.citing.reading import read
from suluh.citing.writing import write, write_range

__all__ = ["Cited", "Found", "Names", "names_of", "parse_query", "read", "reason", "write", "write_range"]
