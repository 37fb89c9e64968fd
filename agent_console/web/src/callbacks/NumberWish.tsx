import { PhoneOutlined, StopOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useRef, useState } from "react";
import { formatPhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import { useShortcuts } from "../keys/useShortcuts";
import type { Wish } from "../protocol/types";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { usePersonName } from "../ui/usePeople";
import { useReport } from "../ui/useReport";
import { callbackApi } from "./api";
import { useWish, wishesChanged } from "./useWish";
import { WishDialog } from "./WishDialog";
import "./callbacks.css";

/** Not to be called, and which calls are made all the same; who noted it, since when, why (C9). */
export function WishSign({ wish }: { wish: Pick<Wish, "by" | "since" | "reason"> }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = usePersonName();
  return (
    <span className="wish-sign" data-testid="wish-sign">
      <Sign icon={<StopOutlined />} tone="bad" word={t("wish.sign")} />{" "}
      <span className="quiet">
        {wish.reason && `${wish.reason} · `}
        {nameOf(wish.by)} · {when(wish.since)}
      </span>
    </span>
  );
}

/** Asks whether a number may be called again, and takes the wish back. */
export function useTakeBack(): (phone: string) => void {
  const t = useWords();
  const { message, modal } = App.useApp();
  const report = useReport();
  const asking = useRef(false);
  return (phone) => {
    if (asking.current) return;
    asking.current = true;
    modal.confirm({
      title: t("wish.take_back_ask", { phone: formatPhone(phone) }),
      content: t("wish.take_back_means"),
      okText: t("wish.take_back"),
      cancelText: t("action.cancel"),
      onOk: async () => {
        if (await report(callbackApi.takeBackWish(phone))) {
          message.success(t("wish.taken_back", { phone: formatPhone(phone) }));
        }
        await wishesChanged();
      },
      afterClose: () => {
        asking.current = false;
      },
    });
  };
}

/** Of a number beside others, in short; nothing where there is no wish. */
export function NumberSign({ phone }: { phone: string }) {
  const t = useWords();
  return useWish(phone) ? <Sign icon={<StopOutlined />} tone="bad" word={t("wish.sign_short")} /> : null;
}

/**
 * Whether a number may be called: noted, and taken back, right here. Nothing for who books no calls, and for what is
 * no number. `byKey`: this is the number of the call one is in, so that a key does it.
 */
export function NumberWish({ phone, byKey = false }: { phone: string | null | undefined; byKey?: boolean }) {
  const t = useWords();
  const wish = useWish(phone);
  const takeBack = useTakeBack();
  const [noting, setNoting] = useState(false);
  const act = () => (phone && wish ? takeBack(phone) : setNoting(true));
  useShortcuts(byKey && phone && wish !== undefined ? { no_calls: act } : {});
  if (!phone || wish === undefined) return null;
  return (
    <span className="number-wish" data-testid="number-wish" data-phone={phone} data-wish={wish ? "noted" : "none"}>
      {wish && <WishSign wish={wish} />}
      <Button
        size="small"
        icon={wish ? <PhoneOutlined /> : <StopOutlined />}
        aria-label={byKey ? undefined : t(wish ? "wish.take_back_of" : "wish.note_of", { phone: formatPhone(phone) })}
        onClick={act}
        data-testid={wish ? "wish-take-back" : "wish-note"}
      >
        {t(wish ? "wish.take_back" : "wish.note")}
        {byKey && <kbd>{SHORTCUTS.no_calls.hint}</kbd>}
      </Button>
      <WishDialog phone={phone} open={noting} onClose={() => setNoting(false)} />
    </span>
  );
}
