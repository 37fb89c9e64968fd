import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  ExportOutlined,
  RollbackOutlined,
} from "@ant-design/icons";
import { Button, DatePicker, Form, Input, Modal, Select, type TableColumnsType } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { type Copy, type CopyAction, records } from "../customers/api";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import { AskReason } from "../quality/parts/AskReason";
import { ListPage } from "../ui/ListPage";
import { SearchBox } from "../ui/SearchBox";
import { Sign, type Tone } from "../ui/Sign";
import { useFilters } from "../ui/useFilters";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { usePersonName } from "../ui/usePeople";
import { useReport } from "../ui/useReport";
import { useQuery } from "@tanstack/react-query";

const STATES = ["requested", "approved", "refused", "withdrawn", "fetched", "lent", "returned"] as const;
const LOOK: Record<Copy["state"], readonly [ReactNode, Tone]> = {
  requested: [<ClockCircleOutlined />, "warning"],
  approved: [<CheckCircleFilled />, "good"],
  refused: [<CloseCircleFilled />, "bad"],
  withdrawn: [<CloseCircleFilled />, "quiet"],
  fetched: [<ExportOutlined />, "quiet"],
  lent: [<ExportOutlined />, "busy"],
  returned: [<RollbackOutlined />, "quiet"],
};

/** Wishes to copy out or borrow: decided by leads, one's own for everybody else (R2). */
export function CopiesPage() {
  const t = useWords();
  const report = useReport();
  const nameOf = usePersonName();
  const { when } = useMoments();
  const { filters, set } = useFilters(["state", "overdue"]);
  const [refusing, setRefusing] = useState<Copy | null>(null);
  const [lending, setLending] = useState(false);
  const asked = { state: filters.state, overdue: filters.overdue };
  const pages = usePages<Copy>(["copies", asked], (cursor) => records.copies({ ...asked, cursor }));
  const changed = () => queryClient.invalidateQueries({ queryKey: ["copies"] });
  const step = (copy: Copy, action: CopyAction) =>
    action === "refuse" ? setRefusing(copy) : void report(records.stepCopy(copy.id, action)).then(changed);
  const columns: TableColumnsType<Copy> = [
    { title: t("copy.what"), render: (_, c) => <What copy={c} /> },
    {
      title: t("copy.state"),
      render: (_, c) =>
        c.overdue ? (
          <Sign icon={<ExclamationCircleFilled />} tone="bad" word={t("copy.overdue")} />
        ) : (
          <Sign icon={LOOK[c.state][0]} tone={LOOK[c.state][1]} word={t(`copy.state.${c.state}`)} />
        ),
    },
    { title: t("copy.by"), render: (_, c) => `${nameOf(c.by)} · ${when(c.at)}` },
    { title: t("copy.why"), className: "clip", dataIndex: "why" },
    { title: t("copy.until"), render: (_, c) => <span className="nowrap">{when(c.until)}</span> },
    {
      title: t("copy.steps"),
      render: (_, c) => c.steps.map((one) => `${t(`copy.action.${one.action}`)} ${nameOf(one.by)} ${one.words}`).join(" · ") || "—",
    },
    {
      title: "",
      render: (_, c) => (
        <div className="button-row">
          {c.actions
            .filter((action) => action !== "fetch")
            .map((action) => (
              <Button
                key={action}
                size="small"
                type={action === "approve" ? "primary" : "default"}
                danger={action === "refuse"}
                data-testid={`copy-${action}`}
                onClick={(event) => {
                  event.stopPropagation();
                  step(c, action);
                }}
              >
                {t(`copy.action.${action}`)}
              </Button>
            ))}
        </div>
      ),
    },
  ];
  return (
    <ListPage
      title={t("admin.tab.copies")}
      pages={pages}
      columns={columns}
      rowKey="id"
      onOpen={() => undefined}
      csv=""
      actions={
        <Button type="primary" onClick={() => setLending(true)} data-testid="loan-new">
          {t("copy.lend")}
        </Button>
      }
      filters={
        <Select
          aria-label={t("copy.state")}
          value={filters.overdue ? "overdue" : (filters.state ?? "")}
          onChange={(value: string) => set(value === "overdue" ? { overdue: "true", state: null } : { state: value, overdue: null })}
          options={[
            { value: "", label: t("list.all_of", { name: t("copy.state") }) },
            { value: "overdue", label: t("copy.overdue") },
            ...STATES.map((state) => ({ value: state, label: t(`copy.state.${state}`) })),
          ]}
        />
      }
    >
      <AskReason
        title={refusing && t("copy.action.refuse")}
        label={t("export.reason")}
        act={async (reason) => {
          if (refusing) await records.stepCopy(refusing.id, "refuse", reason);
          await changed();
        }}
        onClose={() => setRefusing(null)}
      />
      {lending && <Lending onClose={() => setLending(false)} onAsked={changed} />}
    </ListPage>
  );
}

function What({ copy }: { copy: Copy }) {
  const t = useWords();
  const filters = Object.entries(copy.filters).map(([name, value]) => `${name}=${value}`);
  return (
    <span data-testid="copy" data-state={copy.state}>
      {t(`copy.kind.${copy.kind}`)}：
      {copy.kind === "loan" ? (
        <>
          <Link to={`/customers/${copy.subject}`}>{copy.what}</Link>
        </>
      ) : (
        `${t(`copy.list.${copy.resource}` as "copy.list.customers")} ${filters.join(" ")}`
      )}
    </span>
  );
}

interface LoanValues {
  subject: string;
  what: string;
  why: string;
  until: Dayjs;
}

/** A paper file is to leave its shelf: whose, what for, until when. */
function Lending({ onClose, onAsked }: { onClose: () => void; onAsked: () => Promise<unknown> }) {
  const t = useWords();
  const report = useReport();
  const [form] = Form.useForm<LoanValues>();
  const [text, setText] = useState("");
  const found = useQuery({
    queryKey: ["customers", { text, lending: true }],
    queryFn: () => api.customers({ text, limit: 20 }),
    enabled: text !== "",
  });
  const submit = async (values: LoanValues) => {
    const { subject, what, why, until } = values;
    const wish = { kind: "loan", subject, what, why, until: until.endOf("day").toISOString(), resource: "", filters: {} } as const;
    if (await report(records.askForCopy(wish))) {
      await onAsked();
      onClose();
    }
  };
  return (
    <Modal open title={t("copy.lend")} okText={t("export.ask")} cancelText={t("action.cancel")} onOk={form.submit} onCancel={onClose}>
      <SearchBox value={text} label={t("customer.search")} onSearch={setText} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void submit(values)}
        initialValues={{ what: t("copy.paper_file"), until: dayjs().add(3, "day") }}
      >
        <Form.Item name="subject" label={t("copy.whose")} rules={[{ required: true, message: t("copy.whose_needed") }]}>
          <Select
            options={(found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${one.place || "—"}` }))}
          />
        </Form.Item>
        <Form.Item name="what" label={t("copy.what")} rules={[{ required: true }]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="why" label={t("copy.why")} rules={[{ required: true, whitespace: true, message: t("quality.reason_needed") }]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="until" label={t("copy.until")} rules={[{ required: true }]}>
          <DatePicker minDate={dayjs()} maxDate={dayjs().add(89, "day")} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
