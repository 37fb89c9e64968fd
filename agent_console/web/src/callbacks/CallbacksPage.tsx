import { PlusOutlined, StopOutlined } from "@ant-design/icons";
import { Button, Drawer, Select, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { api, type CallbacksAsked, csvAddress } from "../protocol/api";
import type { Callback, CallbackState } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser, useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { CallbackSign, OutcomeSign } from "../ui/signs";
import { useFilters } from "../ui/useFilters";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { BulkBar } from "./BulkBar";
import { CallbackDrawer } from "./CallbackDrawer";
import { CallbackForm } from "./CallbackForm";
import { DueSign, WindowSign } from "./DueSign";
import { PURPOSES } from "./purposes";
import "./callbacks.css";

const STATES: readonly CallbackState[] = ["scheduled", "dialling", "carried", "handed_over", "done", "cancelled"];
const SORTS = ["due", "next", "priority", "created"] as const;

const STATE_FILTERS: Readonly<Record<string, CallbacksAsked>> = {
  open: { open: true },
  due: { due: true },
  overdue: { overdue: true },
  all: {},
};

/** What customers were promised, and what else they are called for, by when it is due. */
export function CallbacksPage() {
  const t = useWords();
  const { when } = useMoments();
  const mayBook = useMay("book_callbacks");
  const me = useLive(myUser);
  const agents = useLive((live) => live.agents);
  const [writing, setWriting] = useState(false);
  const { filters, set } = useFilters([
    ...(["state", "agent", "phone", "due_before", "id", "purpose", "mode", "owner", "sort"] as const),
  ]);
  const steers = useMay("steer_agents");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { state = "open", id, sort = "due", owner, ...rest } = filters;
  const asked: CallbacksAsked = {
    ...(rest as CallbacksAsked),
    sort: sort as (typeof SORTS)[number],
    ...(owner === "mine" ? { mine: true } : owner ? { owner } : {}),
    ...(STATE_FILTERS[state] ?? { state: state as CallbackState }),
  };
  const pages = usePages<Callback>(["callbacks", asked], (cursor) => api.callbacks({ ...asked, cursor }));

  const columns: TableColumnsType<Callback> = [
    { title: t("callback.phone"), render: (_, c) => <Phone number={c.phone} /> },
    { title: t("callback.purpose"), render: (_, c) => <span className="nowrap">{t(`callback.purpose.${c.purpose}`)}</span> },
    { title: t("callback.state"), render: (_, c) => <CallbackSign state={c.state} /> },
    {
      title: t("callback.due"),
      render: (_, c) => (c.state === "scheduled" ? <DueSign callback={c} /> : "—"),
    },
    { title: t("callback.next_at"), render: (_, c) => <span className="nowrap">{when(c.next_at)}</span> },
    {
      title: t("callback.promised"),
      render: (_, c) => <span className="nowrap">{when(c.due_at)}</span>,
    },
    { title: t("callback.window"), render: (_, c) => (c.latest_at ? <WindowSign callback={c} /> : "—") },
    { title: t("callback.reason"), dataIndex: "reason", className: "clip" },
    {
      title: t("callback.agent"),
      render: (_, c) => (c.agent ? `${agents[c.agent]?.name ?? ""} ${c.agent}` : t("callback.agent_anyone")),
    },
    {
      title: t("callback.owner"),
      render: (_, c) => (agents[c.owner] ? `${agents[c.owner]?.name} ${c.owner}` : c.owner),
    },
    {
      title: t("callback.attempts"),
      render: (_, c) => {
        const last = c.attempts.at(-1);
        return last ? (
          <>
            {t("callback.tries", { count: c.tries })} <OutcomeSign outcome={last.outcome} />
          </>
        ) : (
          "—"
        );
      },
    },
  ];
  return (
    <ListPage
      title={t("nav.callbacks")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={(c) => set({ id: c.id })}
      csv={csvAddress("/callbacks", asked)}
      selection={
        steers
          ? { selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)), preserveSelectedRowKeys: true }
          : undefined
      }
      actions={
        <>
          <Link to="/callbacks/do-not-call" className="to-list" data-testid="to-wishes">
            <StopOutlined /> {t("wish.list")}
          </Link>
          {mayBook && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)} data-testid="callback-new">
              {t("callback.new")}
            </Button>
          )}
        </>
      }
      filters={
        <>
          <SearchBox value={filters.phone ?? ""} label={t("callback.phone")} onSearch={(phone) => set({ phone })} />
          <Select
            aria-label={t("callback.state")}
            value={state}
            onChange={(value: string) => set({ state: value })}
            options={[
              { value: "open", label: t("callback.open_only") },
              { value: "due", label: t("callback.due_only") },
              { value: "overdue", label: t("callback.overdue_only") },
              { value: "all", label: t("list.all") },
              ...STATES.map((s) => ({ value: s, label: t(`callback.state.${s}`) })),
            ]}
          />
          <Select
            aria-label={t("callback.purpose")}
            value={filters.purpose ?? ""}
            onChange={(purpose: string) => set({ purpose })}
            options={[
              { value: "", label: t("list.all_of", { name: t("callback.purpose") }) },
              ...PURPOSES.map((p) => ({ value: p, label: t(`callback.purpose.${p}`) })),
            ]}
          />
          <Select
            aria-label={t("callback.mode")}
            value={filters.mode ?? ""}
            onChange={(mode: string) => set({ mode })}
            options={[
              { value: "", label: t("list.all_of", { name: t("callback.mode") }) },
              ...(["agent", "machine"] as const).map((m) => ({ value: m, label: t(`callback.mode.${m}`) })),
            ]}
          />
          <Select
            aria-label={t("callback.owner")}
            value={owner ?? ""}
            onChange={(value: string) => set({ owner: value })}
            options={[
              { value: "", label: t("list.all_of", { name: t("callback.owner") }) },
              { value: "mine", label: t("callback.mine") },
              ...Object.values(agents)
                .filter((a) => a.user !== me)
                .map((a) => ({ value: a.user, label: `${a.name} ${a.user}` })),
            ]}
          />
          <Select
            aria-label={t("callback.sort")}
            value={sort}
            onChange={(value: string) => set({ sort: value })}
            options={SORTS.map((s) => ({ value: s, label: t(`callback.sort.${s}`) }))}
          />
          <Select
            aria-label={t("callback.agent")}
            value={filters.agent ?? ""}
            onChange={(agent: string) => set({ agent })}
            options={[
              { value: "", label: t("list.all_of", { name: t("callback.agent") }) },
              ...(me && !agents[me] ? [] : me ? [{ value: me, label: t("callback.agent_me") }] : []),
              ...Object.values(agents)
                .filter((a) => a.user !== me)
                .map((a) => ({ value: a.user, label: `${a.name} ${a.user}` })),
            ]}
          />
        </>
      }
      bar={chosen.length > 0 && <BulkBar ids={chosen} onDone={() => setChosen([])} />}
    >
      <CallbackDrawer
        id={id ?? null}
        known={pages.items.find((c) => c.id === id)}
        onClose={() => set({ id: null })}
      />
      <Drawer title={t("callback.new")} open={writing} onClose={() => setWriting(false)} size={460} destroyOnHidden>
        <CallbackForm phone={null} onBooked={() => setWriting(false)} />
      </Drawer>
    </ListPage>
  );
}
