"""The counter: a local web page where staff choose, preview and print, and what other programs may ask for."""
