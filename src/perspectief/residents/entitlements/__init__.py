"""What a household is entitled to: asked, answered and explained. Nothing is stored."""
