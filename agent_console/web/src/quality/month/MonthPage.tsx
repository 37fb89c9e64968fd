import "../../ui/list.css";
import { DownloadOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Popover, Spin, Table, type TableColumnsType } from "antd";
import dayjs from "dayjs";
import { Link } from "react-router";
import { queryClient } from "../../app/queries";
import { useWords } from "../../i18n/LanguageProvider";
import { useMay } from "../../state/session";
import { Cards } from "../../ui/Cards";
import { Sign } from "../../ui/Sign";
import { Trouble } from "../../ui/Trouble";
import { useFilters } from "../../ui/useFilters";
import { useMoments } from "../../ui/useMoments";
import { useNarrow } from "../../ui/useNarrow";
import { type Month, type MonthSum, payrollAddress, quality } from "../api";
import { useNames } from "../useNames";
import { Formula } from "./Formula";

/** The month's sums with their steps (Q2, Q3, Q5): everybody's for quality staff and leads, else one's own. */
export function MonthPage() {
  const t = useWords();
  const { filters, set } = useFilters(["month"]);
  const reviews = useMay("review_quality");
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "month", filters.month],
    queryFn: () => quality.month(filters.month),
  });
  return (
    <div className="list">
      <header className="list-head">
        <h1>{t(reviews ? "quality.tab.month" : "month.mine")}</h1>
        <DatePicker
          picker="month"
          aria-label={t("month.pick")}
          allowClear={false}
          value={data ? dayjs(`${data.month}-01`) : null}
          onChange={(value) => set({ month: value?.format("YYYY-MM") ?? null })}
        />
        {data && (
          <Popover content={<Formula rules={data.rules} />} title={t("month.formula")} trigger="click">
            <Button icon={<QuestionCircleOutlined />} data-testid="month-formula">
              {t("month.formula")}
            </Button>
          </Popover>
        )}
        {data && reviews && <Payroll month={data} />}
      </header>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : data ? <Sums month={data} /> : <Spin />}
    </div>
  );
}

function Payroll({ month }: { month: Month }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const last = month.exported[0];
  return (
    <div className="list-actions">
      <span className="quiet">
        {t(`month.payroll.${month.payroll}`)} ·{" "}
        {last ? t("month.exported", { by: nameOf(last.by), when: when(last.at) }) : t("month.not_exported")}
      </span>
      <Button
        type={month.payroll === "running" ? "default" : "primary"}
        icon={<DownloadOutlined />}
        href={payrollAddress(month.month)}
        download
        data-testid="payroll-export"
        onClick={() => setTimeout(() => void queryClient.invalidateQueries({ queryKey: ["quality", "month"] }), 1500)}
      >
        {t("month.payroll")}
      </Button>
    </div>
  );
}

function Sums({ month }: { month: Month }) {
  const t = useWords();
  const narrow = useNarrow();
  const columns: TableColumnsType<MonthSum> = [
    { title: t("quality.person"), render: (_, s) => `${s.name} ${s.person}` },
    { title: t("month.points"), align: "right", render: (_, s) => <strong>{s.points}</strong> },
    { title: t("month.open_points"), align: "right", render: (_, s) => s.open_points || "—" },
    { title: t("month.deduction"), align: "right", render: (_, s) => (s.deduction ? `¥${s.deduction.toFixed(2)}` : "—") },
    {
      title: t("month.proposal"),
      render: (_, s) =>
        s.proposal === "none" ? "—" : <Sign icon="⚠" tone="bad" word={t(`month.proposal.${s.proposal}`)} />,
    },
    { title: t("month.published"), render: (_, s) => (s.published ? <Sign icon="⚑" tone="warning" word={t("month.published")} /> : "—") },
    { title: t("month.credits"), align: "right", render: (_, s) => s.credits || "—" },
  ];
  const rows = [...month.sums];
  return (
    <div className="columns">
      <section data-testid="month-sums">
        {narrow ? (
          <>
            <Cards items={rows} columns={columns} rowKey="person" loading={false} onOpen={() => undefined} />
            {rows.map((sum) => (
              <Burdens key={sum.person} sum={sum} />
            ))}
          </>
        ) : (
          <Table<MonthSum>
            className="list-table"
            dataSource={rows}
            columns={columns}
            rowKey="person"
            pagination={false}
            scroll={{ x: "max-content" }}
            locale={{ emptyText: t("month.empty") }}
            expandable={{
              expandedRowRender: (sum) => <Burdens sum={sum} />,
              rowExpandable: (sum) => sum.burdens.length > 0,
              expandRowByClick: true,
              // One's own is what one came for.
              defaultExpandAllRows: rows.length === 1,
            }}
          />
        )}
      </section>
      <section className="section" data-testid="published-list">
        <h2>{t("month.published_list")}</h2>
        {month.published.length === 0 && <p className="quiet">{t("month.nobody_published")}</p>}
        <ul className="chain">
          {month.published.map((one) => (
            <li key={one.person}>
              <strong>
                {one.name} {one.person}
              </strong>{" "}
              {t("quality.points_taken", { points: one.points })}
              {one.repeated.length > 0 && (
                <div className="quiet">
                  {t("month.repeated", { count: month.rules.repeats, rules: one.repeated.join(" · ") })}
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The slips behind somebody's points. */
function Burdens({ sum }: { sum: MonthSum }) {
  const t = useWords();
  if (sum.burdens.length === 0) return null;
  return (
    <div>
      <strong>{t("month.slips_of", { name: sum.name })}</strong>
      <ul className="chain">
        {sum.burdens.map((burden) => (
          <li key={burden.slip}>
            <Link to={`/quality/slips/${burden.slip}`}>{burden.slip}</Link>{" "}
            <strong>{t("quality.points_taken", { points: burden.points })}</strong>{" "}
            <span className="quiet">
              {burden.words || burden.rule}
              {burden.share < 1 && ` · ${t("month.bears", { percent: Math.round(burden.share * 100) })}（${burden.slip_points}）`}
              {burden.repeated > 1 && ` · ${t("month.nth", { n: burden.repeated })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
