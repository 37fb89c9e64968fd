import { useWords } from "../../i18n/LanguageProvider";
import type { Appeal } from "../api";

/** What the slip takes: as it was, and, once somebody has decided, what is left of it. */
export function Outcome({ appeal }: { appeal: Appeal }) {
  const t = useWords();
  const decided = appeal.entries.some((entry) => entry.points !== null);
  return (
    <span className="nowrap">
      {decided
        ? t("appeal.outcome_points", { before: appeal.points, after: appeal.outcome })
        : t("appeal.points", { points: appeal.points })}
    </span>
  );
}
