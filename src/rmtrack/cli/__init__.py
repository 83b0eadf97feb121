"""From the command line to an action and back to the screen. The only room that reads the clock."""
