"""The site: `create_app`, one blueprint per room."""
