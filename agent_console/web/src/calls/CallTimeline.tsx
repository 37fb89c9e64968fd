import { Timeline } from "antd";
import { clockSeconds } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { type Key } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Call } from "../protocol/types";
import { useMoments } from "../ui/useMoments";

/** What happened to a call, to the second. */
export function CallTimeline({ entries }: { entries: Call["timeline"] }) {
  const t = useWords();
  const { place } = useMoments();
  return (
    <Timeline
      items={entries.map((entry, i) => {
        const key = `call.event.${entry.event}`;
        const detail = Object.values(entry.detail).filter(Boolean).join(" · ");
        return {
          key: i,
          content: (
            <>
              <strong>{isKey(key) ? t(key) : entry.event}</strong> <span className="quiet">{clockSeconds(entry.at, place)}</span>
              {detail && <div className="quiet">{detail}</div>}
            </>
          ),
        };
      })}
    />
  );
}

function isKey(key: string): key is Key {
  return key in zhCN;
}
