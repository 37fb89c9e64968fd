import type { Say } from "../i18n/LanguageProvider";
import type { ScriptProblem, Validation } from "../protocol/types";
import type { Mark } from "./YamlEditor";

/** A problem in words, with the rule and entry it is in. */
export function problemWords(problem: ScriptProblem, t: Say): string {
  const reason = t(`flaw.${problem.code}`, problem.values);
  const where = [problem.rule, problem.entry].filter(Boolean).join(" · ");
  return where ? t("script.problem_at", { rule: where, reason }) : reason;
}

/** Everything there is to say of a source, by line; problems before warnings. */
export function marksOf({ problems, warnings }: Validation, t: Say): readonly Mark[] {
  return [
    ...problems.map((problem): Mark => ({ line: problem.line, severity: "error", message: problemWords(problem, t) })),
    ...warnings.map(
      (warning): Mark => ({
        line: warning.line,
        severity: "warning",
        message: t("script.problem_at", {
          rule: warning.rule,
          reason: t("script.unheard", { phrase: warning.phrase, words: warning.words.join(" ") }),
        }),
      }),
    ),
  ];
}
