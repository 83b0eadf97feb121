"""Text to values, in both languages: amounts, dates, names, words. Knows no store, no screen."""
