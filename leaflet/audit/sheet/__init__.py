"""The print audit: what any finished PDF looks like on paper, and whether a patient with low vision can read it."""
