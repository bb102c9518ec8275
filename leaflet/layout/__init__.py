"""Laying out a page: what stands first, what runs along every page, what fits on a line of large print."""
