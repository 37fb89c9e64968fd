"""Score cards, fault slips, appeals, good points and corrective actions, with everything that happened to them."""
