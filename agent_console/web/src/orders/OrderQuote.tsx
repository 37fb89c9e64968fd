import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { ordersApi } from "./api";
import { useChange } from "./change";
import { QuoteEditor } from "./QuoteEditor";
import { useColleagues } from "./useService";

const OVER = ["done", "answered", "visited", "closed", "cancelled"];

/** What it costs: quoted from the price list, confirmed by the customer, handed to finance (W4). */
export function OrderQuote() {
  const t = useWords();
  const nameOf = useColleagues();
  const { when } = useMoments();
  const { order, service, busy, send } = useChange();
  const [editing, setEditing] = useState(() => sessionStorage.getItem(`hotline.draft.quote.${order.number}`) !== null);
  const { quote, fee } = order;
  if (!service?.paid && !quote && !service?.prices.length) return null;
  const over = OVER.includes(order.state);
  return (
    <section className="section" aria-label={t("order.quote")} data-testid="order-quote">
      <h2 className="section-head">
        {t("order.quote")}
        {quote?.confirmed_at ? (
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("order.quote_confirmed")} />
        ) : (
          service?.paid && <Sign icon={<ExclamationCircleFilled />} tone="warning" word={t(quote ? "order.quote_open" : "order.quote_none")} />
        )}
      </h2>
      {editing ? (
        <QuoteEditor onClose={() => setEditing(false)} />
      ) : (
        <>
          {quote && (
            <>
              <ul className="rows">
                {quote.lines.map((line, i) => (
                  <li key={i} className="quote-shown">
                    <span className="grow">{line.name}</span>
                    <span className="nowrap">
                      ¥{line.yuan} × {line.quantity}
                      {line.unit}
                    </span>
                  </li>
                ))}
              </ul>
              <p className="quote-total">
                {t("order.quote_total")} <strong data-testid="quote-total">¥{quote.yuan}</strong>
              </p>
              <p className="quiet">
                {t("order.quoted_by", { who: nameOf(quote.by), when: when(quote.at) })}
                {quote.confirmed_at && ` · ${t("order.confirmed_by", { who: nameOf(quote.confirmed_by), when: when(quote.confirmed_at) })}`}
              </p>
            </>
          )}
          {!over && (
            <div className="button-row">
              <Button onClick={() => setEditing(true)} data-testid="quote-edit">
                {t(quote ? "order.quote_change" : "order.quote_make")}
              </Button>
              {quote && !quote.confirmed_at && (
                <Button
                  type="primary"
                  loading={busy}
                  data-testid="quote-confirm"
                  onClick={() => void send(() => ordersApi.confirmQuote(order.number), { said: t("order.quote_confirmed") })}
                >
                  {t("order.quote_confirm")}
                </Button>
              )}
            </div>
          )}
        </>
      )}
      {fee ? (
        <p>
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("order.fee_in", { yuan: fee.yuan })} />{" "}
          <span className="quiet">
            {nameOf(fee.by)} · {when(fee.at)}
            {fee.receipt && ` · ${fee.receipt}`}
          </span>
        </p>
      ) : (
        quote?.confirmed_at && over && order.state !== "cancelled" && <HandIn yuan={quote.yuan} />
      )}
    </section>
  );
}

function HandIn({ yuan }: { yuan: string }) {
  const t = useWords();
  const { order, busy, send } = useChange();
  const [receipt, setReceipt] = useState("");
  return (
    <div className="button-row">
      <Input
        className="fee-receipt"
        aria-label={t("order.receipt")}
        placeholder={t("order.receipt")}
        value={receipt}
        maxLength={100}
        onChange={(event) => setReceipt(event.target.value)}
      />
      <Button
        type="primary"
        loading={busy}
        data-testid="fee-hand-in"
        onClick={() => void send(() => ordersApi.handIn(order.number, yuan, receipt.trim()))}
      >
        {t("order.fee_hand_in", { yuan })}
      </Button>
    </div>
  );
}
