import { useMemo } from "react";
import { clockTime, dateTime, nearDay, type Place } from "../format/moment";
import { useLanguage } from "../i18n/LanguageProvider";
import { now } from "../protocol/serverTime";
import { useLive } from "../state/liveStore";

/** The centre's time zone; the browser's until the centre has told its own. */
export function useZone(): string {
  return useLive((live) => live.centre?.timezone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How to say when: `今天 09:03`, `2月11日 09:03`; `—` for never. */
export function useMoments(): { when(iso: string | null | undefined): string; place: Place } {
  const { t, language } = useLanguage();
  const zone = useZone();
  return useMemo(() => {
    const place: Place = { zone, language };
    return {
      place,
      when(iso) {
        if (!iso) return "—";
        const near = nearDay(iso, now(), place);
        return near ? t(`time.${near}`, { time: clockTime(iso, place) }) : dateTime(iso, now(), place);
      },
    };
  }, [t, language, zone]);
}
