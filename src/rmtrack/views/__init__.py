"""Values to what is shown: Rich renderables, plain lines, JSON. Views print nothing."""
