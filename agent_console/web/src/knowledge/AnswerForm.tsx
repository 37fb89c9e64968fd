import { Alert, App, Button, Checkbox, DatePicker, Form, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { isSubmit } from "../keys/shortcuts";
import { useNames } from "../quality/useNames";
import { explain } from "../protocol/problem";
import { useLive } from "../state/liveStore";
import { showAtFields } from "../ui/formTrouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useDraft } from "../ui/useDraft";
import { fromWallTime, toWallTime } from "../format/moment";
import { useZone } from "../ui/useMoments";
import { AnswerText } from "./AnswerText";
import { type Answer, knowledge, type NewAnswer } from "./api";
import { type AnswerValues, bodyOf, changedFields, valuesOf } from "./answerValues";
import { knowledgeChanged } from "./useKnowledge";

const FIELDS = Object.fromEntries(
  ["title", "text", "questions", "keywords", "spoken", "key", "category", "service_types", "owner", "expires_on", "live_from", "note"].map(
    (name) => [name, name],
  ),
);
const ROLES = ["agent", "senior", "lead", "quality", "duty_manager", "department", "manager", "administrator"] as const;

/** Writes an answer: each save is a new version, a draft until it is published. What is typed survives a conflict. */
export function AnswerForm({ answer, onSaved }: { answer: Answer | null; onSaved: (answer: Answer) => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const { types, nameOf } = useCatalogue();
  const nameOfPerson = useNames();
  const queues = useLive((live) => live.queues);
  const people = useLive((live) => live.agents);
  const [form] = Form.useForm<AnswerValues>();
  const [busy, setBusy] = useState(false);
  const [base, setBase] = useState(answer?.newest ?? null);
  const [begun] = useState(base);
  const { draft, keep, clear } = useDraft<AnswerValues>(`answer.${answer && begun ? `${answer.id}.${begun.version}` : "new"}`);
  const toWall = (iso: string) => toWallTime(Date.parse(iso), zone);
  const saved = begun ? valuesOf(begun.words, toWall) : {};
  const initial = { ...saved, ...draft };
  const [shown, setShown] = useState<Partial<AnswerValues>>(initial);

  const submit = async (values: AnswerValues) => {
    setBusy(true);
    const body: NewAnswer = bodyOf(values, (wall) => fromWallTime(wall, zone));
    try {
      const done = answer
        ? await knowledge.change(answer.id, { ...body, base_version: base?.version ?? 1 })
        : await knowledge.write(body);
      clear();
      message.success(t("answer.saved", { version: done.newest.version }));
      await knowledgeChanged();
      onSaved(done);
    } catch (error) {
      if (!showAtFields(form, error, FIELDS, t)) {
        const { key, values: words } = explain(error);
        message.error(t(key, words));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="answer-form"
      initialValues={initial}
      onValuesChange={(_, all) => {
        keep(all);
        setShown(all);
      }}
      onFinish={submit}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && form.submit()}
      scrollToFirstError={{ focus: true }}
    >
      {answer && base && answer.newest.version > base.version && (
        <Alert
          type="warning"
          showIcon
          data-testid="answer-conflict"
          title={t("answer.conflict", { who: nameOfPerson(answer.newest.by), version: answer.newest.version })}
          description={
            <>
              {changedFields(base.words, answer.newest.words).map((field) => t(`answer.${field}`)).join("、")}
              <div className="answer-text">{answer.newest.words.text}</div>
            </>
          }
          action={<Button onClick={() => setBase(answer.newest)}>{t("answer.conflict_go_on")}</Button>}
        />
      )}
      <Form.Item name="title" label={t("answer.title")} rules={[{ required: true, whitespace: true, message: t("fault.needed") }]}>
        <Input data-testid="answer-title" maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="text" label={t("answer.text")} rules={[{ required: true, whitespace: true, message: t("fault.needed") }]}>
        <Input.TextArea data-testid="answer-body" autoSize={{ minRows: 5, maxRows: 16 }} maxLength={8000} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="keywords" label={t("answer.keywords")} extra={t("answer.keywords_hint")}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["、", "，", ",", "；", ";"]} data-testid="answer-keywords" />
        </Form.Item>
        <Form.Item name="questions" label={t("answer.questions")} extra={t("answer.questions_hint")}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["；", ";", "？", "?"]} />
        </Form.Item>
        <Form.Item name="category" label={t("answer.category")}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="service_types" label={t("answer.service_types")}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={types.map((type) => ({ value: type.id, label: `${type.id} ${nameOf(type.id)}` }))}
          />
        </Form.Item>
        <Form.Item name="owner" label={t("answer.owner")} extra={t("answer.owner_hint")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={Object.values(people).map((one) => ({ value: one.user, label: `${one.name} ${one.user}` }))}
          />
        </Form.Item>
        <Form.Item
          name="expires_on"
          label={t("answer.expires_on")}
          getValueProps={(day?: string) => ({ value: day ? dayjs(day) : null })}
          normalize={(day: dayjs.Dayjs | null) => day?.format("YYYY-MM-DD")}
        >
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
      </div>
      <fieldset className="answer-part">
        <legend>{t("answer.self_service")}</legend>
        <div className="answer-menu-fields">
          <Form.Item name="key" label={t("answer.key")}>
            <Select allowClear options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => ({ value: key, label: String(key) }))} />
          </Form.Item>
          <Form.Item name="spoken" label={t("answer.spoken_text")}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={600} showCount />
          </Form.Item>
        </div>
      </fieldset>
      <fieldset className="answer-part">
        <legend>{t("answer.required_reading")}</legend>
        <Form.Item name="asks_reading" valuePropName="checked">
          <Checkbox data-testid="answer-reading">{t("answer.asks_reading")}</Checkbox>
        </Form.Item>
        {shown.asks_reading && (
          <div className="two-fields">
            <Form.Item name="roles" label={t("answer.reading_roles")} extra={t("answer.reading_hint")}>
              <Select mode="multiple" options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
            </Form.Item>
            <Form.Item name="queues" label={t("answer.reading_queues")}>
              <Select mode="multiple" options={Object.values(queues).map((queue) => ({ value: queue.id, label: queue.name }))} />
            </Form.Item>
          </div>
        )}
        <Form.Item name="live_from" label={t("answer.live_from")} extra={t("answer.live_from_hint")}>
          <Input type="datetime-local" style={{ maxWidth: 240 }} />
        </Form.Item>
      </fieldset>
      <fieldset className="answer-part" aria-live="off">
        <legend>{t("answer.preview")}</legend>
        <h3>{shown.title || "—"}</h3>
        <AnswerText words={{ text: shown.text ?? "", spoken: shown.spoken ?? "", key: shown.key ?? null }} />
      </fieldset>
      <Form.Item name="note" label={t("answer.note")}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <footer className="form-buttons">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="answer-save">
          {t("answer.save")}
          <kbd>Ctrl+↵</kbd>
        </Button>
      </footer>
    </Form>
  );
}
