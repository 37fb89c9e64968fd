import { FieldTimeOutlined } from "@ant-design/icons";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import type { Callback } from "../protocol/types";
import { useNow } from "../state/clock";
import { Sign } from "../ui/Sign";
import { CallbackSign } from "../ui/signs";
import { useMoments } from "../ui/useMoments";

/** How long until a scheduled callback is dialled, or how long it is overdue; other states by their word. */
export function DueSign({ callback }: { callback: Pick<Callback, "state" | "next_at"> }) {
  return callback.state === "scheduled" ? <Countdown to={callback.next_at} /> : <CallbackSign state={callback.state} />;
}

/** How long until a callback's window ends, or how long ago it did; over: when that was. */
export function WindowSign({ callback }: { callback: Pick<Callback, "state" | "window_end"> }) {
  const { when } = useMoments();
  const open = callback.state !== "done" && callback.state !== "cancelled";
  return open ? <Countdown to={callback.window_end} /> : <span className="nowrap">{when(callback.window_end)}</span>;
}

function Countdown({ to }: { to: string }) {
  const t = useWords();
  const left = (Date.parse(to) - useNow()) / 1000;
  return left > 0 ? (
    <Sign icon={<FieldTimeOutlined />} tone="quiet" word={t("time.in", { duration: formatDuration(left) })} />
  ) : (
    <Sign icon={<FieldTimeOutlined />} tone="bad" word={t("time.overdue", { duration: formatDuration(-left) })} />
  );
}
