import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";
import { myUser, useMay } from "../state/session";
import { useNow } from "../state/clock";
import { ordersApi } from "./api";
import { useChange } from "./change";
import { SETTLED, spanWords } from "./targets";
import { useColleagues, useDesks } from "./useService";

type Asking = "hand_over" | "give" | "decline" | null;

/** Who answers for it, whom it is offered to, and the ways to pass it on (O1, O2, O5). */
export function OrderOwner() {
  const t = useWords();
  const nameOf = useColleagues();
  const now = useNow();
  const me = useLive((live) => live.me?.person);
  const user = useLive(myUser);
  const steers = useMay("steer_orders");
  const { order, busy, send } = useChange();
  const [asking, setAsking] = useState<Asking>(null);
  const { handover } = order;
  const settled = SETTLED.includes(order.state);
  const forMe = handover !== null && (handover.user === user || (handover.group !== null && (me?.groups ?? []).includes(handover.group)));
  const left = handover ? spanWords((Date.parse(handover.until) - now) / 1000) : null;
  return (
    <section className="section" aria-label={t("order.ownership")} data-testid="order-owner">
      <h2>{t("order.ownership")}</h2>
      <dl className="facts">
        <dt>{t("order.owner")}</dt>
        <dd data-testid="order-owner-name">{nameOf(order.owner)}</dd>
        <dt>{t("order.group")}</dt>
        <dd>{order.group || "—"}</dd>
        <dt>{t("order.assignee")}</dt>
        <dd>{nameOf(order.assignee)}</dd>
        {order.bounces > 0 && (
          <>
            <dt>{t("order.bounces")}</dt>
            <dd>{order.bounces}</dd>
          </>
        )}
      </dl>
      {handover && left && (
        <p role="status" className="order-offer">
          {t("order.offered_to", { to: handover.group ?? nameOf(handover.user), by: nameOf(handover.by) })}
          {" · "}
          {t("order.offered_left", { left: t(left.key, left.values) })}
        </p>
      )}
      {!settled && (
        <div className="button-row">
          {forMe && (
            <>
              <Button type="primary" loading={busy} data-testid="handover-accept" onClick={() => void send(() => ordersApi.takeOver(order.number))}>
                {t("order.take_over")}
              </Button>
              <Button danger disabled={busy} data-testid="handover-decline" onClick={() => setAsking("decline")}>
                {t("order.decline_handover")}
              </Button>
            </>
          )}
          {(order.owner === user || steers) && (
            <Button disabled={busy} data-testid="handover-offer" onClick={() => setAsking("hand_over")}>
              {t("order.hand_over")}
            </Button>
          )}
          {steers && (
            <Button disabled={busy} data-testid="order-give" onClick={() => setAsking("give")}>
              {t("order.give")}
            </Button>
          )}
        </div>
      )}
      {asking && <PassOn asking={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

interface Values {
  to?: string;
  note?: string;
}

function PassOn({ asking, onClose }: { asking: NonNullable<Asking>; onClose: () => void }) {
  const t = useWords();
  const { people, groups } = useDesks();
  const { order, busy, send } = useChange();
  const [form] = Form.useForm<Values>();
  const persons = {
    label: t("order.to_person"),
    options: people.filter((one) => one.user !== order.owner).map((one) => ({ value: `user:${one.user}`, label: `${one.name} ${one.user}` })),
  };
  const desks = { label: t("order.to_group"), options: groups.map(({ name }) => ({ value: `group:${name}`, label: name })) };

  const submit = async ({ to = "", note = "" }: Values) => {
    const [kind, name] = [to.slice(0, to.indexOf(":")), to.slice(to.indexOf(":") + 1)];
    const work = {
      hand_over: () => ordersApi.handOver(order.number, kind === "group" ? { group: name } : { user: name }, note),
      give: () => ordersApi.give(order.number, name, note),
      decline: () => ordersApi.declineHandover(order.number, note),
    }[asking];
    if (await send(work)) onClose();
  };
  return (
    <Modal
      open
      title={t(asking === "decline" ? "order.decline_handover" : asking === "give" ? "order.give" : "order.hand_over")}
      okText={t("action.confirm")}
      cancelText={t("action.close")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit} data-testid="order-pass-on">
        {asking !== "decline" && (
          <Form.Item name="to" label={t("order.to")} rules={[{ required: true, message: t("fault.needed") }]}>
            <Select
              autoFocus
              showSearch={{ optionFilterProp: "label" }}
              data-testid="order-pass-to"
              options={asking === "give" ? [persons] : [persons, desks]}
            />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={t("order.note")}
          rules={[{ required: asking === "decline", whitespace: true, message: t("order.note_needed") }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
