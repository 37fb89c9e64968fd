import { ArrowUpOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/LanguageProvider";
import type { ScriptVersion } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";

/** Which version, who made it and when. */
export function Changed({ version }: { version: ScriptVersion }) {
  const t = useWords();
  const { when } = useMoments();
  const who = useWho();
  return (
    <>
      {t("script.version", { version: version.version })} · {t("script.by", { by: who(version.by), when: when(version.at) })}
    </>
  );
}

/** Somebody's name, where they are an agent here; the product's own versions say so. */
export function useWho(): (user: string) => string {
  const t = useWords();
  const agents = useLive((live) => live.agents);
  const me = useLive((live) => live.me?.person);
  return (user) => {
    if (user === "hotline") return t("script.by_product");
    const name = agents[user]?.name ?? (me?.user === user ? me.name : "");
    return `${name} ${user}`.trim();
  };
}

export function ShippedNewer() {
  const t = useWords();
  return <Sign icon={<ArrowUpOutlined />} tone="busy" word={t("script.shipped_newer")} />;
}
