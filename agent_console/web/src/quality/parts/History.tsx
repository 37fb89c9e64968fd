import type { Key } from "../../i18n/words";
import { useWords } from "../../i18n/LanguageProvider";
import { zhCN } from "../../i18n/zh-CN";
import { useMoments } from "../../ui/useMoments";
import type { Change } from "../api";
import { useNames } from "../useNames";

/** Who did what, when, why; the latest first. `words`: what the actions are called, as `card.action`. */
export function History({
  changes,
  words,
  partOf = (part) => part,
}: {
  changes: readonly (Omit<Change, "part"> & { part?: string })[];
  words: readonly string[];
  /** What a part is called. */
  partOf?: (part: string) => string;
}) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const say = (action: string) => {
    const key = words.map((prefix) => `${prefix}.${action}`).find((candidate) => candidate in zhCN);
    return key ? t(key as Key) : action;
  };
  /** `not_said 2` as people say it. */
  const verdict = (stored: string) => {
    const [said = "", points = ""] = stored.split(" ");
    const key = `verdict.${said}`;
    return key in zhCN ? t("card.verdict_points", { verdict: t(key as Key), points }) : stored;
  };
  return (
    <ol className="chain" data-testid="quality-history">
      {[...changes].reverse().map((change, i) => (
        <li key={changes.length - i}>
          <strong>{say(change.action)}</strong> {change.part && <span>{partOf(change.part)} </span>}
          <span className="quiet">
            {when(change.at)} · {nameOf(change.by)}
          </span>
          {change.part && change.before !== change.after && (
            <div>
              {change.before && `${verdict(change.before)} → `}
              {verdict(change.after)}
            </div>
          )}
          {change.reason && <div>{change.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
