"""Quality and appraisal: score cards, fault slips, appeals, good points, corrective actions (handbook Q1–Q6, T14)."""
