import { DatePicker, Select, type TableColumnsType } from "antd";
import dayjs from "dayjs";
import { Link, useNavigate } from "react-router";
import { formatDuration, secondsBetween } from "../format/duration";
import { fromWallTime, localDay } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { api, csvAddress, type CallsAsked } from "../protocol/api";
import type { CallState, CallSummary, EndCause } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { CallSign } from "../ui/signs";
import { several, useFilters } from "../ui/useFilters";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";

const STATES: readonly CallState[] = ["ringing", "greeting", "waiting", "offered", "dialling", "talking", "ended"];
const CAUSES: readonly EndCause[] = [
  "completed",
  "abandoned",
  "cancelled",
  "busy",
  "no_answer",
  "declined",
  "unreachable",
  "agent_unavailable",
  "callback_taken",
  "self_served",
  "informed",
  "interrupted",
  "failed",
];

/** Every call one may see, newest first. */
export function CallsPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { when, place } = useMoments();
  const seesAll = useMay("see_all_calls");
  const agents = useLive((live) => live.agents);
  const queues = useLive((live) => live.queues);
  const { filters, set } = useFilters(["number", "direction", "state", "end_cause", "answering", "agent", "queue", "from", "to", "customer_id"]);
  const { from, to, state, answering, ...rest } = filters;
  const asked = {
    ...rest,
    state: several(state),
    answering: several(answering),
    since: from ? fromWallTime(`${from}T00:00`, place.zone) : undefined,
    until: to ? fromWallTime(`${localDay(Date.parse(`${to}T12:00Z`) + 86_400_000, "UTC")}T00:00`, place.zone) : undefined,
  } as CallsAsked;
  const pages = usePages<CallSummary>(["calls", asked], (cursor) => api.calls({ ...asked, cursor }));
  const agentName = (user: string | null) => (user ? `${agents[user]?.name ?? ""} ${user}`.trim() : "—");
  const lasted = (a: string | null, b: string | null) => {
    const seconds = secondsBetween(a, b);
    return seconds === null ? "—" : formatDuration(seconds);
  };

  const columns: TableColumnsType<CallSummary> = [
    {
      title: t("call.started_at"),
      render: (_, c) => (
        <Link to={`/calls/${c.id}`} className="nowrap">
          {when(c.started_at)}
        </Link>
      ),
      sorter: (a, b) => a.started_at.localeCompare(b.started_at),
    },
    { title: t("call.direction"), render: (_, c) => (c.direction === "inbound" ? "↘ " : "↗ ") + t(`call.direction.${c.direction}`) },
    { title: t("call.customer"), render: (_, c) => <Phone number={c.customer_number} /> },
    { title: t("call.result"), render: (_, c) => <CallSign state={c.state} cause={c.end_cause} /> },
    { title: t("call.agent"), render: (_, c) => agentName(c.agent) },
    { title: t("call.queue"), render: (_, c) => (c.queue ? (queues[c.queue]?.name ?? c.queue) : "—") },
    { title: t("call.wait"), render: (_, c) => lasted(c.answered_at, c.connected_at ?? c.ended_at) },
    { title: t("call.talk"), render: (_, c) => lasted(c.connected_at, c.ended_at) },
    { title: t("call.recording"), render: (_, c) => (c.recorded ? "♪" : "—") },
  ];
  const all = (label: string) => ({ value: "", label: t("list.all_of", { name: label }) });
  return (
    <ListPage
      title={t("nav.calls")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(c) => void navigate(`/calls/${c.id}`)}
      csv={csvAddress("/calls", asked)}
      filters={
        <>
          <SearchBox value={filters.number ?? ""} label={t("call.search")} onSearch={(number) => set({ number })} />
          <DatePicker.RangePicker
            aria-label={`${t("call.from")} ${t("call.to")}`}
            placeholder={[t("call.from"), t("call.to")]}
            style={{ width: 270 }}
            allowEmpty={[true, true]}
            value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
            onChange={(range) =>
              set({ from: range?.[0]?.format("YYYY-MM-DD") ?? null, to: range?.[1]?.format("YYYY-MM-DD") ?? null })
            }
          />
          <Select
            aria-label={t("call.direction")}
            value={filters.direction ?? ""}
            onChange={(direction: string) => set({ direction })}
            options={[
              all(t("call.direction")),
              { value: "inbound", label: t("call.direction.inbound") },
              { value: "outbound", label: t("call.direction.outbound") },
            ]}
          />
          <Select
            aria-label={t("call.state")}
            mode="multiple"
            maxTagCount="responsive"
            showSearch={false}
            allowClear
            placeholder={t("list.all_of", { name: t("call.state") })}
            value={several(state)}
            onChange={(states: string[]) => set({ state: states.join(",") })}
            options={STATES.map((s) => ({ value: s, label: t(`call.state.${s}`) }))}
          />
          <Select
            aria-label={t("call.answering")}
            value={answering ?? ""}
            onChange={(answering: string) => set({ answering })}
            options={[
              all(t("call.answering")),
              { value: "answered", label: t("call.answering.answered") },
              { value: "abandoned", label: t("call.answering.abandoned") },
              { value: "answered,abandoned", label: t("call.answering.both") },
            ]}
          />
          <Select
            aria-label={t("call.result")}
            value={filters.end_cause ?? ""}
            onChange={(end_cause: string) => set({ end_cause })}
            options={[all(t("call.result")), ...CAUSES.map((c) => ({ value: c, label: t(`call.cause.${c}`) }))]}
          />
          {seesAll && (
            <Select
              aria-label={t("call.agent")}
              value={filters.agent ?? ""}
              onChange={(agent: string) => set({ agent })}
              options={[
                all(t("call.agent")),
                ...Object.values(agents).map((a) => ({ value: a.user, label: `${a.name} ${a.user}` })),
              ]}
            />
          )}
        </>
      }
    />
  );
}
