"""What a browser, Telegram's webhook and an operator's monitoring are served over HTTP."""
