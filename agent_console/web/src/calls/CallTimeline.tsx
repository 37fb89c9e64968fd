import { Timeline } from "antd";
import { clockSeconds } from "../format/moment";
import { formatPhone } from "../format/phone";
import { type Say, useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Agent, Call, Queue } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useMoments } from "../ui/useMoments";

/** What happened to a call, to the second. */
export function CallTimeline({ entries }: { entries: Call["timeline"] }) {
  const t = useWords();
  const { place } = useMoments();
  const agents = useLive((live) => live.agents);
  const queues = useLive((live) => live.queues);
  return (
    <Timeline
      items={entries.map((entry, i) => {
        const event = `call.event.${entry.event}`;
        const detail = Object.entries(entry.detail).map(([name, value]) => inWords(name, value, agents, queues, t));
        return {
          key: i,
          content: (
            <>
              <strong>{isKey(event) ? t(event) : entry.event}</strong>{" "}
              <span className="quiet">{clockSeconds(entry.at, place)}</span>
              {detail.length > 0 && <div className="quiet">{detail.filter(Boolean).join(" · ")}</div>}
            </>
          ),
        };
      })}
    />
  );
}

/** A detail of the timeline as people say it; one that nobody needs to read is empty. */
function inWords(
  name: string,
  value: string,
  agents: Readonly<Record<string, Agent>>,
  queues: Readonly<Record<string, Queue>>,
  t: Say,
): string {
  switch (name) {
    case "callback":
    case "code":
      return "";
    case "agent":
    case "by":
      return `${agents[value]?.name ?? ""} ${value}`.trim();
    case "queue":
      return queues[value]?.name ?? value;
    case "caller":
    case "called":
    case "to":
      return formatPhone(value);
    case "cause":
    case "line":
    case "refusal":
    case "satisfaction": {
      const key = `call.${name}.${value}`;
      return isKey(key) ? t(key) : value;
    }
    case "leg": {
      const key = `transcript.${value}`;
      return isKey(key) ? t(key) : value;
    }
    default:
      return value;
  }
}

function isKey(key: string): key is Key {
  return key in zhCN;
}
