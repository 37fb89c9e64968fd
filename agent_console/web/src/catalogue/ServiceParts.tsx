import { LockOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Key } from "../i18n/words";
import { Sign } from "../ui/Sign";
import type { FormField, WholeServiceType, WorkStep } from "./api";
import { fieldWords, spanWords, useServiceWords, yuan } from "./words";

export function Part({ title, hint, count, children, print }: { title: string; hint?: string; count: number; children: ReactNode; print?: boolean }) {
  if (count === 0) return null;
  return (
    <section className={print ? "section" : "section no-print"}>
      <h2>{title}</h2>
      {hint && <p className="quiet">{hint}</p>}
      {children}
    </section>
  );
}

/** What the customer brings: read out, or printed and handed over, all at once. */
export function Papers({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={t("service.papers")} hint={t("service.papers_hint")} count={service.papers.length} print>
      <ol className="service-papers" data-testid="service-papers">
        {service.papers.map((paper) => (
          <li key={paper.id}>
            <strong>{text(paper.name)}</strong>
            {paper.optional && <span className="quiet"> {t("service.paper_optional")}</span>}
            {text(paper.note) && <div className="quiet">{text(paper.note)}</div>}
          </li>
        ))}
      </ol>
    </Part>
  );
}

export function Fields({ title, fields, report = false }: { title: string; fields: readonly FormField[]; report?: boolean }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={title} count={fields.length}>
      <ul className="rows">
        {fields.map((field) => (
          <li key={field.id} className="service-row">
            <div className="grow">
              <strong>{text(field.label)}</strong>
              <div className="quiet">{fieldWords(field, fields, t, text).join(" · ")}</div>
            </div>
            <div className="service-row-side">
              {field.required && <span>{t(report ? "service.field.reported" : "service.field.required")}</span>}
              {field.needed_for && <span>{t("service.field.needed_for", { action: t(`order.action.${field.needed_for}` as Key) })}</span>}
              {field.secret && <Sign icon={<LockOutlined />} tone="quiet" word={t("service.field.secret")} />}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function Steps({ title, steps }: { title: string; steps: readonly WorkStep[] }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={title} count={steps.length}>
      <ol className="service-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <strong>{text(step.name)}</strong>
            <div className="quiet">
              {[
                step.group ?? t(`service.party.${step.by}`),
                step.within && t("service.step.within", { span: spanWords(step.within, t) }),
                step.required && t("service.step.required"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </div>
          </li>
        ))}
      </ol>
    </Part>
  );
}

export function Targets({ service }: { service: WholeServiceType }) {
  const { t } = useServiceWords();
  return (
    <Part title={t("service.targets")} count={service.targets.length}>
      <dl className="facts">
        {service.targets.map((target) => (
          <div key={target.kind} className="service-pair">
            <dt>{t(`service.target.${target.kind}`)}</dt>
            <dd>
              <strong>{spanWords(target.within, t)}</strong> <span className="quiet">{t("service.target.near", { near: target.near })}</span>
            </dd>
          </div>
        ))}
      </dl>
      {service.stops.length > 0 && <p className="quiet">{t("service.stops", { stops: service.stops.map((stop) => t(`service.stop.${stop}`)).join(" / ") })}</p>}
    </Part>
  );
}

export function Prices({ service }: { service: WholeServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <Part title={t("service.prices")} {...(service.paid ? { hint: t("service.paid") } : {})} count={service.prices.length}>
      <ul className="rows">
        {service.prices.map((price) => (
          <li key={price.id} className="service-row">
            <div className="grow">
              {text(price.name)}
              {text(price.note) && <div className="quiet">{text(price.note)}</div>}
            </div>
            <div className="service-price">
              {yuan(price.fen)} / {text(price.unit)}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
