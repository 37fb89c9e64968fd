import type { Language } from "../i18n/words";
import type { Script } from "../protocol/types";

/** A title in the chosen language, else in whichever there is. */
export function titleOf(titles: Readonly<Record<string, string>> | null | undefined, language: Language): string {
  return titles?.[language] ?? Object.values(titles ?? {})[0] ?? "";
}

/** What a rule is about, in its own words; empty for one that the script does not have. */
export function wordsOf(script: Script | null, rule: string, language: Language): string {
  const line = script?.stages.flatMap((stage) => stage.lines).find((one) => one.id === rule);
  const words = script?.forbidden.find((one) => one.id === rule);
  const check = script?.checks.find((one) => one.id === rule);
  return line?.text ?? words?.phrases.join("、") ?? titleOf(check?.name, language);
}

/** Why a rule is there, in plain words; empty where nobody said. */
export function reasonOf(script: Script, rule: string, language: Language): string {
  const rules = [...script.stages.flatMap((stage) => stage.lines), ...script.forbidden, ...script.checks];
  return titleOf(rules.find((one) => one.id === rule)?.why, language);
}

/** What a script of one's own begins with. */
export function newSource(id: string): string {
  return `id: ${id}
name: {zh-CN: ${id}, en: ${id}}
stages:
  - id: opening
    name: {zh-CN: 开场, en: Opening}
    lines:
      - id: opening.greeting
        text: 您好，{centre}，{agent_no}号为您服务。
        due: {within_s: 10, of: answer}
`;
}
