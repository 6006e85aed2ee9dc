"""What the page of terms is made of: its rows, its month, and what may leave it."""
