import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import type { AgentState } from "../protocol/types";
import { AgentSign } from "../ui/signs";
import type { Morning } from "./api";
import { listOf } from "./morning";

/** Who does what: who is on duty, and how many open orders each answers for and does. */
export function Duties({ duties }: { duties: Morning["duties"] }) {
  const t = useWords();
  return (
    <section className="section" aria-label={t("morning.duties")}>
      <h2>{t("morning.duties")}</h2>
      <ul className="morning-duties">
        {duties.map((duty) => (
          <li key={duty.user}>
            <strong>
              {duty.name} <span className="quiet">{duty.user}</span>
            </strong>
            {duty.state && <AgentSign state={duty.state as AgentState} />}
            {duty.groups.length > 0 && <span>{duty.groups.join(" · ")}</span>}
            <span className="grow" />
            <Link to={listOf("/orders", { view: "open", owner: duty.user })}>
              {t("morning.owned", { count: duty.owned })}
            </Link>
            <Link to={listOf("/orders", { view: "open", assignee: duty.user })}>
              {t("morning.assigned", { count: duty.assigned })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
