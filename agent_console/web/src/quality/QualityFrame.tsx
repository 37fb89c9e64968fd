import { Navigate, NavLink, Outlet } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import type { Permission } from "../protocol/types";
import { useLive } from "../state/liveStore";
import "./quality.css";

interface Part {
  path: string;
  label: Key;
  /** Any of these. */
  needs: readonly Permission[];
}

const PARTS: readonly Part[] = [
  { path: "cards", label: "quality.tab.cards", needs: ["take_calls", "review_quality"] },
  { path: "slips", label: "quality.tab.slips", needs: ["take_calls", "review_quality"] },
  { path: "appeals", label: "quality.tab.appeals", needs: ["take_calls", "review_quality"] },
  { path: "month", label: "quality.tab.month", needs: ["take_calls", "review_quality"] },
  { path: "credits", label: "quality.tab.credits", needs: ["take_calls", "review_quality"] },
  { path: "corrective", label: "quality.tab.corrective", needs: ["take_calls", "review_quality"] },
  { path: "rules", label: "quality.tab.rules", needs: ["review_quality"] },
];

/** The pages of quality work under one head: an agent finds their own there, quality staff everybody's. */
export function QualityFrame() {
  const t = useWords();
  const permissions = useLive((live) => live.me?.person.permissions);
  const parts = PARTS.filter((part) => part.needs.some((need) => permissions?.includes(need)));
  return (
    <>
      <nav className="quality-tabs" aria-label={t("nav.quality")}>
        {parts.map((part) => (
          <NavLink key={part.path} to={`/quality/${part.path}`} className="quality-tab" data-testid={`quality-${part.path}`}>
            {t(part.label)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}

export function QualityHome() {
  return <Navigate to="/quality/cards" replace />;
}
