import { ExclamationCircleFilled } from "@ant-design/icons";
import { Fragment } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { ORDER_STATES } from "../orders/words";
import { Sign } from "../ui/Sign";
import type { Morning } from "./api";
import { listOf } from "./morning";

/** What each group still has open, by state. */
export function OpenByGroup({ groups }: { groups: Morning["open"] }) {
  const t = useWords();
  return (
    <section className="section" aria-label={t("morning.open")}>
      <h2>{t("morning.open")}</h2>
      {groups.length === 0 && <p className="quiet">{t("morning.nothing_open")}</p>}
      <dl className="morning-groups">
        {groups.map((group) => (
          <Fragment key={group.group}>
            <dt>
              <Link to={listOf("/orders", { view: "open", group: group.group })}>
                {group.group} {group.open}
              </Link>
            </dt>
            <dd>
              {group.overdue > 0 && (
                <Link to={listOf("/orders", { view: "overdue", group: group.group })}>
                  <Sign
                    icon={<ExclamationCircleFilled />}
                    tone="bad"
                    word={t("morning.group_overdue", { count: group.overdue })}
                  />
                </Link>
              )}
              {group.due_today > 0 && <span>{t("morning.group_due", { count: group.due_today })}</span>}
              {ORDER_STATES.filter((state) => (group.by_state[state] ?? 0) > 0).map((state) => (
                <Link key={state} to={listOf("/orders", { view: "all", group: group.group, state })}>
                  {t(`order.state.${state}`)} {group.by_state[state]}
                </Link>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
