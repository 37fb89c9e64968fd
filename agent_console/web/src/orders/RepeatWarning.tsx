import { WarningFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Form, type FormInstance } from "antd";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { OrderSign } from "../ui/signs";
import { useMoments } from "../ui/useMoments";
import { ordersApi } from "./api";

const SHOWN = 3;

/** Says before an order is registered that the same was reported there in the last 30 days (W9). */
export function RepeatWarning({ form, serviceType }: { form: FormInstance; serviceType: string | undefined }) {
  const t = useWords();
  const { when } = useMoments();
  const typed: unknown = Form.useWatch("place", form);
  const chosen: unknown = Form.useWatch(["fields", "category"], form);
  const place = useDeferredValue(typeof typed === "string" ? typed.trim() : "");
  const category = typeof chosen === "string" ? chosen : "";
  const { data } = useQuery({
    queryKey: ["orders", "repeats", serviceType, place, category],
    queryFn: () => ordersApi.repeats({ service_type: serviceType ?? "", place, category }),
    enabled: Boolean(serviceType) && place.length > 2,
  });
  const orders = data?.items ?? [];
  if (orders.length === 0) return null;
  return (
    <div className="repeat-warning" role="status" data-testid="repeat-warning">
      <strong className="sign sign-warning">
        <WarningFilled /> {t("order.repeat_warning", { count: orders.length })}
      </strong>
      <ul className="rows">
        {orders.slice(0, SHOWN).map((one) => (
          <li key={one.number}>
            <Link to={`/orders/${one.number}`} target="_blank">
              {one.number}
            </Link>{" "}
            <OrderSign state={one.state} />{" "}
            <span className="quiet">
              {when(one.created_at)} · {one.description}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
