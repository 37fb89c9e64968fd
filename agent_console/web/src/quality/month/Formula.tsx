import { useWords } from "../../i18n/LanguageProvider";
import type { Month } from "../api";

/** How a month is counted, with the site's own numbers. */
export function Formula({ rules }: { rules: Month["rules"] }) {
  const t = useWords();
  const lead = Math.round(rules.lead_share * 100);
  return (
    <div className="formula" data-testid="month-formula-text">
      <p>{t("month.formula_deduction", { value: rules.point_value })}</p>
      <ul>
        {rules.steps.map((step) => (
          <li key={step.points}>
            {t("month.formula_step", { from: step.points })}：
            {[
              step.extra > 0 && t("month.formula_extra", { extra: step.extra }),
              step.proposal !== "none" && t(`month.proposal.${step.proposal}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
      <p>{t("month.formula_published", { points: rules.publish_from, count: rules.repeats })}</p>
      <p>{t("month.formula_share", { lead, agent: 100 - lead, count: rules.repeats })}</p>
      <p>{t("month.formula_appeal")}</p>
    </div>
  );
}
