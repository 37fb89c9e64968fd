import { Checkbox } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import type { WholeServiceType } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { Sign } from "../ui/Sign";
import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { ordersApi } from "./api";
import { useChange } from "./change";
import { SETTLED } from "./targets";

/** The papers of a service type, told all at once. */
export function PapersTold({ papers }: { papers: WholeServiceType["papers"] }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  return (
    <ol className="papers" data-testid="papers-told">
      {papers.map((paper) => (
        <li key={paper.id}>
          {inLanguage(paper.name)}
          {paper.optional && <span className="quiet"> {t("order.paper_optional")}</span>}
          {inLanguage(paper.note) && <div className="quiet">{inLanguage(paper.note)}</div>}
        </li>
      ))}
    </ol>
  );
}

/** Which papers are there, and which are still lacking. */
export function OrderPapers() {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { order, service, busy, send } = useChange();
  if (!service || service.papers.length === 0) return null;
  const lacking = order.lacking_papers.length;
  return (
    <section className="section" aria-label={t("order.papers")}>
      <h2 className="section-head">
        {t("order.papers")}
        {lacking > 0 ? (
          <Sign icon={<ExclamationCircleFilled />} tone="warning" word={t("order.papers_lacking", { count: lacking })} />
        ) : (
          <Sign icon={<CheckCircleFilled />} tone="good" word={t("order.papers_complete")} />
        )}
      </h2>
      <ul className="rows">
        {service.papers.map((paper) => (
          <li key={paper.id}>
            <Checkbox
              checked={order.papers.includes(paper.id)}
              disabled={busy || SETTLED.includes(order.state)}
              data-testid={`paper-${paper.id}`}
              onChange={(event) => {
                const rest = order.papers.filter((id) => id !== paper.id);
                const there = event.target.checked ? [...rest, paper.id] : rest;
                void send(() => ordersApi.papers(order.number, there));
              }}
            >
              {inLanguage(paper.name)}
              {paper.optional && <span className="quiet"> {t("order.paper_optional")}</span>}
            </Checkbox>
            {inLanguage(paper.note) && <div className="quiet step-note">{inLanguage(paper.note)}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
