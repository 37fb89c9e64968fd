import type { Key } from "../../i18n/words";
import { useWords } from "../../i18n/LanguageProvider";
import { zhCN } from "../../i18n/zh-CN";
import { useMoments } from "../../ui/useMoments";
import type { Change } from "../api";
import { useNames } from "../useNames";

/** Who did what, when, why; the latest first. `words`: what the actions are called, as `card.action`. */
export function History({ changes, words }: { changes: readonly Omit<Change, "part">[]; words: readonly string[] }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const say = (action: string) => {
    const key = words.map((prefix) => `${prefix}.${action}`).find((candidate) => candidate in zhCN);
    return key ? t(key as Key) : action;
  };
  return (
    <ol className="chain" data-testid="quality-history">
      {[...changes].reverse().map((change, i) => (
        <li key={changes.length - i}>
          <strong>{say(change.action)}</strong> {"part" in change && <span>{String(change.part)} </span>}
          <span className="quiet">
            {when(change.at)} · {nameOf(change.by)}
          </span>
          {change.reason && <div>{change.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
