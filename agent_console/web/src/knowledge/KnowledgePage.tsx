import { PhoneOutlined, PlusOutlined, SolutionOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button, Select, type TableColumnsType } from "antd";
import { useCallback, useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useNames } from "../quality/useNames";
import { useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { SearchBox } from "../ui/SearchBox";
import { useCatalogue } from "../ui/useCatalogue";
import { useFilters } from "../ui/useFilters";
import { usePages } from "../ui/usePages";
import { AnswerDrawer } from "./AnswerDrawer";
import { type AnswersAsked, type AnswerState, type AnswerSummary, knowledge, knowledgeCsv } from "./api";
import { MenuDialog } from "./MenuDialog";
import { ReadingDialog } from "./ReadingDialog";
import { AnswerSign, ExpiredSign, ReadingSign } from "./signs";
import { useUnread } from "./useKnowledge";
import "./knowledge.css";

const STATES: readonly AnswerState[] = ["draft", "waiting", "in_force", "retired"];

/** The knowledge base: everybody searches it, some write it (K1–K3). */
export function KnowledgePage() {
  const t = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const nameOf = useNames();
  const writes = useMay("edit_knowledge");
  const { types, nameOf: serviceName } = useCatalogue();
  const { filters, set } = useFilters(["q", "category", "state", "service", "expiring"]);
  const [reading, setReading] = useState(false);
  const [menu, setMenu] = useState(false);
  const unread = useUnread().data?.items.length ?? 0;
  const categories = useQuery({ queryKey: ["knowledge", "categories"], queryFn: knowledge.categories }).data?.items ?? [];
  const asked: AnswersAsked = {
    q: filters.q,
    category: filters.category ?? null,
    state: (filters.state as AnswerState | undefined) ?? null,
    service_type: filters.service ?? null,
    expiring: filters.expiring ? true : undefined,
  };
  const pages = usePages<AnswerSummary>(["knowledge", "list", asked], (cursor) => knowledge.answers({ ...asked, cursor }));
  const onSearch = useCallback((q: string) => set({ q }), [set]);
  const columns: TableColumnsType<AnswerSummary> = [
    { title: t("answer.title"), render: (_, a) => <Link to={{ pathname: `/knowledge/${a.id}`, search }}>{a.title}</Link> },
    { title: t("answer.category"), render: (_, a) => a.category || "—" },
    {
      title: t("answer.state"),
      render: (_, a) => (
        <span className="answer-signs">
          <AnswerSign state={a.live_version !== null && !writes ? "in_force" : a.state} />
          {a.expired && <ExpiredSign />}
          {a.required_reading && a.state === "waiting" && <ReadingSign />}
        </span>
      ),
    },
    { title: t("answer.excerpt"), className: "clip", render: (_, a) => a.excerpt },
    { title: t("answer.key"), render: (_, a) => a.key ?? "—" },
    { title: t("answer.owner"), render: (_, a) => (a.owner === "hotline" ? t("answer.shipped") : nameOf(a.owner)) },
    { title: t("answer.expires_on"), render: (_, a) => <span className="nowrap">{a.expires_on ?? "—"}</span> },
  ];
  return (
    <ListPage
      title={t("nav.knowledge")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(a) => void navigate({ pathname: `/knowledge/${a.id}`, search })}
      csv={knowledgeCsv(asked)}
      actions={
        <>
          <Badge count={unread} size="small">
            <Button icon={<SolutionOutlined />} onClick={() => setReading(true)} data-testid="my-reading">
              {t("reading.mine")}
            </Button>
          </Badge>
          <Button icon={<PhoneOutlined />} onClick={() => setMenu(true)}>
            {t("menu.title")}
          </Button>
          {writes && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              data-testid="answer-new"
              onClick={() => void navigate({ pathname: "/knowledge/new", search })}
            >
              {t("answer.new")}
            </Button>
          )}
        </>
      }
      filters={
        <>
          <SearchBox value={filters.q ?? ""} label={t("answer.search")} onSearch={onSearch} />
          <Select
            aria-label={t("answer.category")}
            value={filters.category ?? ""}
            onChange={(value: string) => set({ category: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("answer.category") }) },
              ...categories.map((one) => ({ value: one.name, label: `${one.name} (${one.answers})` })),
            ]}
          />
          <Select
            aria-label={t("answer.service_types")}
            showSearch={{ optionFilterProp: "label" }}
            value={filters.service ?? ""}
            onChange={(value: string) => set({ service: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("answer.service_types") }) },
              ...types.map((type) => ({ value: type.id, label: serviceName(type.id) })),
            ]}
          />
          {writes && (
            <>
              <Select
                aria-label={t("answer.state")}
                value={filters.state ?? ""}
                onChange={(value: string) => set({ state: value })}
                options={[
                  { value: "", label: t("list.all_of", { name: t("answer.state") }) },
                  ...STATES.map((state) => ({ value: state, label: t(`answer.state.${state}`) })),
                ]}
              />
              <Select
                aria-label={t("answer.expires_on")}
                value={filters.expiring ?? ""}
                onChange={(value: string) => set({ expiring: value })}
                options={[
                  { value: "", label: t("list.all_of", { name: t("answer.expires_on") }) },
                  { value: "1", label: t("answer.expiring") },
                ]}
              />
            </>
          )}
        </>
      }
    >
      <AnswerDrawer id={id ?? null} onClose={() => void navigate({ pathname: "/knowledge", search })} />
      <ReadingDialog open={reading} onClose={() => setReading(false)} />
      <MenuDialog open={menu} onClose={() => setMenu(false)} />
    </ListPage>
  );
}
