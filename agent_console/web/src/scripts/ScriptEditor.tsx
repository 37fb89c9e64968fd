import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined, WarningFilled } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Input, Popconfirm } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import { Sign } from "../ui/Sign";
import { useReport } from "../ui/useReport";
import { marksOf } from "./flaws";
import { SourceDiff } from "./SourceDiff";
import type { ScriptDraft } from "./useScriptDraft";
import { useValidation } from "./useValidation";
import { YamlEditor, type YamlEditorHandle } from "./YamlEditor";

/** The file itself, checked while it is written; saving makes it the version in use. `line`: where to begin. */
export function ScriptEditor({ id, draft, line }: { id: string; draft: ScriptDraft; line: number }) {
  const t = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const editor = useRef<YamlEditorHandle>(null);
  const [note, setNote] = useState("");
  const [comparing, setComparing] = useState(false);
  const [saving, setSaving] = useState(false);
  const { validation, checking } = useValidation(id, draft.source);
  const marks = useMemo(() => (validation ? marksOf(validation, t) : []), [validation, t]);
  const stale = draft.base !== draft.latest;
  const wrong = validation === null || validation.problems.length > 0;

  useEffect(() => {
    if (line > 0) editor.current?.goTo(line);
  }, [line]);

  const save = async () => {
    setSaving(true);
    const saved = await report(
      api.changeScript(id, { source: draft.source, note, base_version: draft.base }).then((script) => {
        draft.forget();
        setNote("");
        setComparing(false);
        message.success(t("script.saved", { version: script.version }));
      }),
    );
    setSaving(false);
    // Also where it was refused: somebody may have saved meanwhile.
    await queries.invalidateQueries({ queryKey: ["scripts"] });
    if (saved) window.scrollTo({ top: 0 });
  };

  return (
    <div className="script-editing">
      {stale && (
        <Alert
          type="warning"
          showIcon
          title={t("script.stale", { version: draft.latest })}
          action={
            <Button
              size="small"
              onClick={() => {
                draft.rebase();
                setComparing(true);
                message.info(t("script.rebased"));
              }}
            >
              {t("script.rebase")}
            </Button>
          }
        />
      )}
      {comparing ? (
        <SourceDiff before={draft.inUse} after={draft.source} label={t("script.diff_draft", { version: draft.latest })} />
      ) : (
        <YamlEditor ref={editor} value={draft.source} onChange={draft.write} marks={marks} label={t("script.source")} />
      )}
      <div className="script-state" role="status">
        {checking ? (
          <Sign icon={<LoadingOutlined />} tone="quiet" word={t("script.checking")} />
        ) : !wrong && marks.length === 0 ? (
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("script.fine")} />
        ) : (
          <>
            {validation && validation.problems.length > 0 && (
              <Sign icon={<CloseCircleFilled />} tone="bad" word={t("script.problems", { count: validation.problems.length })} />
            )}
            {validation && validation.warnings.length > 0 && (
              <Sign icon={<WarningFilled />} tone="warning" word={t("script.warnings", { count: validation.warnings.length })} />
            )}
          </>
        )}
        <span className="quiet script-hint">{t("script.search_hint")}</span>
      </div>
      {marks.length > 0 && (
        <ul className="rows script-marks" data-testid="script-problems">
          {marks.map((mark, i) => (
            <li key={i} data-severity={mark.severity} data-line={mark.line}>
              <Button
                type="link"
                size="small"
                onClick={() => {
                  setComparing(false);
                  setTimeout(() => editor.current?.goTo(mark.line));
                }}
              >
                {t("script.line", { line: mark.line })}
              </Button>
              <span className={mark.severity === "error" ? "sign-bad" : "sign-warning"}>{mark.message}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="script-save">
        <Input
          className="grow"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t("script.note")}
          aria-label={t("script.note")}
          data-testid="script-note"
        />
        <Button disabled={!draft.changed || draft.latest === 0} onClick={() => setComparing(!comparing)}>
          {t(comparing ? "script.show_editor" : "script.show_changes")}
        </Button>
        <Popconfirm title={t("script.discard_sure")} onConfirm={draft.forget} disabled={!draft.changed}>
          <Button disabled={!draft.changed || draft.latest === 0}>{t("script.discard")}</Button>
        </Popconfirm>
        <Button
          type="primary"
          disabled={!draft.changed || wrong || checking || stale}
          loading={saving}
          onClick={() => void save()}
          data-testid="script-save"
        >
          {draft.changed ? t("script.save_version", { version: draft.latest + 1 }) : t("script.unchanged")}
        </Button>
      </div>
    </div>
  );
}
