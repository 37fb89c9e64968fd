import { PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Select, type TableColumnsType } from "antd";
import { useState } from "react";
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
import { CallbackDrawer } from "./CallbackDrawer";
import { CallbackForm } from "./CallbackForm";
import { DueSign } from "./DueSign";

const STATES: readonly CallbackState[] = ["scheduled", "dialling", "handed_over", "done", "cancelled"];

/** What customers were promised, by when it is due. */
export function CallbacksPage() {
  const t = useWords();
  const { when } = useMoments();
  const mayBook = useMay("book_callbacks");
  const me = useLive(myUser);
  const agents = useLive((live) => live.agents);
  const [writing, setWriting] = useState(false);
  const { filters, set } = useFilters(["state", "agent", "phone", "due_before", "id"]);
  const { state = "open", id, ...rest } = filters;
  const asked: CallbacksAsked = {
    ...rest,
    ...(state === "open" ? { open: true } : state === "due" ? { due: true } : state === "all" ? {} : { state: state as CallbackState }),
  };
  const pages = usePages<Callback>(["callbacks", asked], (cursor) => api.callbacks({ ...asked, cursor }));

  const columns: TableColumnsType<Callback> = [
    { title: t("callback.phone"), render: (_, c) => <Phone number={c.phone} /> },
    { title: t("callback.state"), render: (_, c) => <CallbackSign state={c.state} /> },
    {
      title: t("callback.due"),
      render: (_, c) => (c.state === "scheduled" ? <DueSign callback={c} /> : "—"),
      sorter: (a, b) => a.next_at.localeCompare(b.next_at),
    },
    { title: t("callback.next_at"), render: (_, c) => <span className="nowrap">{when(c.next_at)}</span> },
    {
      title: t("callback.promised"),
      render: (_, c) => <span className="nowrap">{when(c.due_at)}</span>,
      sorter: (a, b) => a.due_at.localeCompare(b.due_at),
    },
    { title: t("callback.reason"), dataIndex: "reason", className: "clip" },
    {
      title: t("callback.agent"),
      render: (_, c) => (c.agent ? `${agents[c.agent]?.name ?? ""} ${c.agent}` : t("callback.agent_anyone")),
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
      actions={
        mayBook && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting(true)}>
            {t("callback.new")}
          </Button>
        )
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
              { value: "all", label: t("list.all") },
              ...STATES.map((s) => ({ value: s, label: t(`callback.state.${s}`) })),
            ]}
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
