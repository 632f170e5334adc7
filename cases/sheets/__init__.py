"""How a letter stands on paper: papers, scripts, and what typesets a page."""
