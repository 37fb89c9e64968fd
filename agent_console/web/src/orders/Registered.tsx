import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import type { FullOrder } from "../protocol/types";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { PapersTold } from "./OrderPapers";
import { useService } from "./useService";

/** What the caller is told now: the number, the code they sign with, the papers all at once, the promised times. */
export function Registered({ order, onNext }: { order: FullOrder; onNext: () => void }) {
  const t = useWords();
  const { when } = useMoments();
  const service = useService(order.service_type);
  return (
    <section className="panel-form" aria-label={t("order.tell")} data-testid="order-registered">
      <div className="panel-form-fields" role="status">
        <h3>
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("order.tell")} />
        </h3>
        <dl className="facts">
          <dt>{t("order.number")}</dt>
          <dd>
            <Link to={`/orders/${order.number}`} data-testid="order-number" data-number={order.number}>
              <strong>{order.number}</strong>
            </Link>
          </dd>
          {order.code && (
            <>
              <dt>{t("order.code")}</dt>
              <dd>
                <strong className="registered-code" data-testid="order-code-told">
                  {order.code}
                </strong>
                <div className="quiet">{t("order.code_tell")}</div>
              </dd>
            </>
          )}
          {order.targets
            // What customers are told: reports and steps on the way are the house's own.
            .filter((target) => target.kind !== "report" && target.kind !== "step")
            .map((target) => (
              <FactOfTarget key={target.kind} kind={t(`order.target.${target.kind}`)} when={when(target.due_at)} />
            ))}
          {order.appointment && <FactOfTarget kind={t("order.appointment")} when={when(order.appointment)} />}
          <dt>{t("order.group")}</dt>
          <dd>{order.group}</dd>
        </dl>
        {order.repeats > 0 && <p className="sign sign-warning">{t("order.repeats_count", { count: order.repeats })}</p>}
        {service && service.papers.length > 0 && (
          <>
            <h3>{t("order.papers_tell")}</h3>
            <PapersTold papers={service.papers} />
          </>
        )}
      </div>
      <footer className="panel-form-foot">
        <Link to={`/orders/${order.number}`}>{t("order.open_page")}</Link>
        <Button type="primary" onClick={onNext} data-testid="order-next" autoFocus>
          {t("order.next")}
        </Button>
      </footer>
    </section>
  );
}

function FactOfTarget({ kind, when }: { kind: string; when: string }) {
  const t = useWords();
  return (
    <>
      <dt>{kind}</dt>
      <dd>{t("order.promised_by", { when })}</dd>
    </>
  );
}
