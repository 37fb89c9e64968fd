import { App, Modal } from "antd";
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { RequestFailed } from "../protocol/http";
import type { Changed, FullOrder, WholeServiceType } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { useLive } from "../state/liveStore";
import { myUser } from "../state/session";
import { ordersApi } from "./api";
import { faultLines } from "./faultWords";
import { OrderHistory } from "./OrderHistory";

/** Sends a change of the order that is shown, by the version that was seen. */
type Work = (version: number) => Promise<FullOrder>;

interface Sending {
  action?: string;
  version?: number;
  said?: string;
  onFault?: (error: unknown) => boolean;
}

interface Changing {
  order: FullOrder;
  service: WholeServiceType | undefined;
  busy: boolean;
  /**
   * Whether it was changed. Where somebody else was faster (oneself doesn't count), what they changed is shown, and it
   * is sent again only when the person wants that; what was typed stays. `action`: what it does, so that a change of our
   * own that did arrive, though its answer didn't, is known again. `version`: the one that was seen when writing began;
   * else the one that is shown now. `onFault`: shows an error in its own place, and says whether it did.
   */
  send(work: Work, options?: Sending): Promise<boolean>;
}

const ChangeContext = createContext<Changing | null>(null);

export function useChange(): Changing {
  const changing = useContext(ChangeContext);
  if (!changing) throw new Error("useChange needs an OrderChanges above it");
  return changing;
}

export const ORDER_KEY = (number: string) => ["orders", "one", number];

/** Everything below may change the order. */
export function OrderChanges({
  order,
  service,
  children,
}: {
  order: FullOrder;
  service: WholeServiceType | undefined;
  children: ReactNode;
}) {
  const t = useWords();
  const { message } = App.useApp();
  const inLanguage = useInLanguage();
  const me = useLive(myUser);
  const [busy, setBusy] = useState(false);
  const [moved, setMoved] = useState<readonly Changed[] | null>(null);
  const decide = useRef<(again: boolean) => void>(() => undefined);

  const changing = useMemo<Changing>(() => {
    const show = (changed: FullOrder) => queryClient.setQueryData(ORDER_KEY(order.number), changed);
    const asked = (changes: readonly Changed[]) =>
      new Promise<boolean>((resolve) => {
        decide.current = (again) => {
          setMoved(null);
          resolve(again);
        };
        setMoved(changes);
      });
    const attempt = async (work: Work, version: number, action: string | undefined): Promise<boolean> => {
      try {
        show(await work(version));
        return true;
      } catch (error) {
        if (!(error instanceof RequestFailed) || error.code !== "order.changed") throw error;
        const latest = await ordersApi.get(order.number);
        show(latest);
        const ours = error.changes.length > 0 && error.changes.every((one) => one.by === me);
        // Our own change arrived before, and only its answer was lost.
        if (ours && error.changes.every((one) => one.action === action)) return true;
        return (ours || (await asked(error.changes))) && attempt(work, latest.version, action);
      }
    };
    return {
      order,
      service,
      busy,
      async send(work, { action, version = order.version, said, onFault } = {}) {
        setBusy(true);
        try {
          const done = await attempt(work, version, action);
          if (done) message.success(said ?? t("order.done", { number: order.number }));
          return done;
        } catch (error) {
          if (!onFault?.(error)) for (const line of faultLines(error, service, t, inLanguage)) message.error(line);
          return false;
        } finally {
          setBusy(false);
          void queryClient.invalidateQueries({ queryKey: ["orders"] });
        }
      },
    };
  }, [order, service, busy, me, message, t, inLanguage]);

  return (
    <ChangeContext value={changing}>
      {children}
      <Modal
        open={moved !== null}
        title={t("order.moved")}
        okText={t("order.moved_again")}
        cancelText={t("order.moved_back")}
        onOk={() => decide.current(true)}
        onCancel={() => decide.current(false)}
        zIndex={1500}
      >
        <div data-testid="order-moved">
          <p>{t("order.moved_hint")}</p>
          <OrderHistory entries={(moved ?? []).map((one) => ({ ...one, desk: "" }))} service={service} />
        </div>
      </Modal>
    </ChangeContext>
  );
}
