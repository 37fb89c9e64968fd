import type { zhCN } from "./zh-CN";

export type Key = keyof typeof zhCN;
export type Catalogue = Readonly<Record<Key, string>>;
export type Language = "zh-CN" | "en";
export type Values = Readonly<Record<string, string | number>>;

/** A catalogue's words for `key` with `{name}`s filled in; a name without a value stays visible. */
export function say(catalogue: Catalogue, key: Key, values?: Values): string {
  const words = catalogue[key];
  return values ? words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : words;
}

/** The first of `wanted` languages (as browsers name them) that there are words for; Chinese otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith("zh")) return "zh-CN";
    if (tag.toLowerCase().startsWith("en")) return "en";
  }
  return "zh-CN";
}
