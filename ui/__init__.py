"""The Qt client; it sees services and domain, nothing below."""
