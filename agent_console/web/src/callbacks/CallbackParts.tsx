import { FrownOutlined, MehOutlined, SmileOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Callback, Satisfaction } from "../protocol/types";
import { Sign, type Tone } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { callbackApi } from "./api";
import { GRADED } from "./grading";

const LOOK: Record<Satisfaction, readonly [ReactNode, Tone]> = {
  satisfied: [<SmileOutlined />, "good"],
  neutral: [<MehOutlined />, "warning"],
  dissatisfied: [<FrownOutlined />, "bad"],
};

export function SatisfactionSign({ satisfaction }: { satisfaction: Satisfaction }) {
  const [icon, tone] = LOOK[satisfaction];
  return <Sign icon={icon} tone={tone} word={useWords()(`visit.${satisfaction}`)} />;
}

/** What the customer said. */
export function VisitResult({ result }: { result: NonNullable<Callback["result"]> }) {
  const t = useWords();
  const { when } = useMoments();
  return (
    <dl className="facts" data-testid="visit-result" data-satisfaction={result.satisfaction}>
      <dt>{t("visit.satisfaction")}</dt>
      <dd>
        <SatisfactionSign satisfaction={result.satisfaction} />
      </dd>
      {GRADED.filter((name) => result[name] !== null).map((name) => (
        <Fact key={name} name={t(`visit.${name}`)} value={`${result[name]} / 5`} />
      ))}
      {result.complaint && <Fact name={t("visit.complaint")} value={result.complaint} />}
      {result.advice && <Fact name={t("visit.advice")} value={result.advice} />}
      <dt />
      <dd className="quiet">{t("visit.by", { by: result.by, time: when(result.at) })}</dd>
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Who did what, when (C10). */
export function CallbackHistory({ callback }: { callback: Callback }) {
  const t = useWords();
  const { when } = useMoments();
  const { data } = useQuery({
    queryKey: ["callbacks", "history", callback.id, callback.version],
    queryFn: () => callbackApi.history(callback.id),
  });
  const word = (kind: "did" | "state" | "outcome", name: string) => {
    const key = kind === "outcome" ? `outcome.${name}` : `callback.${kind}.${name}`;
    return key in zhCN ? t(key as Key) : null;
  };
  return (
    <ul className="rows" data-testid="callback-history">
      {data?.map((line, index) => (
        <li key={index}>
          {when(line.at)} <span className="quiet">{line.by}</span> {word("did", line.what) ?? word("outcome", line.what) ?? line.what}
          {line.before.state && line.after.state && line.before.state !== line.after.state && (
            <>
              {": "}
              {word("state", line.before.state) ?? line.before.state} → {word("state", line.after.state) ?? line.after.state}
            </>
          )}
          {line.after.next_at && line.before.next_at && (
            <span className="quiet">
              {" "}
              {t("callback.next_at")} {when(line.before.next_at)} → {when(line.after.next_at)}
            </span>
          )}
          {line.after.owner && line.before.owner && (
            <span className="quiet">
              {" "}
              {line.before.owner} → {line.after.owner}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
