import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Spin } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useMay } from "../state/session";
import { Trouble } from "../ui/Trouble";
import { useFilters } from "../ui/useFilters";
import { type Morning, morning } from "./api";
import { Duties } from "./Duties";
import { OpenByGroup } from "./OpenByGroup";
import { dayBefore, listOf, percent } from "./morning";
import { Shifts } from "./Shifts";
import "../ui/list.css";
import "./morning.css";

/** The sheet of the morning meeting (D1): every figure leads to what is behind it. */
export function MorningPage() {
  const t = useWords();
  const mayExport = useMay("see_all_calls");
  const { filters, set } = useFilters(["day"]);
  const { data, error, refetch } = useQuery({
    queryKey: ["morning", filters.day],
    queryFn: () => morning.sheet(filters.day),
  });
  return (
    <div className="page morning">
      <header className="page-head">
        <h1>{t("morning.title")}</h1>
        <Input
          type="date"
          className="morning-day"
          aria-label={t("morning.day")}
          value={filters.day ?? data?.day ?? ""}
          onChange={(event) => set({ day: event.target.value || null })}
        />
        <span className="grow" />
        <span className="morning-tools no-print">
          <Link to="/incidents">{t("incident.title")}</Link>
          {mayExport && (
            <>
              <Button icon={<DownloadOutlined />} href={morning.fileAddress(filters.day, "csv")} download>
                CSV
              </Button>
              <Button icon={<DownloadOutlined />} href={morning.fileAddress(filters.day, "xlsx")} download>
                XLSX
              </Button>
            </>
          )}
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t("morning.print")}
          </Button>
        </span>
      </header>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : data ? <Sheet sheet={data} /> : <Spin />}
      <Shifts />
    </div>
  );
}

function Sheet({ sheet }: { sheet: Morning }) {
  const t = useWords();
  const { calls, orders, today } = sheet;
  const yesterday = dayBefore(sheet.day);
  const callsOf = (more: Record<string, string>) => listOf("/calls", { from: yesterday, to: yesterday, ...more });
  const ordersOf = (more: Record<string, string>) => listOf("/orders", { view: "all", ...more });
  return (
    <>
      <section className="section" aria-label={t("morning.yesterday", { day: yesterday })}>
        <h2>{t("morning.yesterday", { day: yesterday })}</h2>
        <ul className="figures-row">
          <Figure label={t("morning.offered")} to={callsOf({ direction: "inbound" })} value={calls.offered} />
          <Figure label={t("morning.answered")} to={callsOf({ answering: "answered" })} value={calls.answered} />
          <Figure label={t("morning.abandoned")} to={callsOf({ answering: "abandoned" })} value={calls.abandoned} />
          <Figure
            label={t("morning.service_level")}
            to={callsOf({ direction: "inbound" })}
            value={percent(calls.service_level)}
          />
          <Figure label={t("morning.opened")} to={ordersOf({ from: yesterday, to: yesterday })} value={orders.opened} />
          <Figure label={t("morning.finished")} to={ordersOf({ finished: yesterday })} value={orders.finished} />
          <Figure label={t("morning.late")} to={ordersOf({ finished: yesterday, late: "1" })} value={orders.late} />
          <Figure label={t("morning.on_time_rate")} to={ordersOf({ finished: yesterday })} value={percent(orders.on_time_rate)} />
        </ul>
      </section>
      <section className="section" aria-label={t("morning.today")}>
        <h2>{t("morning.today")}</h2>
        <ul className="figures-row">
          <Figure
            label={t("morning.overdue")}
            to={listOf("/orders", { view: "overdue" })}
            value={sheet.open.reduce((sum, group) => sum + group.overdue, 0)}
          />
          <Figure label={t("morning.targets")} to={listOf("/orders", { view: "open", due: sheet.day })} value={today.targets} />
          <Figure
            label={t("morning.appointments")}
            to={listOf("/orders", { view: "open", appointment: sheet.day })}
            value={today.appointments}
          />
          <Figure label={t("morning.dates")} to={listOf("/orders", { view: "open", date: sheet.day })} value={today.dates} />
          <Figure label={t("morning.callbacks")} to="/callbacks" value={today.callbacks} />
          <Figure
            label={t("morning.overdue_callbacks")}
            to={listOf("/callbacks", { state: "due" })}
            value={today.overdue_callbacks}
          />
        </ul>
      </section>
      <OpenByGroup groups={sheet.open} />
      <Duties duties={sheet.duties} />
    </>
  );
}

function Figure({ label, to, value }: { label: string; to: string; value: ReactNode }) {
  return (
    <li>
      <Link to={to} className="figure-link">
        <span className="figure-value">{value}</span>
        <span className="quiet">{label}</span>
      </Link>
    </li>
  );
}
