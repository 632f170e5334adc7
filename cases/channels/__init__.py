"""One module a channel: what the supporter is given to act through it. Pure, values in and out."""
