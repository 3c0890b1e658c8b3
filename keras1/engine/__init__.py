"""How layers, containers and models work; no concrete layer lives here."""
