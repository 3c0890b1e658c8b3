"""All layers; the historical modules below list them by family."""
