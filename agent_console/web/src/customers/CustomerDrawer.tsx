import "./customers.css";
import { EditOutlined, MergeCellsOutlined, PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Drawer, Spin, Tabs } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { AskReason } from "../quality/parts/AskReason";
import { useMay } from "../state/session";
import { Trouble } from "../ui/Trouble";
import { useReport } from "../ui/useReport";
import { records, type WholeFile } from "./api";
import { CustomerForm } from "./CustomerForm";
import { Facts } from "./Facts";
import { FileHistory, Looks } from "./FileHistory";
import { MergeDialog } from "./MergeDialog";
import { Papers } from "./Papers";
import { Service } from "./Service";

/** One customer's file: who, their service, papers, history; changed in place. */
export function CustomerDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useWords();
  const mayWrite = useMay("write_orders");
  const [editing, setEditing] = useState(false);
  useEffect(() => setEditing(false), [id]);
  const { data, error, refetch } = useQuery({
    queryKey: ["customers", "file", id],
    queryFn: () => records.file(id ?? ""),
    enabled: id !== null,
  });
  const customer = data?.customer;
  const own = customer && !customer.merged_into && !customer.destroyed_at;
  return (
    <Drawer
      title={t("customer.card")}
      open={id !== null}
      onClose={onClose}
      size={760}
      extra={
        mayWrite &&
        own &&
        !editing && (
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)} data-testid="file-edit">
            {t("action.edit")}
          </Button>
        )
      }
    >
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Spin />
      ) : editing ? (
        <CustomerForm
          customer={data.customer}
          onSaved={() => {
            setEditing(false);
            void queryClient.invalidateQueries({ queryKey: ["customers"] });
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <File file={data} />
      )}
    </Drawer>
  );
}

function File({ file }: { file: WholeFile }) {
  const t = useWords();
  const leads = useMay("approve_copies");
  const { customer } = file;
  return (
    <article data-testid="customer-file">
      {customer.merged_into && <Merged id={customer.id} into={customer.merged_into} />}
      {customer.destroyed_at && <Alert type="info" showIcon title={t("customer.destroyed")} />}
      <Tabs
        items={[
          {
            key: "facts",
            label: t("customer.tab.facts"),
            children: (
              <>
                <Facts file={file} />
                {!customer.merged_into && !customer.destroyed_at && <Deeds file={file} />}
              </>
            ),
          },
          { key: "service", label: t("customer.tab.service"), children: <Service file={file} /> },
          {
            key: "papers",
            label: `${t("customer.tab.papers")} ${file.files.items.length || ""}`,
            children: <Papers customer={customer.id} papers={file.files.items} />,
          },
          { key: "history", label: t("customer.tab.history"), children: <FileHistory customer={customer.id} /> },
          ...(leads ? [{ key: "looks", label: t("customer.tab.looks"), children: <Looks customer={customer.id} /> }] : []),
        ]}
      />
    </article>
  );
}

function Merged({ id, into }: { id: string; into: string }) {
  const t = useWords();
  const report = useReport();
  const leads = useMay("steer_orders");
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {t("customer.merged_into")} <Link to={`/customers/${into}`}>{t("customer.open_file")}</Link>
        </>
      }
      action={
        leads && (
          <Button
            size="small"
            onClick={() =>
              void report(records.unmerge(id)).then(() => queryClient.invalidateQueries({ queryKey: ["customers"] }))
            }
          >
            {t("merge.undo")}
          </Button>
        )
      }
    />
  );
}

/** What can be done with the whole file: merge it, keep a wish not to be called. */
function Deeds({ file }: { file: WholeFile }) {
  const t = useWords();
  const report = useReport();
  const mayWrite = useMay("write_orders");
  const [merging, setMerging] = useState(false);
  const [wishing, setWishing] = useState(false);
  const { customer } = file;
  if (!mayWrite) return null;
  const changed = () => queryClient.invalidateQueries({ queryKey: ["customers"] });
  return (
    <div className="button-row">
      <Button icon={<MergeCellsOutlined />} onClick={() => setMerging(true)} data-testid="merge-open">
        {file.duplicates > 0 ? t("merge.open_some", { count: file.duplicates }) : t("merge.open")}
      </Button>
      {customer.do_not_call ? (
        <Button icon={<PhoneOutlined />} onClick={() => void report(records.mayCall(customer.id)).then(changed)}>
          {t("customer.may_call")}
        </Button>
      ) : (
        <Button icon={<PhoneOutlined />} onClick={() => setWishing(true)}>
          {t("customer.do_not_call")}
        </Button>
      )}
      {merging && <MergeDialog customer={customer} onClose={() => setMerging(false)} />}
      <AskReason
        title={wishing ? t("customer.do_not_call") : null}
        label={t("export.reason")}
        act={async (reason) => {
          await records.doNotCall(customer.id, reason);
          await changed();
        }}
        onClose={() => setWishing(false)}
      />
    </div>
  );
}
