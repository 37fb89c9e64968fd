import { Select, type TableColumnsType } from "antd";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../../i18n/LanguageProvider";
import { ListPage } from "../../ui/ListPage";
import { useFilters } from "../../ui/useFilters";
import { usePages } from "../../ui/usePages";
import { type Corrective, type CorrectiveAsked, quality, qualityCsv } from "../api";
import { CorrectiveSign, OverdueSign } from "../signs";
import { useNames } from "../useNames";
import { CorrectiveDrawer } from "./CorrectiveDrawer";

/** Corrective and preventive actions (Q6), the nearest date first. */
export function CorrectivePage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const nameOf = useNames();
  const { filters, set } = useFilters(["show"]);
  const show = filters.show ?? "open";
  const asked: CorrectiveAsked = {
    ...(show === "open" ? { open: true } : {}),
    ...(show === "overdue" ? { overdue: true } : {}),
  };
  const pages = usePages<Corrective>(["quality", "corrective", asked], (cursor) => quality.corrective({ ...asked, cursor }));
  const columns: TableColumnsType<Corrective> = [
    {
      title: t("slip.fault"),
      render: (_, a) => <Link to={{ pathname: `/quality/corrective/${a.id}`, search }}>{a.words || a.rule}</Link>,
    },
    { title: t("quality.state"), render: (_, a) => <CorrectiveSign state={a.state} /> },
    {
      title: t("corrective.due"),
      render: (_, a) => (
        <span className="nowrap">
          {a.due} {a.overdue && <OverdueSign word={t("corrective.overdue")} />}
        </span>
      ),
    },
    { title: t("quality.agent"), render: (_, a) => nameOf(a.agent) },
    { title: t("corrective.person"), render: (_, a) => nameOf(a.person) },
    { title: t("corrective.measure"), className: "clip", render: (_, a) => a.measure || t("corrective.not_planned") },
    { title: t("slip.number"), render: (_, a) => a.slip },
  ];
  return (
    <ListPage
      title={t("quality.tab.corrective")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(a) => void navigate({ pathname: `/quality/corrective/${a.id}`, search })}
      csv={qualityCsv("/corrective-actions", asked)}
      filters={
        <Select
          aria-label={t("quality.state")}
          value={show}
          onChange={(value: string) => set({ show: value })}
          options={[
            { value: "open", label: t("corrective.open_only") },
            { value: "overdue", label: t("corrective.overdue_only") },
            { value: "all", label: t("list.all") },
          ]}
        />
      }
    >
      <CorrectiveDrawer id={id ?? null} onClose={() => void navigate({ pathname: "/quality/corrective", search })} />
    </ListPage>
  );
}
