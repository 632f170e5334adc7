"""Updates come in: kept first, confirmed then, and handled in each chat's order."""
