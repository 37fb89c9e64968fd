import { BellOutlined } from "@ant-design/icons";
import { Badge, Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { useShortcuts } from "../keys/useShortcuts";
import { onMessage } from "../state/liveStore";
import { NoticePanel } from "./NoticePanel";
import { ring } from "./ring";
import { UrgentNotices } from "./UrgentNotices";
import { useRefresh, useUnseen } from "./useNotices";
import "./notices.css";

/** What this person was told and has not seen, wherever they are in the console. */
export function Bell() {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { count } = useUnseen();
  const refresh = useRefresh();
  useShortcuts({ notices: () => setOpen((before) => !before) });
  useEffect(
    () =>
      onMessage((message) => {
        if (message.type === "notice" && message.notice.urgent) ring();
        if (message.type === "notice" || message.type === "notices_seen" || message.type === "snapshot") void refresh();
      }),
    [refresh],
  );
  return (
    <>
      <Button
        type="text"
        data-testid="bell"
        aria-label={t("notice.bell", { count })}
        title={`${t("notice.bell", { count })} (Alt+M)`}
        aria-expanded={open}
        onClick={() => setOpen(true)}
        icon={
          <Badge count={count} overflowCount={99} size="small">
            <BellOutlined style={{ fontSize: 20 }} />
          </Badge>
        }
      />
      <NoticePanel open={open} onClose={() => setOpen(false)} />
      <UrgentNotices />
    </>
  );
}
