import { Form, Input, type InputProps, InputNumber, Radio, Select } from "antd";
import type { Rule } from "antd/es/form";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import type { FormField } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { fitsMask } from "./formValues";

/** So many choices are shown side by side; more fold into a list. */
const SIDE_BY_SIDE = 4;
const NATIVE: Partial<Record<FormField["kind"], InputProps["type"]>> = { date: "date", time: "time", moment: "datetime-local" };

/** One field of a form of the catalogue, with its label, hint and rules. `path`: where the form keeps its values. */
export function FieldItem({ field, path = "fields", demanded = false }: { field: FormField; path?: string; demanded?: boolean }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const label = inLanguage(field.label);
  const needed = demanded || field.required;
  const hint = field.needed_for && !needed ? t("order.needed_for", { action: t(`order.action.${field.needed_for}` as Key) }) : null;
  const rules: Rule[] = [
    { required: needed, message: t("fault.needed") },
    {
      validator: (_, value: unknown) =>
        typeof value !== "string" || fitsMask(field, value.trim())
          ? Promise.resolve()
          : Promise.reject(new Error(t("order.looks_like", { example: field.example || field.mask }))),
    },
  ];
  return (
    <Form.Item name={[path, field.id]} label={label} rules={rules} extra={hint} data-testid={`field-${field.id}`}>
      <Field field={field} label={label} />
    </Form.Item>
  );
}

/** Ant Design hands `value`, `onChange` and `id` in. */
function Field({ field, label, ...given }: { field: FormField; label: string; value?: never; onChange?: (value: unknown) => void; id?: string }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const options = field.choices.map((one) => ({ value: one.value, label: inLanguage(one.label) }));
  const placeholder = field.example ? t("order.example", { example: field.example }) : undefined;
  const unit = inLanguage(field.unit);
  switch (field.kind) {
    case "long_text":
      return <Input.TextArea {...given} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} placeholder={placeholder} />;
    case "choice":
      return options.length <= SIDE_BY_SIDE ? (
        <Radio.Group {...given} aria-label={label} options={options} optionType="button" className="field-choices" />
      ) : (
        <Select {...given} allowClear showSearch={{ optionFilterProp: "label" }} options={options} placeholder={placeholder} />
      );
    case "choices":
      return <Select {...given} mode="multiple" allowClear showSearch={{ optionFilterProp: "label" }} options={options} />;
    case "yes_no":
      return (
        <Radio.Group
          {...given}
          aria-label={label}
          optionType="button"
          options={[
            { value: "yes", label: t("order.yes") },
            { value: "no", label: t("order.no") },
          ]}
        />
      );
    case "number":
    case "money":
      return (
        <InputNumber<string>
          {...(given as object)}
          stringMode
          controls={false}
          inputMode="decimal"
          min={field.least ?? undefined}
          max={field.most ?? undefined}
          prefix={field.kind === "money" ? "¥" : undefined}
          suffix={unit || undefined}
          style={{ width: "100%" }}
          placeholder={placeholder}
        />
      );
    case "phone":
      return <Input {...given} inputMode="tel" autoComplete="off" placeholder={placeholder} />;
    default:
      return (
        <Input
          {...given}
          type={NATIVE[field.kind] ?? "text"}
          autoComplete="off"
          placeholder={placeholder}
          suffix={unit || undefined}
        />
      );
  }
}
