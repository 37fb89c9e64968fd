import { AlertFilled, CheckCircleOutlined, HomeOutlined, SoundOutlined, StopOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Collapse } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { Counter } from "../ui/Counter";
import { Sign, type Tone } from "../ui/Sign";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { type Outbreak, type OutbreakState, type OutbreakStep, outbreaks } from "./api";
import { OutbreakDialog } from "./OutbreakDialog";
import { useKind } from "./useKind";

const LOOKS: Record<OutbreakState, readonly [icon: ReactNode, tone: Tone]> = {
  proposed: [<AlertFilled />, "bad"],
  running: [<SoundOutlined />, "busy"],
  over: [<CheckCircleOutlined />, "good"],
  dismissed: [<StopOutlined />, "quiet"],
};

/** Many like reports from one building (W9): those that a lead has to decide on, those that run, those that were. */
export function Outbreaks() {
  const t = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ["outbreaks", "open"], queryFn: outbreaks.open });
  const open = data?.items ?? [];
  return (
    <section className="section" aria-label={t("outbreak.title")}>
      <h2>
        <HomeOutlined /> {t("outbreak.title")} {open.length > 0 && open.length}
      </h2>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data && open.length === 0 && <p className="quiet">{t("outbreak.none")}</p>}
      <div className="incident-cards">
        {open.map((one) => (
          <OpenOutbreak key={one.id} outbreak={one} />
        ))}
      </div>
      <Collapse ghost items={[{ key: "past", label: t("outbreak.past"), children: <PastOutbreaks /> }]} />
    </section>
  );
}

function OutbreakSign({ state }: { state: OutbreakState }) {
  const [icon, tone] = LOOKS[state];
  return <Sign icon={icon} tone={tone} word={useWords()(`outbreak.state.${state}`)} />;
}

function OpenOutbreak({ outbreak }: { outbreak: Outbreak }) {
  const t = useWords();
  const kind = useKind(outbreak.service_type, outbreak.category);
  const { when } = useMoments();
  const [step, setStep] = useState<OutbreakStep | null>(null);
  const { data } = useQuery({ queryKey: ["outbreaks", outbreak.id], queryFn: () => outbreaks.get(outbreak.id) });
  return (
    <article className="incident incident-warning" data-testid="outbreak" data-state={outbreak.state}>
      <header className="incident-head">
        <strong>{outbreak.building}</strong>
        <span>{kind}</span>
        <OutbreakSign state={outbreak.state} />
        <span className="grow" />
        <span>
          {when(outbreak.opened_at)} · <Counter since={outbreak.opened_at} />
        </span>
      </header>
      {outbreak.master && (
        <p>
          {t("outbreak.master")} <Link to={`/orders/${outbreak.master}`}>{outbreak.master}</Link>
        </p>
      )}
      {outbreak.state === "running" && (
        <p>
          <SoundOutlined /> {outbreak.announcement ? `「${outbreak.announcement}」` : t("outbreak.silent")}
        </p>
      )}
      <h3>{t("outbreak.reports", { count: outbreak.numbers.length })}</h3>
      <ul className="incident-list">
        {data?.reports.map((report) => (
          <li key={report.number}>
            <Link to={`/orders/${report.number}`}>{report.number}</Link>
            <OrderSign state={report.state} />
            <span className="grow one-line" title={report.description}>
              {report.place} · {report.customer_name} · {report.description}
            </span>
          </li>
        ))}
      </ul>
      <div className="incident-steps no-print">
        {data?.steps.map((one) => (
          <Button
            key={one}
            type={one === "confirm" || one === "end" ? "primary" : "default"}
            data-testid={`outbreak-${one}`}
            onClick={() => setStep(one)}
          >
            {t(`outbreak.step.${one}`)}
          </Button>
        ))}
      </div>
      <OutbreakDialog outbreak={outbreak} kind={kind} step={step} onClose={() => setStep(null)} />
    </article>
  );
}

function PastOutbreaks() {
  const t = useWords();
  const pages = usePages<Outbreak>(["outbreaks", "past"], outbreaks.past);
  const closed = pages.items.filter((one) => one.closed_at !== null);
  if (!pages.loading && closed.length === 0) return <p className="quiet">{t("outbreak.none_past")}</p>;
  return (
    <>
      <ul className="incident-list">
        {closed.map((one) => (
          <PastOutbreak key={one.id} outbreak={one} />
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t("action.more")}</Button>}
    </>
  );
}

function PastOutbreak({ outbreak }: { outbreak: Outbreak }) {
  const t = useWords();
  const { when } = useMoments();
  const kind = useKind(outbreak.service_type, outbreak.category);
  const note = outbreak.history.at(-1)?.note;
  return (
    <li>
      <span className="nowrap">{when(outbreak.opened_at)}</span>
      <strong>{outbreak.building}</strong>
      <span>{kind}</span>
      <OutbreakSign state={outbreak.state} />
      <span className="grow">
        {t("outbreak.reports", { count: outbreak.numbers.length })}
        {outbreak.master && (
          <>
            {" · "}
            <Link to={`/orders/${outbreak.master}`}>{outbreak.master}</Link>
          </>
        )}
        {note && ` · ${note}`}
      </span>
    </li>
  );
}
