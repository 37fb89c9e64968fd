import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Call } from "../protocol/types";
import { VerdictSign } from "../ui/signs";

/** What was judged of the phrasing, with the words of each rule and the time it rests on. */
export function CallVerdicts({ verdicts }: { verdicts: Call["verdicts"] }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ["scripts"], queryFn: api.scripts, staleTime: Infinity });
  const lines = data?.items.flatMap((script) => script.stages.flatMap((stage) => stage.lines)) ?? [];
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
          <div>{lines.find((line) => line.id === v.rule)?.text ?? v.rule}</div>
        </li>
      ))}
    </ul>
  );
}
