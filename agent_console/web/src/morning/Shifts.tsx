import { CheckCircleFilled, HourglassOutlined } from "@ant-design/icons";
import { Button, Collapse, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { useColleagues } from "../orders/useService";
import type { OrderState } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser, useMay } from "../state/session";
import { Sign } from "../ui/Sign";
import { OrderSign } from "../ui/signs";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { useReport } from "../ui/useReport";
import { morning, type ShiftHandover } from "./api";

/** What shifts leave open, and who of the next one has signed for it (W11). */
export function Shifts() {
  const t = useWords();
  const report = useReport();
  const mayWrite = useMay("write_orders");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const pages = usePages<ShiftHandover>(["shifts"], morning.shifts);
  const handOver = async () => {
    setBusy(true);
    if (await report(morning.handOver(note.trim()))) {
      setNote("");
      await queryClient.invalidateQueries({ queryKey: ["shifts"] });
    }
    setBusy(false);
  };
  return (
    <section className="section" aria-label={t("shift.title")}>
      <h2>{t("shift.title")}</h2>
      {mayWrite && (
        <div className="shift-new no-print">
          <Input
            aria-label={t("shift.note")}
            placeholder={t("shift.note")}
            data-testid="shift-note"
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="primary" loading={busy} data-testid="hand-over-shift" onClick={() => void handOver()}>
            {t("shift.hand_over")}
          </Button>
        </div>
      )}
      {pages.error ? <Trouble error={pages.error} retry={pages.refresh} /> : null}
      {!pages.loading && pages.items.length === 0 && <p className="quiet">{t("shift.none")}</p>}
      {pages.items.map((one) => (
        <Shift key={one.id} shift={one} />
      ))}
      {pages.hasMore && <Button onClick={pages.more}>{t("action.more")}</Button>}
    </section>
  );
}

function Shift({ shift }: { shift: ShiftHandover }) {
  const t = useWords();
  const report = useReport();
  const nameOf = useColleagues();
  const { when } = useMoments();
  const me = useLive(myUser);
  const mayWrite = useMay("write_orders");
  const sign = async () => {
    await report(morning.sign(shift.id, ""));
    await queryClient.invalidateQueries({ queryKey: ["shifts"] });
  };
  return (
    <article className="shift" data-testid="shift">
      <header>
        <strong>{when(shift.at)}</strong>
        <span>{t("shift.by", { name: nameOf(shift.given_by) })}</span>
        {shift.signed_by ? (
          <Sign
            icon={<CheckCircleFilled />}
            tone="good"
            word={t("shift.signed", { name: nameOf(shift.signed_by), time: when(shift.signed_at) })}
          />
        ) : (
          <Sign icon={<HourglassOutlined />} tone="warning" word={t("shift.unsigned")} />
        )}
        <span className="grow" />
        {mayWrite && !shift.signed_by && shift.given_by !== me && (
          <Button type="primary" className="no-print" data-testid="sign-shift" onClick={() => void sign()}>
            {t("shift.sign")}
          </Button>
        )}
      </header>
      {shift.note && <p>「{shift.note}」</p>}
      <Collapse
        ghost
        defaultActiveKey={shift.signed_by ? [] : ["orders"]}
        items={[
          { key: "orders", label: t("shift.orders", { count: shift.orders.length }), children: <LeftOpen shift={shift} /> },
        ]}
      />
    </article>
  );
}

function LeftOpen({ shift }: { shift: ShiftHandover }) {
  const nameOf = useColleagues();
  const { nameOf: serviceOf } = useCatalogue();
  const { when } = useMoments();
  return (
    <ul className="shift-orders">
      {shift.orders.map((order) => (
        <li key={order.number}>
          <Link to={`/orders/${order.number}`}>{order.number}</Link>
          <OrderSign state={order.state as OrderState} />
          <span>{serviceOf(order.service_type)}</span>
          <span className="grow">{order.place}</span>
          <span>{nameOf(order.owner)}</span>
          {order.due_at && <span className="quiet nowrap">{when(order.due_at)}</span>}
        </li>
      ))}
    </ul>
  );
}
