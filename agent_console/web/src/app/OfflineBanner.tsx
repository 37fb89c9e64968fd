import { DisconnectOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import type { Link } from "../protocol/connection";
import { connection, useLive } from "../state/liveStore";
import { useNow } from "../state/clock";

/** Over the page while the centre is away, so that nobody takes an old picture for a live one. */
export function OfflineBanner() {
  const link = useLive((live) => live.link);
  return link.phase === "offline" ? <Offline link={link} /> : null;
}

function Offline({ link }: { link: Extract<Link, { phase: "offline" }> }) {
  const t = useWords();
  const now = useNow();
  return (
    <div className="banner banner-error" role="alert" data-testid="offline-banner">
      <DisconnectOutlined />
      <span>
        {t("link.offline_banner", {
          since: formatDuration((now - link.since) / 1000),
          attempt: link.attempt,
          wait: Math.max(0, Math.ceil((link.retryAt - now) / 1000)),
        })}
      </span>
      <Button size="small" onClick={() => connection.open()}>
        {t("link.retry_now")}
      </Button>
    </div>
  );
}
