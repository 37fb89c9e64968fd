import { Checkbox, Form, Input, Radio, Select } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import type { Purpose } from "../protocol/types";
import { beginsLate, endsEarly, type Values, type Window } from "./booking";
import { ASKS, BOOKED_BY_PEOPLE } from "./purposes";
import { usePurposeRules } from "./usePurposeRules";

const PRIORITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Of a new callback what most don't need: what it is for, its window, who speaks, how urgent it is. */
export function MoreFields() {
  const t = useWords();
  const form = Form.useFormInstance<Values>();
  const purpose: Purpose = Form.useWatch("purpose", form) ?? "promised";
  const rules = usePurposeRules(purpose);
  const isBound = rules && !rules.any_hour && !rules.despite_wish;
  const mayAsk = rules && !(rules.any_hour && rules.despite_wish);
  const refuse = (wrong: (window: Window) => boolean, words: "callback.earliest_late" | "callback.latest_early") => ({
    validator: () => (wrong(form.getFieldsValue()) ? Promise.reject(new Error(t(words))) : Promise.resolve()),
  });
  return (
    <>
      <Form.Item name="purpose" label={t("callback.purpose")} extra={isBound && t("callback.hours_hint")}>
        <Select
          data-testid="callback-purpose"
          options={BOOKED_BY_PEOPLE.map((one) => ({ value: one, label: t(`callback.purpose.${one}`) }))}
          // A survey is what the centre asks by itself; the others are made by people unless somebody says otherwise.
          onChange={(chosen: Purpose) => form.setFieldValue("mode", chosen === "survey" ? "machine" : "agent")}
        />
      </Form.Item>
      {mayAsk && (
        <Form.Item name="asked" valuePropName="checked">
          <Checkbox data-testid="callback-asked">{t("callback.asked_short")}</Checkbox>
        </Form.Item>
      )}
      {ASKS.has(purpose) && (
        <Form.Item name="mode" label={t("callback.mode")}>
          <Radio.Group
            data-testid="callback-mode"
            options={(["agent", "machine"] as const).map((mode) => ({ value: mode, label: t(`callback.mode.${mode}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="earliest"
        label={t("callback.earliest")}
        dependencies={["due"]}
        rules={[refuse(beginsLate, "callback.earliest_late")]}
      >
        <Input type="datetime-local" data-testid="callback-earliest" />
      </Form.Item>
      <Form.Item
        name="latest"
        label={t("callback.latest")}
        dependencies={["due", "earliest"]}
        rules={[refuse(endsEarly, "callback.latest_early")]}
      >
        <Input type="datetime-local" data-testid="callback-latest" />
      </Form.Item>
      <Form.Item name="priority" label={t("callback.priority")}>
        <Select
          data-testid="callback-priority"
          options={[
            { value: 0, label: t("callback.priority_usual") },
            ...PRIORITIES.map((one) => ({ value: one, label: one === 1 ? t("callback.priority_first") : String(one) })),
          ]}
        />
      </Form.Item>
    </>
  );
}
