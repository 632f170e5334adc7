"""The domain: cases, targets, channels, letters, reminders. Values in, values out."""
