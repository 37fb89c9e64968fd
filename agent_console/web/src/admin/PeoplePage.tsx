import { CheckCircleFilled, PlusOutlined, StopOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Drawer, Form, Input, Select, type TableColumnsType } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { type Colleague, type NewPerson, records, type Role } from "../customers/api";
import { useWords } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";
import { useLive } from "../state/liveStore";
import { showAtFields } from "../ui/formTrouble";
import { ListPage } from "../ui/ListPage";
import { Sign } from "../ui/Sign";
import { usePages } from "../ui/usePages";

const ROLES: readonly Role[] = ["agent", "senior", "lead", "quality", "duty_manager", "department", "manager", "administrator"];

/** Who works here, in which role, queues and groups (A1). */
export function PeoplePage() {
  const t = useWords();
  const [open, setOpen] = useState<Colleague | "new" | null>(null);
  const pages = usePages<Colleague>(["people", "list"], records.people);
  const columns: TableColumnsType<Colleague> = [
    { title: t("people.name"), dataIndex: "name" },
    { title: t("people.user"), dataIndex: "user" },
    { title: t("people.role"), render: (_, p) => t(`role.${p.role}`) },
    { title: t("people.queues"), render: (_, p) => p.queues.join(" · ") || "—" },
    { title: t("people.groups"), render: (_, p) => p.groups.join(" · ") || "—" },
    {
      title: t("people.active"),
      render: (_, p) =>
        p.active ? (
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("people.here")} />
        ) : (
          <Sign icon={<StopOutlined />} tone="quiet" word={t("people.left")} />
        ),
    },
  ];
  return (
    <ListPage
      title={t("admin.tab.people")}
      pages={pages}
      columns={columns}
      rowKey="user"
      onOpen={setOpen}
      csv=""
      filters={null}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen("new")} data-testid="person-new">
          {t("people.add")}
        </Button>
      }
    >
      <Drawer
        title={open === "new" ? t("people.add") : open && `${open.name} ${open.user}`}
        open={open !== null}
        onClose={() => setOpen(null)}
        size={460}
        destroyOnHidden
      >
        {open && <PersonForm person={open === "new" ? null : open} groups={groupsOf(pages.items)} onSaved={() => setOpen(null)} />}
      </Drawer>
    </ListPage>
  );
}

function groupsOf(people: readonly Colleague[]): string[] {
  return [...new Set(people.flatMap((one) => one.groups))].sort();
}

interface Values extends NewPerson {
  active: boolean;
}

function PersonForm({ person, groups, onSaved }: { person: Colleague | null; groups: readonly string[]; onSaved: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const queues = useLive((live) => live.queues);
  const submit = async ({ user, active, password, ...rest }: Values) => {
    setBusy(true);
    try {
      if (person) await records.changePerson(person.user, { ...rest, active, ...(password ? { password } : {}) });
      else await records.addPerson({ ...rest, user, password });
      await queryClient.invalidateQueries({ queryKey: ["people"] });
      message.success(t("people.saved"));
      onSaved();
    } catch (error) {
      const names = Object.fromEntries(["user", "name", "role", "queues", "groups", "password"].map((one) => [one, one]));
      if (!showAtFields(form, error, names, t)) {
        const { key, values } = explain(error);
        message.error(t(key, values));
      }
    } finally {
      setBusy(false);
    }
  };
  const choices = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  return (
    <Form
      form={form}
      layout="vertical"
      data-testid="person-form"
      onFinish={(values) => void submit(values)}
      initialValues={{ queues: [], groups: [], role: "agent", active: true, ...person }}
    >
      {!person && (
        <Form.Item name="user" label={t("people.user")} rules={[{ required: true, message: t("fault.needed") }]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="name" label={t("people.name")} rules={[{ required: true, whitespace: true, message: t("fault.needed") }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t("people.role")}>
        <Select options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      </Form.Item>
      <Form.Item name="queues" label={t("people.queues")}>
        <Select mode="multiple" options={Object.values(queues).map((queue) => ({ value: queue.id, label: queue.name }))} />
      </Form.Item>
      <Form.Item name="groups" label={t("people.groups")}>
        <Select mode="tags" options={choices(groups)} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(person ? "people.new_password" : "people.password")}
        rules={[{ required: !person, min: 8, message: t("people.password_short") }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {person && (
        <Form.Item name="active" valuePropName="checked">
          <Checkbox>{t("people.here")}</Checkbox>
        </Form.Item>
      )}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("action.save")}
        </Button>
      </div>
    </Form>
  );
}
