import { Select, type TableColumnsType } from "antd";
import { Link, useNavigate } from "react-router";
import { useWords } from "../../i18n/LanguageProvider";
import { useLive } from "../../state/liveStore";
import { useMay } from "../../state/session";
import { ListPage } from "../../ui/ListPage";
import { useFilters } from "../../ui/useFilters";
import { useMoments } from "../../ui/useMoments";
import { usePages } from "../../ui/usePages";
import { type CardsAsked, type CardSummary, quality, qualityCsv, type ReviewReason } from "../api";
import { CardSign, ReviewSigns } from "../signs";
import { useNames } from "../useNames";

const REASONS: readonly ReviewReason[] = ["severe", "hard", "alert", "excused", "sampled"];

/** Quality staff's review queue (T14); an agent's own cards. */
export function CardsPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { when } = useMoments();
  const reviews = useMay("review_quality");
  const agents = useLive((live) => live.agents);
  const nameOf = useNames();
  const { filters, set } = useFilters(["show", "review", "agent", "rule", "sort"]);
  const show = filters.show ?? (reviews ? "waiting" : "all");
  const asked: CardsAsked = {
    agent: filters.agent ?? null,
    rule: filters.rule ?? null,
    review: (filters.review as ReviewReason | undefined) ?? null,
    sort: filters.sort === "lowest" ? "lowest" : "newest",
    ...(show === "waiting" ? { waiting: true } : {}),
    ...(show === "draft" || show === "confirmed" ? { state: show } : {}),
  };
  const pages = usePages<CardSummary>(["quality", "cards", asked], (cursor) => quality.cards({ ...asked, cursor }));
  const columns: TableColumnsType<CardSummary> = [
    {
      title: t("card.call_at"),
      render: (_, c) => (
        <Link to={`/quality/cards/${c.call_id}`} className="nowrap">
          {when(c.call_at)}
        </Link>
      ),
    },
    {
      title: t("card.total"),
      render: (_, c) => (
        <span className="nowrap">
          <strong>{c.total}</strong> <span className="quiet">/ {c.out_of}</span>
        </span>
      ),
    },
    { title: t("quality.agent"), render: (_, c) => nameOf(c.agent) },
    { title: t("quality.state"), render: (_, c) => <CardSign state={c.state} /> },
    { title: t("card.review"), render: (_, c) => <ReviewSigns reasons={c.review} /> },
    { title: t("card.faults"), className: "clip", render: (_, c) => (c.faults.length ? c.faults.map((fault) => fault.words || fault.rule).join(" · ") : t("card.no_faults")) },
  ];
  return (
    <ListPage
      title={t("quality.tab.cards")}
      pages={pages}
      columns={columns}
      rowKey="call_id"
      onOpen={(c) => void navigate(`/quality/cards/${c.call_id}`)}
      csv={qualityCsv("/score-cards", asked)}
      filters={
        <>
          <Select
            aria-label={t("quality.state")}
            data-testid="cards-show"
            value={show}
            onChange={(value: string) => set({ show: value })}
            options={[
              { value: "waiting", label: t("card.waiting_only") },
              { value: "draft", label: t("card.state.draft") },
              { value: "confirmed", label: t("card.state.confirmed") },
              { value: "all", label: t("card.all") },
            ]}
          />
          <Select
            aria-label={t("card.review")}
            value={filters.review ?? ""}
            onChange={(value: string) => set({ review: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("card.review") }) },
              ...REASONS.map((reason) => ({ value: reason, label: t(`card.review.${reason}`) })),
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
          <Select
            aria-label={t("card.sort")}
            value={filters.sort ?? "newest"}
            onChange={(value: string) => set({ sort: value })}
            options={(["newest", "lowest"] as const).map((sort) => ({ value: sort, label: t(`card.sort.${sort}`) }))}
          />
        </>
      }
    />
  );
}
