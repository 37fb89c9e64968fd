import { Modal, Table } from "antd";
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
      width={720}
      data-testid="customer-conflict"
    >
      <p>{t("customer.conflict_hint")}</p>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: true }}
        rowKey={(change) => `${change.at}-${change.action}`}
        dataSource={[...(changes ?? [])]}
        columns={[
          { title: t("customer.conflict_field"), render: (_, c) => fieldName(c.action) },
          { title: t("customer.conflict_before"), dataIndex: "before" },
          { title: t("customer.conflict_theirs"), render: (_, c) => <strong>{c.after || "—"}</strong> },
          { title: t("customer.conflict_yours"), render: (_, c) => typed[c.action] ?? <span className="quiet">{t("customer.conflict_unchanged")}</span> },
          { title: t("customer.conflict_by"), render: (_, c) => `${nameOf(c.by)} · ${when(c.at)}` },
        ]}
      />
    </Modal>
  );
}
