import { App, Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";
import { RequestFailed } from "../protocol/http";
import type { OrderAction } from "../protocol/types";
import { type BulkOutcome, type Move, ordersApi } from "./api";
import { useDesks } from "./useService";

const MANY: readonly OrderAction[] = ["dispatch", "accept", "close", "cancel"];

/** The same for many orders at once, each for itself: what was done is shown, and why the others were not. */
export function BulkBar({ numbers, onDone }: { numbers: readonly string[]; onDone: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const { people } = useDesks();
  const [action, setAction] = useState<OrderAction>("dispatch");
  const [assignee, setAssignee] = useState<string>();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<readonly BulkOutcome[] | null>(null);
  const assigns = action === "dispatch" || action === "accept";

  const run = async () => {
    setBusy(true);
    try {
      const move: Move = { action, note: note.trim(), ...(assigns && assignee ? { assignee } : {}) };
      setOutcome(await ordersApi.moveMany(numbers, move));
      onDone();
    } catch (error) {
      const { key, values } = explain(error);
      message.error(t(key, values));
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries({ queryKey: ["orders"] });
    }
  };
  return (
    <div className="bulk-bar" data-testid="bulk-bar">
      <strong>{t("order.bulk_chosen", { count: numbers.length })}</strong>
      <Select
        value={action}
        onChange={setAction}
        aria-label={t("order.actions")}
        options={MANY.map((one) => ({ value: one, label: t(`order.action.${one}`) }))}
      />
      <Select
        value={assignee}
        onChange={setAssignee}
        allowClear
        disabled={!assigns}
        aria-label={t("order.assignee")}
        placeholder={t("order.assignee")}
        showSearch={{ optionFilterProp: "label" }}
        options={people.filter((one) => one.groups.length > 0).map((one) => ({ value: one.user, label: `${one.name} ${one.user} · ${one.groups.join("、")}` }))}
      />
      <Input
        value={note}
        onChange={(event) => setNote(event.target.value)}
        aria-label={t("order.note")}
        placeholder={t("order.note")}
        maxLength={2000}
      />
      <Button type="primary" disabled={numbers.length === 0} loading={busy} onClick={() => void run()} data-testid="bulk-run">
        {t("order.bulk_run")}
      </Button>
      <Modal
        open={outcome !== null}
        title={t("order.bulk_outcome")}
        footer={<Button onClick={() => setOutcome(null)}>{t("action.close")}</Button>}
        onCancel={() => setOutcome(null)}
      >
        <ul className="rows" data-testid="bulk-outcome">
          {outcome?.map((one) => (
            <li key={one.number}>
              <Link to={`/orders/${one.number}`}>{one.number}</Link>{" "}
              <span className={`sign sign-${one.done ? "good" : "bad"}`}>{one.done ? `✓ ${t("order.bulk_done")}` : `✗ ${why(one)}`}</span>
            </li>
          ))}
        </ul>
      </Modal>
    </div>
  );

  function why(one: BulkOutcome): string {
    const { key, values } = explain(new RequestFailed(422, one.code ?? "", one.reason ?? ""));
    return t(key, values);
  }
}
