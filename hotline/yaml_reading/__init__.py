"""Files that people at a site write, in YAML: read whole or refused whole, with the line of everything wrong."""
