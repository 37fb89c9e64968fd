import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Modal, Space, Spin } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Script } from "../protocol/types";
import { useReport } from "../ui/useReport";
import { SourceDiff } from "./SourceDiff";

/** The product ships a newer script than the one this site made its own from: compare, and take it or not. */
export function ShippedOffer({ script }: { script: Script }) {
  const t = useWords();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const sources = useQuery({
    queryKey: ["scripts", script.id, "shipped", script.version],
    queryFn: () => Promise.all([api.scriptFile(script.id), api.scriptFile(script.id, "shipped")]),
    enabled: open,
  });
  const take = async () => {
    const done = await report(
      api.restoreScript(script.id, null, script.version).then((taken) => {
        message.success(t("script.restored", { version: taken.version }));
      }),
    );
    if (done) setOpen(false);
    await queries.invalidateQueries({ queryKey: ["scripts"] });
  };
  const title = t("script.diff_shipped", { version: script.version });
  return (
    <>
      <Alert
        className="script-offer"
        type="info"
        showIcon
        title={t("script.shipped_newer")}
        description={t("script.shipped_newer_hint")}
        action={<Button onClick={() => setOpen(true)}>{t("script.compare")}</Button>}
      />
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={title}
        width={900}
        footer={
          <Space>
            <Button onClick={() => setOpen(false)}>{t("action.close")}</Button>
            <Button type="primary" onClick={() => void take()}>
              {t("script.take_shipped")}
            </Button>
          </Space>
        }
      >
        {sources.data ? <SourceDiff before={sources.data[0]} after={sources.data[1]} label={title} /> : <Spin />}
      </Modal>
    </>
  );
}
