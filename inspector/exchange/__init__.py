"""What leaves and enters as files and clipboard text: JSON lines, cURL, raw requests."""
