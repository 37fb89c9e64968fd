import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, DeleteOutlined, LoadingOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Popconfirm, type TableColumnsType } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { queryClient } from "../app/queries";
import { type Destruction, type DestructionItem, type RecordClass, records } from "../customers/api";
import { useWords } from "../i18n/LanguageProvider";
import { AskReason } from "../quality/parts/AskReason";
import { ListPage } from "../ui/ListPage";
import { Sign, type Tone } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { usePersonName } from "../ui/usePeople";
import { useReport } from "../ui/useReport";

const LOOK: Record<Destruction["state"], readonly [ReactNode, Tone]> = {
  proposed: [<ClockCircleOutlined />, "warning"],
  confirmed: [<CheckCircleFilled />, "busy"],
  approved: [<LoadingOutlined />, "busy"],
  done: [<DeleteOutlined />, "quiet"],
  refused: [<CloseCircleFilled />, "quiet"],
};

/** While something is being destroyed, the list is asked for anew so often. */
const LOOK_AGAIN_MS = 2_000;

/** What has been kept long enough: two people say yes before it goes; what went stays on record (R3). */
export function RetentionPage() {
  const t = useWords();
  const report = useReport();
  const nameOf = usePersonName();
  const { when } = useMoments();
  const [open, setOpen] = useState<Destruction | null>(null);
  const [refusing, setRefusing] = useState<Destruction | null>(null);
  const periods = useQuery({ queryKey: ["retention", "periods"], queryFn: records.periods });
  const pages = usePages<Destruction>(["retention", "lists"], records.destructions);
  const changed = () => queryClient.invalidateQueries({ queryKey: ["retention"] });
  const destroying = pages.items.some((one) => one.state === "approved");
  useEffect(() => {
    if (!destroying) return undefined;
    const timer = setInterval(() => void changed(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [destroying]);
  const columns: TableColumnsType<Destruction> = [
    { title: t("retention.what"), render: (_, d) => <strong>{t(`retention.class.${d.what}`)}</strong> },
    {
      title: t("copy.state"),
      render: (_, d) => (
        <span data-testid="destruction" data-state={d.state}>
          <Sign icon={LOOK[d.state][0]} tone={LOOK[d.state][1]} word={t(`retention.state.${d.state}`)} />
        </span>
      ),
    },
    { title: t("retention.count"), dataIndex: "count" },
    { title: t("retention.cutoff"), render: (_, d) => <span className="nowrap">{when(d.cutoff)}</span> },
    {
      title: t("copy.steps"),
      render: (_, d) =>
        d.entries
          .filter((entry) => entry.by !== "hotline")
          .map((entry) => `${t(`retention.action.${entry.action}`)} ${nameOf(entry.by)} ${when(entry.at)} ${entry.words}`)
          .join(" · ") || "—",
    },
    {
      title: "",
      render: (_, d) => (
        <div className="button-row" onClick={(event) => event.stopPropagation()}>
          {d.may_confirm && (
            <Popconfirm
              title={t(d.state === "confirmed" ? "retention.second_yes" : "retention.first_yes", { count: d.count })}
              okText={t("action.confirm")}
              cancelText={t("action.cancel")}
              onConfirm={() => void report(records.confirmDestruction(d.id)).then(changed)}
            >
              <Button size="small" danger data-testid="destruction-confirm">
                {t("retention.action.confirm")}
              </Button>
            </Popconfirm>
          )}
          {d.may_refuse && (
            <Button size="small" onClick={() => setRefusing(d)}>
              {t("retention.action.refuse")}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <ListPage
      title={t("admin.tab.retention")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={setOpen}
      csv=""
      filters={
        <p className="quiet">
          {t("retention.periods")}
          {Object.entries(periods.data ?? {})
            .map(([what, months]) =>
              months === null
                ? t("retention.for_ever", { what: t(`retention.class.${what as RecordClass}`) })
                : t("retention.months", { what: t(`retention.class.${what as RecordClass}`), months }),
            )
            .join(" · ")}
        </p>
      }
    >
      <Drawer
        title={open && `${t(`retention.class.${open.what}`)} · ${t("retention.items", { count: open.count })}`}
        open={open !== null}
        onClose={() => setOpen(null)}
        size={480}
      >
        {open && <Items id={open.id} />}
      </Drawer>
      <AskReason
        title={refusing && t("retention.action.refuse")}
        label={t("export.reason")}
        act={async (reason) => {
          if (refusing) await records.refuseDestruction(refusing.id, reason);
          await changed();
        }}
        onClose={() => setRefusing(null)}
      />
    </ListPage>
  );
}

function Items({ id }: { id: string }) {
  const t = useWords();
  const pages = usePages<DestructionItem>(["retention", "items", id], (cursor) => records.destructionItems(id, cursor));
  return (
    <>
      <ol>
        {pages.items.map((item) => (
          <li key={item.subject}>
            {item.subject} {item.gone && <Sign icon={<DeleteOutlined />} tone="quiet" word={t("retention.gone")} />}
          </li>
        ))}
      </ol>
      {pages.hasMore && <Button onClick={pages.more}>{t("action.more")}</Button>}
    </>
  );
}
