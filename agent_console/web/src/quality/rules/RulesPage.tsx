import "../../ui/list.css";
import { DownloadOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Popover, Select, Spin, Table, type TableColumnsType } from "antd";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { formatDuration } from "../../format/duration";
import { useWords } from "../../i18n/LanguageProvider";
import { Cards } from "../../ui/Cards";
import { Trouble } from "../../ui/Trouble";
import { useFilters } from "../../ui/useFilters";
import { useNarrow } from "../../ui/useNarrow";
import { type AccuracyAsked, quality, qualityCsv, type RuleAccuracy } from "../api";
import { FindingSign } from "../signs";

/** Below this a rule's figure stands out. */
const GOOD = 0.9;

/** How right the rule engine is, rule by rule: from confirmed cards and decided appeals. */
export function RulesPage() {
  const t = useWords();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { search } = useLocation();
  const { rule } = useParams();
  const { filters, set } = useFilters(["basis"]);
  const asked: AccuracyAsked = { basis: filters.basis === "sampled" ? "sampled" : "all" };
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "accuracy", asked],
    queryFn: () => quality.accuracy(asked),
  });
  // What is wrong comes first, then what was found, then what never mattered.
  const weight = (r: RuleAccuracy) => (r.false_positive + r.false_negative) * 1e6 + r.true_positive;
  const rows = [...(data?.items ?? [])].sort((a, b) => weight(b) - weight(a) || a.rule.localeCompare(b.rule));
  const open = (row: RuleAccuracy) => void navigate({ pathname: `/quality/rules/${encodeURIComponent(row.rule)}`, search });
  const columns: TableColumnsType<RuleAccuracy> = [
    {
      title: t("quality.rule"),
      render: (_, r) => <Link to={{ pathname: `/quality/rules/${encodeURIComponent(r.rule)}`, search }}>{r.words || r.rule}</Link>,
      className: "clip",
      sorter: (a, b) => a.rule.localeCompare(b.rule),
    },
    { title: t("accuracy.rule_id"), render: (_, r) => <span className="quiet">{r.rule}</span> },
    {
      title: t("accuracy.precision"),
      align: "right",
      render: (_, r) => <Share value={r.precision} />,
      sorter: (a, b) => (a.precision ?? 2) - (b.precision ?? 2),
    },
    {
      title: t("accuracy.recall"),
      align: "right",
      render: (_, r) => <Share value={r.recall} />,
      sorter: (a, b) => (a.recall ?? 2) - (b.recall ?? 2),
    },
    {
      title: t("accuracy.unclear"),
      align: "right",
      render: (_, r) => percent(r.unclear_share),
      sorter: (a, b) => (a.unclear_share ?? -1) - (b.unclear_share ?? -1),
    },
    { title: t("accuracy.true_positive"), align: "right", dataIndex: "true_positive" },
    { title: t("accuracy.false_positive"), align: "right", dataIndex: "false_positive" },
    { title: t("accuracy.false_negative"), align: "right", dataIndex: "false_negative" },
    { title: t("accuracy.judged"), align: "right", dataIndex: "judged" },
  ];
  return (
    <div className="list">
      <header className="list-head">
        <h1>{t("quality.tab.rules")}</h1>
        <Select
          aria-label={t("accuracy.basis")}
          style={{ width: 190 }}
          value={asked.basis ?? "all"}
          onChange={(value: string) => set({ basis: value })}
          options={(["all", "sampled"] as const).map((basis) => ({ value: basis, label: t(`accuracy.basis.${basis}`) }))}
        />
        <Popover content={<Formulas />} title={t("accuracy.formula")} trigger="click">
          <Button icon={<QuestionCircleOutlined />} data-testid="accuracy-formula">
            {t("accuracy.formula")}
          </Button>
        </Popover>
        <div className="list-actions">
          <Button icon={<DownloadOutlined />} href={qualityCsv("/reports/quality/rules", asked)} download>
            {t("action.export")}
          </Button>
        </div>
      </header>
      <p className="quiet">{t("accuracy.basis_hint")}</p>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Spin />
      ) : narrow ? (
        <Cards items={rows} columns={columns} rowKey="rule" loading={false} onOpen={open} />
      ) : (
        <Table<RuleAccuracy>
          className="list-table"
          dataSource={rows}
          columns={columns}
          rowKey="rule"
          pagination={false}
          scroll={{ x: "max-content" }}
          locale={{ emptyText: t("accuracy.empty") }}
          onRow={(row) => ({ onClick: () => open(row) })}
        />
      )}
      <RuleDrawer rule={rule ?? null} asked={asked} onClose={() => void navigate({ pathname: "/quality/rules", search })} />
    </div>
  );
}

function percent(share: number | null): string {
  return share === null ? "—" : `${(share * 100).toFixed(1)}%`;
}

function Share({ value }: { value: number | null }) {
  return <span className={value !== null && value < GOOD ? "accuracy-low" : ""}>{percent(value)}</span>;
}

function Formulas() {
  const t = useWords();
  return (
    <div className="formula">
      <p>{t("accuracy.formula_precision")}</p>
      <p>{t("accuracy.formula_recall")}</p>
      <p>{t("accuracy.formula_unclear")}</p>
      <p>{t("accuracy.formula_source")}</p>
    </div>
  );
}

/** A rule's figures, each with its sum written out, and the calls behind them. */
function RuleDrawer({ rule, asked, onClose }: { rule: string | null; asked: AccuracyAsked; onClose: () => void }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "accuracy", "one", rule, asked],
    queryFn: () => quality.ruleAccuracy(rule ?? "", asked),
    enabled: rule !== null,
  });
  const sum = (hits: number, others: number, share: number | null) => `${hits} ÷ (${hits} + ${others}) = ${percent(share)}`;
  return (
    <Drawer title={data?.words || rule} open={rule !== null} onClose={onClose} size={600}>
      {data ? (
        <div data-testid="rule-accuracy" data-rule={data.rule}>
          <dl className="facts">
            <dt>{t("accuracy.precision")}</dt>
            <dd>{sum(data.true_positive, data.false_positive, data.precision)}</dd>
            <dt>{t("accuracy.recall")}</dt>
            <dd>{sum(data.true_positive, data.false_negative, data.recall)}</dd>
            <dt>{t("accuracy.unclear")}</dt>
            <dd>
              {data.unclear} ÷ {data.judged} = {percent(data.unclear_share)}
            </dd>
          </dl>
          <h2>{t("accuracy.calls")}</h2>
          <ul className="chain">
            {data.calls.map((call) => (
              <li key={call.call_id} data-testid="accuracy-call" data-outcome={call.outcome}>
                <strong>{t(`accuracy.${call.outcome}`)}</strong>{" "}
                <Link to={`/quality/cards/${call.call_id}`}>
                  {t("card.title")}
                  {call.start !== null && ` ${formatDuration(call.start)}`}
                </Link>
                <div className="card-item-facts">
                  <span>
                    {t("accuracy.engine")}{" "}
                    {call.engine ? <FindingSign kind={call.kind} verdict={call.engine} /> : t("accuracy.engine_none")}
                  </span>
                  <span>
                    {t("accuracy.final")} <FindingSign kind={call.kind} verdict={call.verdict} />
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : (
        <Spin />
      )}
    </Drawer>
  );
}
