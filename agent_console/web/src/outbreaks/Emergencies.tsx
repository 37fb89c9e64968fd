import { CheckCircleFilled, FireFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { notices } from "../notices/api";
import { ordersApi } from "../orders/api";
import { TargetSign } from "../orders/TargetSign";
import { useColleagues, useService } from "../orders/useService";
import type { Order, WholeServiceType } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { Counter } from "../ui/Counter";
import { Sign } from "../ui/Sign";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { useReport } from "../ui/useReport";

const SHOWN = 20;

/** Emergencies that are not filed yet, the latest first: what is to be done, whom to call, what is left for the report (W10). */
export function Emergencies() {
  const t = useWords();
  const pages = usePages<Order>(["orders", "emergencies"], (cursor) =>
    ordersApi.list({ urgency: "emergency", open: true, sort: "newest", limit: SHOWN, cursor }),
  );
  const orders = pages.items;
  return (
    <section className="section" aria-label={t("incident.emergencies")}>
      <h2>
        <FireFilled /> {t("incident.emergencies")} {orders.length > 0 && orders.length + (pages.hasMore ? "+" : "")}
      </h2>
      {pages.error ? <Trouble error={pages.error} retry={pages.refresh} /> : null}
      {!pages.loading && !pages.error && orders.length === 0 && <p className="quiet">{t("incident.no_emergencies")}</p>}
      <div className="incident-cards">
        {orders.map((order) => (
          <Emergency key={order.number} order={order} />
        ))}
      </div>
      {pages.hasMore && (
        <Button onClick={pages.more} loading={pages.loading} data-testid="more-emergencies">
          {t("action.more")}
        </Button>
      )}
    </section>
  );
}

function Emergency({ order }: { order: Order }) {
  const t = useWords();
  const { when } = useMoments();
  const service = useService(order.service_type);
  const report = order.targets.find((target) => target.kind === "report");
  return (
    <article className="incident incident-bad" data-testid="emergency" data-number={order.number}>
      <header className="incident-head">
        <Link to={`/orders/${order.number}`}>{order.number}</Link>
        <OrderSign state={order.state} />
        <span className="grow" />
        <span>
          {when(order.created_at)} · <Counter since={order.created_at} />
        </span>
      </header>
      <p>
        <strong>{order.place || t("incident.no_place")}</strong> {order.description}
      </p>
      {report && <TargetSign target={report} order={order} />}
      {service && <CheckList order={order} service={service} />}
      {service && <CallOuts service={service} />}
      <Acknowledged number={order.number} />
    </article>
  );
}

function CheckList({ order, service }: { order: Order; service: WholeServiceType }) {
  const t = useWords();
  const say = useReport();
  const inLanguage = useInLanguage();
  const nameOf = useColleagues();
  const { when } = useMoments();
  const { data } = useQuery({ queryKey: ["orders", "whole", order.number], queryFn: () => ordersApi.get(order.number) });
  if (service.check_list.length === 0) return null;
  const done = new Map(data?.ticked.map((one) => [one.step, one]));
  const tick = async (step: string) => {
    await say(ordersApi.step(order.number, step, true));
    await queryClient.invalidateQueries({ queryKey: ["orders"] });
  };
  const count = service.check_list.filter((step) => done.has(step.id)).length;
  return (
    <>
      <h3>{t("incident.check_list", { done: count, all: service.check_list.length })}</h3>
      <ul className="incident-list">
        {service.check_list.map((step) => {
          const ticked = done.get(step.id);
          const target = order.targets.find((one) => one.step === step.id);
          return (
            <li key={step.id}>
              <Checkbox checked={Boolean(ticked)} disabled={!data || Boolean(ticked)} onChange={() => void tick(step.id)}>
                {inLanguage(step.name)}
              </Checkbox>
              {target && !ticked && <TargetSign target={target} order={order} />}
              {ticked && (
                <span className="quiet">
                  {nameOf(ticked.by)} {when(ticked.at)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function CallOuts({ service }: { service: WholeServiceType }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  if (service.call_outs.length === 0) return null;
  return (
    <>
      <h3>{t("incident.call_outs")}</h3>
      <p className="incident-calls">
        {service.call_outs.map((one) =>
          one.phone ? (
            <a key={inLanguage(one.name)} href={`tel:${one.phone}`}>
              {inLanguage(one.name)} {one.phone}
            </a>
          ) : (
            <span key={inLanguage(one.name)}>
              {inLanguage(one.name)}
              {one.group && ` · ${one.group}`}
            </span>
          ),
        )}
      </p>
    </>
  );
}

/** Whether somebody of those who were told has acknowledged it. */
function Acknowledged({ number }: { number: string }) {
  const t = useWords();
  const nameOf = useColleagues();
  const { when } = useMoments();
  const { data } = useQuery({ queryKey: ["notices", "about", number], queryFn: () => notices.about(number) });
  const told = data?.items.filter((notice) => notice.kind === "emergency") ?? [];
  const who = told.flatMap((notice) => notice.seen).map((one) => `${nameOf(one.user)} ${when(one.at)}`);
  if (told.length === 0) return null;
  return (
    <p>
      {who.length === 0 ? (
        <Sign icon={<MinusCircleOutlined />} tone="bad" word={t("incident.nobody_acknowledged")} />
      ) : (
        <Sign icon={<CheckCircleFilled />} tone="good" word={t("incident.acknowledged", { who: who.join(" · ") })} />
      )}
    </p>
  );
}
