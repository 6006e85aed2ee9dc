"""A report in, tagged PDF bytes out; and the verifier that reads the bytes back."""
