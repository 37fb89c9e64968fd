import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, Modal } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { type Copy, records } from "../customers/api";
import { useWords } from "../i18n/LanguageProvider";
import { useMay } from "../state/session";
import { useMoments } from "./useMoments";
import { useReport } from "./useReport";

const PERSONAL: readonly string[] = ["customers", "calls", "work-orders", "callbacks", "do-not-call"];
const DAY_MS = 86_400_000;
/** Who waits for an approval sees it come. */
const LOOK_AGAIN_MS = 5_000;

type Format = "csv" | "xlsx";

/** `address` (of the list as CSV) in another format, with more said. */
function as(address: string, format: Format, more: Record<string, string> = {}): string {
  const [path = "", query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ format, ...more })) asked.set(name, value);
  return `${path}?${asked.toString()}`;
}

/** The list and its filters, as an approval names them. */
function named(address: string): { resource: string; filters: Record<string, string> } {
  const [path = "", query = ""] = address.split("?");
  const filters = Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== "format"));
  return { resource: path.split("/").pop() ?? "", filters };
}

/** Takes a list away as a file. With customers' data in it: for a reason, or as a lead has approved (A2). */
export function ExportButtons({ csv }: { csv: string }) {
  const t = useWords();
  const approves = useMay("approve_copies");
  const seesAll = useMay("see_all_calls");
  const asks = useMay("see_customers");
  const [wanted, setWanted] = useState<Format | null>(null);
  const { resource } = named(csv);
  const personal = PERSONAL.includes(resource);
  if (personal ? !(approves || asks) : !seesAll) return null;
  const choose = (format: Format) => (personal ? setWanted(format) : window.location.assign(as(csv, format)));
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "xlsx", label: t("export.xlsx") },
            { key: "csv", label: t("export.csv") },
          ],
          onClick: ({ key }) => choose(key as Format),
        }}
      >
        <Button icon={<DownloadOutlined />} data-testid="export">
          {t("export.do")}
        </Button>
      </Dropdown>
      {wanted &&
        (approves ? (
          <Reason csv={csv} format={wanted} onClose={() => setWanted(null)} />
        ) : (
          <Approval csv={csv} format={wanted} onClose={() => setWanted(null)} />
        ))}
    </>
  );
}

function Reason({ csv, format, onClose }: { csv: string; format: Format; onClose: () => void }) {
  const t = useWords();
  const [reason, setReason] = useState("");
  const go = () => {
    if (!reason.trim()) return;
    window.location.assign(as(csv, format, { reason: reason.trim() }));
    onClose();
  };
  return (
    <Modal
      open
      title={t("export.title")}
      okText={t("export.download")}
      okButtonProps={{ disabled: !reason.trim() }}
      cancelText={t("action.cancel")}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t("export.personal")}</p>
      <label htmlFor="export-reason">{t("export.reason")}</label>
      <Input
        id="export-reason"
        data-testid="export-reason"
        autoFocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={go}
      />
    </Modal>
  );
}

function Approval({ csv, format, onClose }: { csv: string; format: Format; onClose: () => void }) {
  const t = useWords();
  const report = useReport();
  const { when } = useMoments();
  const { resource, filters } = named(csv);
  const [why, setWhy] = useState("");
  const { data } = useQuery({
    queryKey: ["copies", "mine"],
    queryFn: () => records.copies({ limit: 50 }),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const mine = data?.items.find((copy) => fits(copy, resource, filters));
  const ask = async () => {
    const until = new Date(Date.now() + DAY_MS).toISOString();
    const wish = { kind: "export", resource, filters, why: why.trim(), what: t("export.title"), until, subject: "" } as const;
    if (await report(records.askForCopy(wish))) await queryClient.invalidateQueries({ queryKey: ["copies"] });
  };
  const approved = mine?.state === "approved";
  return (
    <Modal
      open
      title={t("export.title")}
      okText={t(approved ? "export.download" : "export.ask")}
      okButtonProps={{ disabled: !approved && (mine !== undefined || !why.trim()) }}
      cancelText={t("action.close")}
      onOk={() => {
        if (!approved) return void ask();
        window.location.assign(as(csv, format, { approval: mine.id }));
        void queryClient.invalidateQueries({ queryKey: ["copies"] });
        onClose();
      }}
      onCancel={onClose}
    >
      <p>{t("export.needs_approval")}</p>
      {mine ? (
        <p role="status" data-testid="export-state">
          {t(approved ? "export.approved" : "export.waiting", { when: when(mine.until) })}
        </p>
      ) : (
        <>
          <label htmlFor="export-why">{t("export.reason")}</label>
          <Input
            id="export-why"
            data-testid="export-reason"
            autoFocus
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </>
      )}
    </Modal>
  );
}

/** Not used yet, in time, and for exactly this. */
function fits(copy: Copy, resource: string, filters: Record<string, string>): boolean {
  const open = copy.state === "requested" || copy.state === "approved";
  const same = Object.entries(filters).every(([name, value]) => copy.filters[name] === value);
  const count = Object.keys(copy.filters).length === Object.keys(filters).length;
  return open && same && count && copy.resource === resource && Date.parse(copy.until) > Date.now();
}
