import { Modal } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Changed } from "../protocol/types";
import { usePersonName } from "../ui/usePeople";
import { useMoments } from "../ui/useMoments";

/** What a field of a file is called. */
export function useFieldName(): (field: string) => string {
  const t = useWords();
  return (field) => {
    if (field.startsWith("secret.")) return `${t("customer.field.secret")} · ${field.slice(7)}`;
    const key = `customer.field.${field}`;
    return key in zhCN ? t(key as Key) : field;
  };
}

/** Somebody saved first: what they changed, beside what is typed here. Nothing typed is lost either way. */
export function ConflictDialog({
  changes,
  typed,
  onMine,
  onBack,
}: {
  changes: readonly Changed[] | null;
  /** What was changed in the form, by field. */
  typed: Readonly<Record<string, string>>;
  onMine: () => void;
  onBack: () => void;
}) {
  const t = useWords();
  const nameOf = usePersonName();
  const { when } = useMoments();
  const fieldName = useFieldName();
  return (
    <Modal
      open={changes !== null}
      title={t("customer.conflict")}
      okText={t("customer.conflict_mine")}
      cancelText={t("customer.conflict_back")}
      onOk={onMine}
      onCancel={onBack}
      width={600}
      data-testid="customer-conflict"
    >
      <p>{t("customer.conflict_hint")}</p>
      <ul className="rows">
        {changes?.map((change) => (
          <li key={`${change.at}-${change.action}`}>
            <strong>{fieldName(change.action)}</strong>{" "}
            <span className="quiet">
              {nameOf(change.by)} · {when(change.at)}
            </span>
            <dl className="facts">
              <dt>{t("customer.conflict_before")}</dt>
              <dd>{change.before || "—"}</dd>
              <dt>{t("customer.conflict_theirs")}</dt>
              <dd>
                <strong>{change.after || "—"}</strong>
              </dd>
              <dt>{t("customer.conflict_yours")}</dt>
              <dd>{typed[change.action] ?? <span className="quiet">{t("customer.conflict_unchanged")}</span>}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
