"""Quality work from the desk's side: cards, slips, appeals, good points, corrective actions (handbook Q1–Q6)."""
