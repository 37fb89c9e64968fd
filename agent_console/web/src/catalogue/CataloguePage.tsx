import { FireOutlined, StopOutlined, WarningOutlined } from "@ant-design/icons";
import { Spin } from "antd";
import { Link } from "react-router";
import type { ServiceType } from "../protocol/types";
import { useMay } from "../state/session";
import { SearchBox } from "../ui/SearchBox";
import { Sign } from "../ui/Sign";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useFilters } from "../ui/useFilters";
import { Reload } from "./Reload";
import { useServiceWords } from "./words";
import "../ui/list.css";
import "./catalogue.css";

/** Everything that customers can ask for. */
export function CataloguePage() {
  const { t } = useServiceWords();
  const { all, error } = useCatalogue();
  const mayEdit = useMay("edit_catalogue");
  const { filters, set } = useFilters(["q"]);
  const wanted = (filters.q ?? "").toLowerCase();
  const shown = all.filter((type) => [type.id, type.group, ...Object.values(type.name)].some((one) => one.toLowerCase().includes(wanted)));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("nav.catalogue")}</h1>
        <div className="list-actions">{mayEdit && <Reload />}</div>
      </header>
      <div className="list-filters">
        <SearchBox value={filters.q ?? ""} label={t("catalogue.search")} onSearch={(q) => set({ q: q || null })} />
      </div>
      {error ? (
        <Trouble error={error} />
      ) : all.length === 0 ? (
        <Spin />
      ) : shown.length === 0 ? (
        <p className="quiet">{t("catalogue.nothing")}</p>
      ) : (
        <ul className="service-cards">
          {shown.map((type) => (
            <Card key={type.id} type={type} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Card({ type }: { type: ServiceType }) {
  const { t, text } = useServiceWords();
  return (
    <li className="section" data-testid="service-card" data-service={type.id}>
      <h2>
        <span className="service-id">{type.id}</span> <Link to={`/catalogue/${type.id}`}>{text(type.name) || type.id}</Link>
      </h2>
      <p className="service-facts">
        <span>{type.group}</span>
        <span className="quiet">{t(`service.flow.${type.flow}`)}</span>
        <Urgent urgency={type.urgency} />
        {type.retired && <Sign icon={<StopOutlined />} tone="quiet" word={t("service.retired")} />}
      </p>
    </li>
  );
}

export function Urgent({ urgency }: { urgency: ServiceType["urgency"] }) {
  const { t } = useServiceWords();
  if (urgency === "normal") return null;
  const emergency = urgency === "emergency";
  return <Sign icon={emergency ? <FireOutlined /> : <WarningOutlined />} tone={emergency ? "bad" : "warning"} word={t(`service.urgency.${urgency}`)} />;
}
