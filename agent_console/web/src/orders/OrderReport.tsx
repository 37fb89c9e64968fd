import { Button, Form } from "antd";
import { Fragment, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { useInLanguage } from "../quality/useNames";
import { showAtFieldPaths } from "../ui/formTrouble";
import { useDraft } from "../ui/useDraft";
import { useMoments, useZone } from "../ui/useMoments";
import { ordersApi } from "./api";
import { useChange } from "./change";
import { FieldItem } from "./FieldInput";
import { filledIn, type Input, readable, toInputs } from "./formValues";
import { TargetSign } from "./TargetSign";

/** The written report of an emergency or a major fault, with what is left of its 24 hours (W10). */
export function OrderReport() {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { when } = useMoments();
  const { order, service } = useChange();
  const filed = Object.keys(order.report).length > 0;
  const [writing, setWriting] = useState(!filed);
  if (!service || service.report.length === 0) return null;
  const target = order.targets.find((one) => one.kind === "report");
  const say = { inLanguage, when, yes: t("order.yes"), no: t("order.no") };
  return (
    <section className="section" aria-label={t("order.report")} data-testid="order-report">
      <h2 className="section-head">
        {t("order.report")}
        {target && <TargetSign target={target} order={order} />}
      </h2>
      {writing ? (
        <Writing onFiled={() => setWriting(false)} />
      ) : (
        <>
          <dl className="facts">
            {service.report.map((field) => (
              <Fragment key={field.id}>
                <dt>{inLanguage(field.label)}</dt>
                <dd className="order-note">{order.report[field.id] ? readable(field, order.report[field.id] ?? "", say) : "—"}</dd>
              </Fragment>
            ))}
          </dl>
          <Button onClick={() => setWriting(true)}>{t("action.edit")}</Button>
        </>
      )}
    </section>
  );
}

function Writing({ onFiled }: { onFiled: () => void }) {
  const t = useWords();
  const zone = useZone();
  const { order, service, busy, send } = useChange();
  const [form] = Form.useForm<{ report?: Record<string, Input> }>();
  const { draft, keep, clear } = useDraft<{ report: Record<string, Input> }>(`report.${order.number}`);
  const fields = service?.report ?? [];
  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="order-report-form"
      initialValues={{ report: { ...toInputs(fields, order.report, zone), ...draft.report } }}
      onValuesChange={(_, all: { report?: Record<string, Input> }) => keep(all.report ? { report: all.report } : {})}
      scrollToFirstError={{ focus: true }}
      onFinish={async ({ report }) => {
        const values = filledIn(fields, report, zone);
        const onFault = (error: unknown) => showAtFieldPaths(form, error, t);
        if (!(await send(() => ordersApi.report(order.number, values), { said: t("order.report_filed"), onFault }))) return;
        clear();
        onFiled();
      }}
    >
      {fields.map((field) => (
        <FieldItem key={field.id} field={field} path="report" />
      ))}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("order.report_file")}
        </Button>
      </div>
    </Form>
  );
}
