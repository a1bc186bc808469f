"""Whether the addresses we lead to still answer: asked with lychee, politely, and remembered.

`addresses` collects them, `asking` has lychee ask, `soft` reads what lychee cannot judge, `verdict` says what an
answer means, `memory` and `health` keep it, `report` tells it, `run` puts all of it in order.
"""
