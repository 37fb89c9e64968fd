import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Call } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { VerdictSign } from "../ui/signs";

/** What was judged of the phrasing, in the order it was said, with the words of each rule. */
export function CallVerdicts({ call }: { call: Call }) {
  const t = useWords();
  const centre = useLive((live) => live.centre?.name ?? "");
  const { data } = useQuery({ queryKey: ["scripts"], queryFn: api.scripts, staleTime: Infinity });
  const lines = data?.items.flatMap((script) => script.stages.flatMap((stage) => stage.lines)) ?? [];
  const known: Record<string, string> = { centre, agent_no: call.agent ?? "" };
  const wordsOf = (rule: string) =>
    lines.find((line) => line.id === rule)?.text.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "") ?? rule;
  const verdicts = [...call.verdicts].sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
  if (verdicts.length === 0) return <p className="quiet">{t("call.no_verdicts")}</p>;
  return (
    <ul className="rows">
      {verdicts.map((v) => (
        <li key={v.rule} data-testid="verdict" data-rule={v.rule} data-verdict={v.verdict}>
          <VerdictSign verdict={v.verdict} forbidden={v.kind === "forbidden"} />{" "}
          <span className="quiet">
            {t(`rule.${v.kind}`)}
            {v.start !== null && ` · ${formatDuration(v.start)}`}
          </span>
          <div>{wordsOf(v.rule)}</div>
        </li>
      ))}
    </ul>
  );
}
