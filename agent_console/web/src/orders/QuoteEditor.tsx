import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { useInLanguage } from "../quality/useNames";
import { useDraft } from "../ui/useDraft";
import { ordersApi, type QuotedLine } from "./api";
import { useChange } from "./change";
import { fenOf, yuanOf } from "./money";

/** Lines picked from the price list, with their quantities; what is in no list is written by hand (W4). */
export function QuoteEditor({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { order, service, busy, send } = useChange();
  const { draft, keep, clear } = useDraft<{ lines: QuotedLine[] }>(`quote.${order.number}`);
  const [lines, setLines] = useState<readonly QuotedLine[]>(draft.lines ?? order.quote?.lines ?? []);
  const put = (next: readonly QuotedLine[]) => {
    setLines(next);
    keep({ lines: [...next] });
  };
  const change = (at: number, over: Partial<QuotedLine>) => put(lines.map((line, i) => (i === at ? { ...line, ...over } : line)));
  const total = lines.reduce((sum, line) => sum + fenOf(line.yuan) * line.quantity, 0);
  const complete = lines.length > 0 && lines.every((line) => line.name.trim() && line.yuan !== "" && line.quantity > 0);
  const prices = service?.prices ?? [];

  return (
    <div className="quote-editor" data-testid="quote-editor">
      <Select
        value={null}
        data-testid="quote-pick"
        placeholder={t("order.quote_pick")}
        aria-label={t("order.quote_pick")}
        showSearch={{ optionFilterProp: "find" }}
        options={[
          ...prices.map((price) => ({
            value: price.id,
            label: `${inLanguage(price.name)} · ¥${yuanOf(price.fen)}/${inLanguage(price.unit)}`,
            find: `${price.id} ${Object.values(price.name).join(" ")}`,
          })),
          { value: "", label: t("order.quote_other"), find: t("order.quote_other") },
        ]}
        onChange={(id: string | null) => {
          const price = prices.find((one) => one.id === id);
          put([
            ...lines,
            price
              ? { name: inLanguage(price.name), unit: inLanguage(price.unit), yuan: yuanOf(price.fen), quantity: 1 }
              : { name: "", unit: "", yuan: "", quantity: 1 },
          ]);
        }}
      />
      <ul className="rows">
        {lines.map((line, i) => (
          <li key={i} className="quote-line">
            <Input
              className="quote-name"
              aria-label={t("order.quote_name")}
              placeholder={t("order.quote_name")}
              value={line.name}
              maxLength={200}
              onChange={(event) => change(i, { name: event.target.value })}
            />
            <InputNumber<string>
              aria-label={t("order.quote_price")}
              prefix="¥"
              stringMode
              controls={false}
              min="0"
              precision={2}
              value={line.yuan}
              onChange={(value) => change(i, { yuan: value ?? "" })}
            />
            <InputNumber<number>
              aria-label={t("order.quote_quantity")}
              prefix="×"
              min={1}
              max={10_000}
              precision={0}
              value={line.quantity}
              suffix={line.unit || undefined}
              onChange={(value) => change(i, { quantity: value ?? 1 })}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t("order.quote_drop")}
              onClick={() => put(lines.filter((_, at) => at !== i))}
            />
          </li>
        ))}
      </ul>
      <p className="quote-total">
        {t("order.quote_total")} <strong>¥{yuanOf(total)}</strong>
      </p>
      <div className="form-buttons">
        <Button onClick={onClose}>{t("action.close")}</Button>
        <Button
          type="primary"
          disabled={!complete}
          loading={busy}
          data-testid="quote-save"
          onClick={() =>
            void send(() => ordersApi.quote(order.number, lines), { said: t("order.quoted") }).then((done) => {
              if (!done) return;
              clear();
              onClose();
            })
          }
        >
          {t("order.quote_save")}
        </Button>
      </div>
    </div>
  );
}
