"""The method itself: pure rules over frozen values. Imports the standard library only."""
