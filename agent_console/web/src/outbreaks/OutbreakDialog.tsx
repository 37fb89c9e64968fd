import { Input, Modal } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { useReport } from "../ui/useReport";
import { type Outbreak, type OutbreakStep, outbreaks } from "./api";

const LONGEST = 500;

interface Asked {
  outbreak: Outbreak;
  kind: string;
  step: OutbreakStep | null;
  onClose: () => void;
}

/** The words that go with a step: what callers hear, why it is none, what the customers are told. */
export function OutbreakDialog(props: Asked) {
  return props.step === null ? null : <Asking key={props.step} {...props} step={props.step} />;
}

function Asking({ outbreak, kind, step, onClose }: Asked & { step: OutbreakStep }) {
  const t = useWords();
  const report = useReport();
  // Said aloud: the particular trouble alone.
  const names = { building: outbreak.building, kind: kind.split(" · ").at(-1) ?? kind };
  const first: Record<OutbreakStep, string> = {
    confirm: t("outbreak.announcement_proposed", names),
    announce: outbreak.announcement,
    dismiss: "",
    end: t("outbreak.end_proposed", names),
  };
  const [words, setWords] = useState(first[step]);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const needed = step === "dismiss" || step === "end";
  const submit = async () => {
    if (needed && !words.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    if (await report(outbreaks[step](outbreak.id, words.trim()))) {
      await queryClient.invalidateQueries({ queryKey: ["outbreaks"] });
      onClose();
    }
    setBusy(false);
  };
  return (
    <Modal
      open
      title={`${outbreak.building} ${t(`outbreak.step.${step}`)}`}
      okText={t(`outbreak.step.${step}`)}
      cancelText={t("action.close")}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>{t(`outbreak.what.${step}`, { count: outbreak.numbers.length })}</p>
      <label htmlFor="outbreak-words">{t(`outbreak.words.${step}`)}</label>
      <Input.TextArea
        id="outbreak-words"
        data-testid="outbreak-words"
        autoFocus
        autoSize={{ minRows: 3 }}
        maxLength={LONGEST}
        value={words}
        status={missing ? "error" : ""}
        aria-invalid={missing}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && void submit()}
      />
      {missing && (
        <p role="alert" className="sign sign-bad">
          {t("outbreak.words_needed")}
        </p>
      )}
    </Modal>
  );
}
