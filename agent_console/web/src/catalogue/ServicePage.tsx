import { ArrowLeftOutlined, PrinterOutlined, StopOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { Link, useParams } from "react-router";
import { Sign } from "../ui/Sign";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { services, type WholeServiceType } from "./api";
import { Urgent } from "./CataloguePage";
import { Calls, CallOuts, Dates, Escalation, Recurring } from "./ServiceAfter";
import { Fields, Papers, Prices, Steps, Targets } from "./ServiceParts";
import { useServiceWords } from "./words";
import "../ui/list.css";
import "../ui/panel.css";
import "./catalogue.css";

/** One service type, as people read it: what the customer is asked and told, who does what by when, what follows. */
export function ServicePage() {
  const { t } = useServiceWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ["catalogue", id], queryFn: () => services.one(id), retry: false });
  return (
    <div className="page">
      <p className="page-back no-print">
        <Link to="/catalogue">
          <ArrowLeftOutlined /> {t("action.back")}
        </Link>
      </p>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : data ? <Whole service={data} /> : <Spin />}
    </div>
  );
}

function Whole({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <article className="service" data-testid="service" data-service={service.id}>
      <header className="page-head">
        <h1>
          <span className="service-id">{service.id}</span> {text(service.name)}
        </h1>
        <Urgent urgency={service.urgency} />
        {service.retired && <Sign icon={<StopOutlined />} tone="quiet" word={t("service.retired")} />}
        <div className="list-actions no-print">
          {service.papers.length > 0 && (
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t("service.print_papers")}
            </Button>
          )}
        </div>
      </header>
      <Papers service={service} />
      <Steps title={t("service.check_list")} steps={service.check_list} />
      <CallOuts service={service} />
      <Facts service={service} />
      <Fields title={t("service.fields")} fields={service.fields} />
      <Steps title={t("service.steps")} steps={service.steps} />
      <Targets service={service} />
      <Prices service={service} />
      <Calls service={service} />
      <Dates service={service} />
      <Escalation service={service} />
      <Recurring service={service} />
      <Fields title={t("service.report")} fields={service.report} report />
    </article>
  );
}

function Facts({ service }: { service: WholeServiceType }) {
  const { t } = useServiceWords();
  const { nameOf } = useCatalogue();
  return (
    <section className="section no-print">
      <h2>{t("service.facts")}</h2>
      <dl className="facts">
        <dt>{t("order.group")}</dt>
        <dd>{service.group}</dd>
        <dt>{t("service.flow")}</dt>
        <dd>{t(`service.flow.${service.flow}`)}</dd>
        <dt>{t("service.dispatch")}</dt>
        <dd>{t(`service.dispatch.${service.dispatch}`)}</dd>
        <dt>{t("service.sign_off")}</dt>
        <dd>{t(`service.sign_off.${service.sign_off}`)}</dd>
        {service.follow_ups.length > 0 && (
          <>
            <dt>{t("service.unsatisfied")}</dt>
            <dd>{service.unsatisfied ? t("service.unsatisfied_opens", { type: nameOf(service.unsatisfied) }) : t("service.unsatisfied_reopens")}</dd>
          </>
        )}
        {service.words.length > 0 && (
          <>
            <dt>{t("service.words")}</dt>
            <dd>{service.words.join(" / ")}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
