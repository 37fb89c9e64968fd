import { Select, type TableColumnsType } from "antd";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../../i18n/LanguageProvider";
import { useLive } from "../../state/liveStore";
import { useMay } from "../../state/session";
import { ListPage } from "../../ui/ListPage";
import { useFilters } from "../../ui/useFilters";
import { useMoments } from "../../ui/useMoments";
import { usePages } from "../../ui/usePages";
import { quality, qualityCsv, type Slip, type SlipsAsked, type SlipState } from "../api";
import { SlipSign } from "../signs";
import { useNames } from "../useNames";
import { SlipDrawer } from "./SlipDrawer";

const STATES: readonly SlipState[] = ["counted", "under_appeal", "cancelled"];

/** Fault slips (Q2): everybody's for quality staff, one's own for agents. */
export function SlipsPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { number } = useParams();
  const { when } = useMoments();
  const nameOf = useNames();
  const reviews = useMay("review_quality");
  const agents = useLive((live) => live.agents);
  const { filters, set } = useFilters(["state", "agent", "rule"]);
  const asked: SlipsAsked = {
    state: (filters.state as SlipState | undefined) ?? null,
    agent: filters.agent ?? null,
    rule: filters.rule ?? null,
  };
  const pages = usePages<Slip>(["quality", "slips", asked], (cursor) => quality.slips({ ...asked, cursor }));
  const columns: TableColumnsType<Slip> = [
    { title: t("slip.number"), render: (_, s) => <Link to={{ pathname: `/quality/slips/${s.number}`, search }}>{s.number}</Link> },
    { title: t("quality.points"), render: (_, s) => <strong>{t("quality.points_taken", { points: s.points })}</strong> },
    { title: t("quality.state"), render: (_, s) => <SlipSign state={s.state} /> },
    { title: t("quality.agent"), render: (_, s) => nameOf(s.agent) },
    { title: t("slip.fault"), className: "clip", render: (_, s) => s.words || s.rule },
    { title: t("slip.bearer"), render: (_, s) => (s.shared ? t("slip.shared", { lead: nameOf(s.lead) }) : t("slip.not_shared")) },
    { title: t("slip.issued_at"), render: (_, s) => <span className="nowrap">{when(s.issued_at)}</span> },
  ];
  return (
    <ListPage
      title={t("quality.tab.slips")}
      pages={pages}
      columns={columns}
      rowKey="number"
      onOpen={(s) => void navigate({ pathname: `/quality/slips/${s.number}`, search })}
      csv={qualityCsv("/fault-slips", asked)}
      filters={
        <>
          <Select
            aria-label={t("quality.state")}
            value={filters.state ?? ""}
            onChange={(value: string) => set({ state: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("quality.state") }) },
              ...STATES.map((state) => ({ value: state, label: t(`slip.state.${state}`) })),
            ]}
          />
          {reviews && (
            <Select
              aria-label={t("quality.agent")}
              showSearch={{ optionFilterProp: "label" }}
              value={filters.agent ?? ""}
              onChange={(value: string) => set({ agent: value })}
              options={[
                { value: "", label: t("list.all_of", { name: t("quality.agent") }) },
                ...Object.values(agents).map((agent) => ({ value: agent.user, label: `${agent.name} ${agent.user}` })),
              ]}
            />
          )}
        </>
      }
    >
      <SlipDrawer number={number ?? null} onClose={() => void navigate({ pathname: "/quality/slips", search })} />
    </ListPage>
  );
}
