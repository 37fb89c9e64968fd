import { SolutionOutlined } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { useNames } from "../quality/useNames";
import { useMoments } from "../ui/useMoments";
import { useReport } from "../ui/useReport";
import { AnswerText } from "./AnswerText";
import { knowledge } from "./api";
import { knowledgeChanged, useUnread } from "./useKnowledge";
import "./knowledge.css";

/** What is to be read and signed, one after the other (K2). */
export function ReadingDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const { when } = useMoments();
  const nameOf = useNames();
  const report = useReport();
  const { data } = useUnread();
  const [busy, setBusy] = useState(false);
  const unread = data?.items ?? [];
  const [first] = unread;
  const sign = async () => {
    if (!first) return;
    setBusy(true);
    if (await report(knowledge.sign(first.answer_id, first.version))) message.success(t("reading.signed"));
    await knowledgeChanged();
    setBusy(false);
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t("reading.title", { count: unread.length })}
      width={720}
      footer={
        first ? (
          <Button type="primary" onClick={() => void sign()} loading={busy} data-testid="reading-sign">
            {t("reading.sign")}
          </Button>
        ) : null
      }
    >
      {first ? (
        <article key={`${first.answer_id} ${first.version}`} data-testid="reading">
          <h2>{first.words.title}</h2>
          <p className="quiet">
            {t("answer.version_by", { version: first.version, who: nameOf(first.by), when: when(first.at) })}
            {first.note && ` · ${first.note}`}
            {first.words.live_from && ` · ${t("answer.live_from")} ${when(first.words.live_from)}`}
          </p>
          <AnswerText words={first.words} />
        </article>
      ) : (
        <p className="quiet">{t("reading.none")}</p>
      )}
    </Modal>
  );
}

/** Says on the desk that something is to be read; nothing where nothing is. */
export function ReadingDue() {
  const t = useWords();
  const { data } = useUnread();
  const [open, setOpen] = useState(false);
  const count = data?.items.length ?? 0;
  if (count === 0 && !open) return null;
  return (
    <div className="panel reading-due" role="status" data-testid="reading-due">
      <SolutionOutlined />
      <span className="grow">{t("reading.due", { count })}</span>
      <Button size="small" type="primary" onClick={() => setOpen(true)} data-testid="reading-open">
        {t("reading.open")}
      </Button>
      <ReadingDialog open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
