import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Order, OrderAction } from "../protocol/types";
import { queryClient } from "../app/queries";
import { useReport } from "../ui/useReport";

/** Actions that mean nothing without a reason (W6, W9). */
const NEEDS_NOTE: readonly OrderAction[] = ["fail", "cancel", "reopen"];
const DANGEROUS: readonly OrderAction[] = ["cancel", "fail"];

/** What can be done to an order now; each asks for its note first. */
export function OrderActions({ order }: { order: Order }) {
  const t = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const [asking, setAsking] = useState<OrderAction | null>(null);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);

  const act = async () => {
    if (!asking) return;
    if (NEEDS_NOTE.includes(asking) && !note.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    if (await report(api.actOnOrder(order.number, asking, note.trim()))) {
      message.success(t("order.done", { number: order.number }));
      setAsking(null);
    }
    setBusy(false);
    await queryClient.invalidateQueries({ queryKey: ["orders"] });
  };
  if (order.actions.length === 0) return <p className="quiet">{t("order.no_actions")}</p>;
  return (
    <div className="button-row">
      {order.actions.map((action) => (
        <Button
          key={action}
          danger={DANGEROUS.includes(action)}
          data-testid={`order-action-${action}`}
          onClick={() => {
            setAsking(action);
            setNote("");
            setMissing(false);
          }}
        >
          {t(`order.action.${action}`)}
        </Button>
      ))}
      <Modal
        open={asking !== null}
        title={asking ? t(`order.action.${asking}`) : ""}
        okText={t("action.confirm")}
        cancelText={t("action.close")}
        confirmLoading={busy}
        onOk={() => void act()}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <label htmlFor="order-note">{t(asking && NEEDS_NOTE.includes(asking) ? "order.note" : "order.note_optional")}</label>
        <Input.TextArea
          id="order-note"
          autoFocus
          autoSize={{ minRows: 3 }}
          maxLength={2000}
          value={note}
          status={missing ? "error" : ""}
          aria-invalid={missing}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && void act()}
        />
        {missing && (
          <p role="alert" className="sign sign-bad">
            {t("order.note_needed")}
          </p>
        )}
      </Modal>
    </div>
  );
}
