import type { Say } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";

/** A condition as the centre tells it: `kind`, and the entries of that kind. */
export type Condition = { kind: string } & Readonly<Record<string, unknown>>;

interface Scope {
  leg: "agent" | "caller";
  stage: string | null;
  anchor: { where: "after" | "before" | "around"; condition: Condition; nth: number; within_s: number | null } | null;
  from_s: number | null;
  until_s: number | null;
  first: number | null;
  last: number | null;
}

/** A condition in words; those that join others have these below them. */
export interface Worded {
  text: string;
  parts: readonly Worded[];
}

/** `condition` in plain words. `stageName` gives a stage's title. */
export function conditionWords(condition: Condition, t: Say, stageName: (id: string) => string): Worded {
  const say = (key: Key, values: Record<string, unknown> = {}) => t(key, values as Record<string, string | number>);
  const who = (leg: unknown) => say(`script.who.${leg as Scope["leg"]}`);
  const list = (phrases: unknown) => (phrases as string[]).join(say("script.cond.comma"));
  const plain = (text: string): Worded => ({ text, parts: [] });
  const joined = (text: string): Worded => ({
    text,
    parts: (condition["of"] as Condition[]).map((one) => conditionWords(one, t, stageName)),
  });
  const bounded = (what: "rate" | "share", scale: number) => {
    const [above, below] = [condition["above"], condition["below"]].map((v) => (v === null ? null : Number(v) * scale));
    const between = above === null ? "below" : below === null ? "above" : "between";
    return plain(say(`script.cond.${what}_${between}`, { who: who(condition["leg"]), above, below }));
  };
  const scoped = (text: string) => {
    const details: string[] = [];
    if (Array.isArray(condition["exceptions"]) && condition["exceptions"].length > 0)
      details.push(say("script.cond.exceptions", { phrases: list(condition["exceptions"]) }));
    if (Number(condition["times"]) > 1) details.push(say("script.cond.times", { times: condition["times"] }));
    details.push(...scopeWords(condition["scope"] as Scope));
    return plain([`${who((condition["scope"] as Scope).leg)}${say("script.cond.colon")}${text}`, ...details].join(say("script.cond.comma")));
  };
  const scopeWords = (scope: Scope): string[] => {
    const found: string[] = [];
    if (scope.stage) found.push(say("script.scope.stage", { stage: stageName(scope.stage) }));
    if (scope.anchor) {
      const { where, nth, within_s, condition: anchor } = scope.anchor;
      const values = {
        nth: nth === -1 ? say("script.scope.last_time") : nth,
        anchor: conditionWords(anchor, t, stageName).text,
      };
      found.push(say(`script.scope.${where}`, values));
      if (within_s !== null) found.push(say("script.scope.within", { seconds: within_s }));
    }
    if (scope.from_s !== null) found.push(say("script.scope.from", { seconds: scope.from_s }));
    if (scope.until_s !== null) found.push(say("script.scope.until", { seconds: scope.until_s }));
    if (scope.first !== null) found.push(say("script.scope.first", { count: scope.first }));
    if (scope.last !== null) found.push(say("script.scope.last", { count: scope.last }));
    return found;
  };

  switch (condition.kind) {
    case "said": {
      const phrases = condition["phrases"] as string[];
      const least = Number(condition["least"]);
      const how = phrases.length === 1 ? "one" : least === 1 ? "any" : least === phrases.length ? "all" : "some";
      return scoped(say(`script.cond.said_${how}`, { phrases: list(phrases), least }));
    }
    case "matches": {
      const text = say("script.cond.matches", { pattern: condition["pattern"] });
      const without = condition["excluding"];
      return scoped(without === null ? text : `${text}${say("script.cond.comma")}${say("script.cond.excluding", { pattern: without })}`);
    }
    case "mentions":
      return scoped(say("script.cond.mentions", { entity: say(`script.entity.${condition["entity"]}` as Key) }));
    case "silence":
      return plain(
        condition["leg"] === null
          ? say("script.cond.silence", { seconds: condition["at_least_s"] })
          : say("script.cond.silence_leg", { seconds: condition["at_least_s"], who: who(condition["leg"]) }),
      );
    case "rate":
      return bounded("rate", 1);
    case "talk_share":
      return bounded("share", 100);
    case "overlap":
      return plain(say("script.cond.overlap", { seconds: condition["at_least_s"] }));
    case "interruption":
      return plain(
        say("script.cond.interruption", { who: who(condition["leg"]), times: condition["times"], seconds: condition["by_s"] }),
      );
    case "hold_length":
      return plain(say("script.cond.hold", { seconds: condition["longer_s"] }));
    case "all_of":
      return joined(say("script.cond.all_of"));
    case "at_least":
      return joined(
        condition["least"] === 1 ? say("script.cond.any_of") : say("script.cond.at_least", { least: condition["least"] }),
      );
    case "not":
      return joined(say("script.cond.not"));
    default:
      return plain(condition.kind);
  }
}
