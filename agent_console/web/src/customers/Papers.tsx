import { FileOutlined, PaperClipOutlined } from "@ant-design/icons";
import { App, Button, Image, Select } from "antd";
import { useRef, useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { send } from "../protocol/http";
import { AskReason } from "../quality/parts/AskReason";
import { useMay } from "../state/session";
import { useMoments } from "../ui/useMoments";
import { usePersonName } from "../ui/usePeople";
import { useReport } from "../ui/useReport";
import { type Paper, type PaperKind, papersAddress, records } from "./api";

const KINDS: readonly PaperKind[] = ["paper", "identity", "photo"];
const TAKEN = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx";

/** Papers of a household: pictures shown, the rest to be saved; identity papers only for some (R2). */
export function Papers({ customer, papers }: { customer: string; papers: readonly Paper[] }) {
  const t = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const nameOf = usePersonName();
  const { when } = useMoments();
  const mayAdd = useMay("write_orders");
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<PaperKind>("paper");
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState<Paper | null>(null);
  const changed = () => queryClient.invalidateQueries({ queryKey: ["customers"] });
  const add = async (files: FileList | null) => {
    setBusy(true);
    for (const file of files ?? []) {
      if (await report(send("POST", papersAddress(customer, kind, file.name), file, "application/octet-stream"))) {
        message.success(t("paper.added", { name: file.name }));
      }
    }
    setBusy(false);
    await changed();
  };
  return (
    <section className="drawer-part" data-testid="customer-papers">
      {mayAdd && (
        <div className="button-row papers-add">
          <Select
            aria-label={t("paper.kind")}
            value={kind}
            onChange={setKind}
            options={KINDS.map((one) => ({ value: one, label: t(`paper.kind.${one}`) }))}
            style={{ minWidth: 140 }}
          />
          <Button icon={<PaperClipOutlined />} loading={busy} onClick={() => input.current?.click()}>
            {t("paper.add")}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={TAKEN}
            data-testid="paper-input"
            onChange={(event) => {
              void add(event.target.files);
              event.target.value = "";
            }}
          />
          <span className="quiet">{t("paper.hint")}</span>
        </div>
      )}
      {papers.length === 0 && <p className="quiet">{t("list.none")}</p>}
      <ul className="rows rows-wide">
        {papers.map((paper) => (
          <li key={paper.id} data-testid="paper" data-kind={paper.kind}>
            {paper.image ? (
              <Image src={records.contentAddress(paper.id)} alt={paper.name} width={64} height={64} loading="lazy" />
            ) : (
              <FileOutlined style={{ fontSize: 28 }} />
            )}
            <span className="grow">
              <a href={records.contentAddress(paper.id)} download>
                {paper.name}
              </a>
              <span className="quiet">
                {" "}
                {t(`paper.kind.${paper.kind}`)} · {Math.ceil(paper.size / 1024)} KB · {nameOf(paper.by)} · {when(paper.at)}
              </span>
            </span>
            {mayAdd && (
              <Button size="small" onClick={() => setRemoving(paper)}>
                {t("paper.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskReason
        title={removing && t("paper.remove")}
        label={t("export.reason")}
        act={async (reason) => {
          if (removing) await records.removePaper(removing.id, reason);
          await changed();
        }}
        onClose={() => setRemoving(null)}
      />
    </section>
  );
}
