import { CloudOutlined, CloudSyncOutlined, DisconnectOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";

/** Whether the centre is there, always in the same corner. */
export function LinkSign() {
  const t = useWords();
  const phase = useLive((live) => live.link.phase);
  if (phase === "online") {
    return (
      <span className="link-sign" data-testid="link-state" data-phase="online" title={t("link.online")}>
        <CloudOutlined /> <span className="link-word">{t("link.online")}</span>
      </span>
    );
  }
  const connecting = phase === "connecting";
  const word = t(connecting ? "link.connecting" : "link.offline");
  return (
    <span className="link-sign link-sign-bad" data-testid="link-state" data-phase={phase} title={word}>
      {connecting ? <CloudSyncOutlined /> : <DisconnectOutlined />}{" "}
      <span className="link-word">{word}</span>
    </span>
  );
}
