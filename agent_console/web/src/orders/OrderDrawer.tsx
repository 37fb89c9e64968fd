import { useQuery } from "@tanstack/react-query";
import { Drawer, Spin } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import { useLive } from "../state/liveStore";
import { Trouble } from "../ui/Trouble";
import { OrderDetail } from "./OrderDetail";

/** One order, beside the list it came from. */
export function OrderDrawer({ number, onClose }: { number: string | null; onClose: () => void }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["orders", "one", number],
    queryFn: () => api.order(number ?? ""),
    enabled: number !== null,
  });
  // The live copy is newer where there is one with a longer history.
  const live = useLive((l) => (number ? l.orders[number] : undefined));
  const order = live && live.history.length >= (data?.history.length ?? 0) ? live : data;
  return (
    <Drawer title={`${t("order.form")} ${number ?? ""}`} open={number !== null} onClose={onClose} size={640}>
      {order ? <OrderDetail order={order} /> : error ? <Trouble error={error} retry={() => void refetch()} /> : <Spin />}
    </Drawer>
  );
}
