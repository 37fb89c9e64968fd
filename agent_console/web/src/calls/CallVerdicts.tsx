import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "../format/duration";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Call } from "../protocol/types";
import { reasonOf, wordsOf } from "../scripts/titles";
import { useLive } from "../state/liveStore";
import { VerdictSign } from "../ui/signs";

/** What was judged of the phrasing, in the order it was said, with each rule's words as they were at the time. */
export function CallVerdicts({ call }: { call: Call }) {
  const { t, language } = useLanguage();
  const centre = useLive((live) => live.centre?.name ?? "");
  const { script_id: id, script_version: version } = call;
  const { data: script } = useQuery({
    queryKey: ["scripts", id, "as it was", version],
    queryFn: () => api.script(id ?? "", version ?? undefined),
    enabled: id !== null,
    staleTime: Infinity,
  });
  const known: Record<string, string> = { centre, agent_no: call.agent ?? "" };
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
          <div title={script ? reasonOf(script, v.rule, language) : ""}>
            {(script && wordsOf(script, v.rule, language).replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "")) || v.rule}
          </div>
        </li>
      ))}
    </ul>
  );
}
