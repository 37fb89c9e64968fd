import { PhoneOutlined, RobotOutlined } from "@ant-design/icons";
import { Sign } from "../ui/Sign";
import type { WholeServiceType } from "./api";
import { Part } from "./ServiceParts";
import { stepOf } from "./stepOf";
import { dateWords, followWords, onlyWords, recurrenceWords, spanWords, useServiceWords } from "./words";

/** Calls to the customer that the catalogue promises. */
export function Calls({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={t("service.follow_ups")} count={service.follow_ups.length}>
      <ul className="rows">
        {service.follow_ups.map((follow) => (
          <li key={follow.id} className="service-row">
            <div className="grow">
              <strong>{t(`service.follow.purpose.${follow.purpose}`)}</strong>
              <div className="quiet">{[followWords(follow, t), onlyWords(follow.only, service, t, text)].filter(Boolean).join(t("service.comma"))}</div>
            </div>
            {follow.by_machine && <Sign icon={<RobotOutlined />} tone="busy" word={t("service.follow.by_machine")} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Dates({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  const stepName = (id: string) => text(stepOf(service, id)?.name) || id;
  return (
    <Part title={t("service.dates")} count={service.dates.length}>
      <ul className="rows">
        {service.dates.map((job) => (
          <li key={job.id} className="service-row">
            <div className="grow">
              <strong>{text(job.name)}</strong>
              <div className="quiet">
                {[
                  dateWords(job, service, t, text),
                  job.unless.length > 0 && t("service.date.unless", { steps: job.unless.map(stepName).join(" / ") }),
                  onlyWords(job.only, service, t, text),
                ]
                  .filter(Boolean)
                  .join(t("service.comma"))}
              </div>
            </div>
            <div className="service-row-side">
              {t(`service.date.do.${job.do}`)}
              {job.purpose && ` · ${t(`service.follow.purpose.${job.purpose}`)}`}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Who is told when a target is near or past, in order. */
export function Escalation({ service }: { service: WholeServiceType }) {
  const { t } = useServiceWords();
  return (
    <Part title={t("service.escalation")} count={service.escalation.length}>
      <ol className="service-steps">
        {service.escalation.map((step) => (
          <li key={`${step.to}-${step.when}`}>
            <strong>{t(`service.rung.${step.to}`)}</strong>{" "}
            <span className="quiet">
              {step.after ? t(`service.escalation.${step.when}_after`, { span: spanWords(step.after, t) }) : t(`service.escalation.${step.when}`)}
            </span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

export function Recurring({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={t("service.recurring")} hint={t("service.recurring_hint")} count={service.recurring.length}>
      <ul className="rows">
        {service.recurring.map((recurrence) => (
          <li key={recurrence.id} className="service-row">
            <div className="grow">{text(recurrence.description)}</div>
            <div className="service-row-side">{recurrenceWords(recurrence, t)}</div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function CallOuts({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={t("service.call_outs")} count={service.call_outs.length}>
      <ul className="rows">
        {service.call_outs.map((one, i) => (
          <li key={i} className="service-row">
            <div className="grow">{text(one.name)}</div>
            <div className="service-row-side">
              <Sign icon={<PhoneOutlined />} tone="busy" word={one.phone || t("service.call_out_group", { group: one.group ?? "" })} />
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
