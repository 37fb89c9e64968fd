import { DisconnectOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { connection, useLive } from "../state/liveStore";
import { useNow } from "../state/clock";

/** Over the page while the centre is away, so that nobody takes an old picture for a live one. */
export function OfflineBanner() {
  const link = useLive((live) => live.link);
  // Also while a try is on its way: it may take long, and the picture is old all the same.
  if (link.phase === "offline") return <Offline {...link} />;
  if (link.phase === "connecting" && link.since !== null) return <Offline {...link} since={link.since} retryAt={0} />;
  return null;
}

function Offline({ since, attempt, retryAt }: { since: number; attempt: number; retryAt: number }) {
  const t = useWords();
  const now = useNow();
  return (
    <div className="banner banner-error" role="alert" data-testid="offline-banner">
      <DisconnectOutlined />
      <span>
        {t("link.offline_banner", {
          since: formatDuration((now - since) / 1000),
          attempt,
          wait: Math.max(0, Math.ceil((retryAt - now) / 1000)),
        })}
      </span>
      <Button size="small" onClick={() => connection.open()}>
        {t("link.retry_now")}
      </Button>
    </div>
  );
}
