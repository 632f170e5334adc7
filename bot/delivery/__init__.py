"""Messages go out: one to very many people, once each, and replies before them."""
