"""The pages of stories: telling, one's own, what everybody may see, and the panel."""
