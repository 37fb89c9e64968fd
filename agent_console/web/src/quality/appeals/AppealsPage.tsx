import { Select, type TableColumnsType } from "antd";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../../i18n/LanguageProvider";
import { useLive } from "../../state/liveStore";
import { useMay } from "../../state/session";
import type { Me } from "../../protocol/types";
import { ListPage } from "../../ui/ListPage";
import { useFilters } from "../../ui/useFilters";
import { useMoments } from "../../ui/useMoments";
import { usePages } from "../../ui/usePages";
import { type Appeal, type AppealsAsked, type Level, quality, qualityCsv } from "../api";
import { AppealSign, OverdueSign } from "../signs";
import { useNames } from "../useNames";
import { AppealDrawer } from "./AppealDrawer";
import { Outcome } from "./Outcome";

/** The rung that is a role's; the administrator stands in on any. */
const RUNG: Partial<Record<Me["person"]["role"], Level>> = { lead: "lead", duty_manager: "director", manager: "manager" };

/** Appeals (Q4): who decides finds theirs first, agents their own. */
export function AppealsPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const { when } = useMoments();
  const nameOf = useNames();
  const decides = useMay("decide_appeals");
  const rung = useLive((live) => (live.me ? RUNG[live.me.person.role] : undefined));
  const { filters, set } = useFilters(["show", "agent"]);
  const show = filters.show ?? (decides ? (rung ? "mine" : "open") : "all");
  const asked: AppealsAsked = {
    agent: filters.agent ?? null,
    ...(show === "mine" && rung ? { level: rung } : {}),
    ...(show === "open" ? { open: true } : {}),
  };
  const pages = usePages<Appeal>(["quality", "appeals", asked], (cursor) => quality.appeals({ ...asked, cursor }));
  const columns: TableColumnsType<Appeal> = [
    {
      title: t("appeal.opened_at"),
      render: (_, a) => (
        <Link to={{ pathname: `/quality/appeals/${a.id}`, search }} className="nowrap">
          {when(a.opened_at)}
        </Link>
      ),
    },
    { title: t("quality.state"), render: (_, a) => <AppealSign state={a.state} /> },
    { title: t("quality.agent"), render: (_, a) => nameOf(a.agent) },
    { title: t("slip.fault"), className: "clip", render: (_, a) => a.slip.words || a.slip.rule },
    { title: t("slip.number"), render: (_, a) => a.slip.number },
    { title: t("quality.points"), render: (_, a) => <Outcome appeal={a} /> },
    {
      title: t("appeal.due"),
      render: (_, a) => (
        <span className="nowrap">
          {when(a.due_at)} {a.overdue && <OverdueSign word={t("appeal.overdue")} />}
        </span>
      ),
    },
  ];
  return (
    <ListPage
      title={t("quality.tab.appeals")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(a) => void navigate({ pathname: `/quality/appeals/${a.id}`, search })}
      csv={qualityCsv("/appeals", asked)}
      filters={
        <Select
          aria-label={t("quality.state")}
          value={show}
          onChange={(value: string) => set({ show: value })}
          options={[
            ...(rung ? [{ value: "mine", label: t("appeal.mine_to_decide") }] : []),
            { value: "open", label: t("appeal.open_only") },
            { value: "all", label: t("list.all") },
          ]}
        />
      }
    >
      <AppealDrawer id={id ?? null} onClose={() => void navigate({ pathname: "/quality/appeals", search })} />
    </ListPage>
  );
}
