import { App, Button, Form, Input, Radio } from "antd";
import { type KeyboardEvent, useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import type { Callback, Satisfaction } from "../protocol/types";
import { useDraft } from "../ui/useDraft";
import { useReport } from "../ui/useReport";
import { callbackApi, type VisitFound } from "./api";
import { GRADED, keyed } from "./grading";

const SATISFACTIONS: readonly (readonly [Satisfaction, string])[] = [
  ["satisfied", "+"],
  ["neutral", "0"],
  ["dissatisfied", "-"],
];

/** What the visit found (C7): keys 1–5 grade one after another. Not satisfied opens an order by itself. */
export function VisitForm({ callback }: { callback: Callback }) {
  const t = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const [form] = Form.useForm<VisitFound>();
  const [busy, setBusy] = useState(false);
  const { draft, keep, clear } = useDraft<VisitFound>(`visit.${callback.id}`);
  const satisfaction = Form.useWatch("satisfaction", form);

  const byKey = (event: KeyboardEvent) => {
    if (isSubmit(event.nativeEvent)) return form.submit();
    const typing = event.target instanceof HTMLTextAreaElement;
    const filled = typing || event.ctrlKey || event.altKey || event.metaKey ? null : keyed(event.key, form.getFieldsValue());
    if (!filled) return;
    event.preventDefault();
    form.setFieldsValue(filled);
    keep(form.getFieldsValue());
  };
  const submit = async (found: VisitFound) => {
    setBusy(true);
    const result = {
      ...found,
      attitude: found.attitude ?? null,
      speed: found.speed ?? null,
      outcome: found.outcome ?? null,
      advice: found.advice?.trim() ?? "",
      complaint: found.satisfaction === "dissatisfied" ? (found.complaint?.trim() ?? "") : "",
    };
    if (await report(callbackApi.change(callback.id, { action: "result", ...result }))) {
      clear();
      message.success(t("visit.saved"));
      await queryClient.invalidateQueries({ queryKey: ["callbacks"] });
    }
    setBusy(false);
  };

  return (
    <Form
      form={form}
      layout="vertical"
      colon={false}
      requiredMark={false}
      data-testid="visit-form"
      aria-label={t("visit.title")}
      tabIndex={-1}
      initialValues={{ ...callback.result, ...draft }}
      onValuesChange={(_, all) => keep(all)}
      onFinish={submit}
      onKeyDown={byKey}
    >
      <p className="quiet">{t("visit.grades_hint")}</p>
      <Form.Item
        name="satisfaction"
        label={t("visit.satisfaction")}
        rules={[{ required: true, message: t("visit.satisfaction_needed") }]}
      >
        <Radio.Group buttonStyle="solid">
          {SATISFACTIONS.map(([value, key]) => (
            <Radio.Button key={value} value={value} data-testid={`visit-${value}`}>
              {t(`visit.${value}`)} <kbd>{key}</kbd>
            </Radio.Button>
          ))}
        </Radio.Group>
      </Form.Item>
      {GRADED.map((name) => (
        <Form.Item key={name} name={name} label={t(`visit.${name}`)} layout="horizontal" className="visit-grade">
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            data-testid={`visit-${name}`}
            options={[1, 2, 3, 4, 5].map((grade) => ({ value: grade, label: String(grade) }))}
          />
        </Form.Item>
      ))}
      {satisfaction === "dissatisfied" && (
        <Form.Item
          name="complaint"
          label={t("visit.complaint")}
          extra={t("visit.complaint_hint")}
          rules={[{ required: true, whitespace: true, message: t("visit.complaint_needed") }]}
        >
          <Input.TextArea data-testid="visit-complaint" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} />
        </Form.Item>
      )}
      <Form.Item name="advice" label={t("visit.advice")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="visit-save">
        {t("visit.save")}
        <kbd>Ctrl+↵</kbd>
      </Button>
    </Form>
  );
}
