import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useMay } from "../state/session";
import { Emergencies } from "./Emergencies";
import { Outbreaks } from "./Outbreaks";
import { RepeatsTable } from "./RepeatsTable";
import "../ui/list.css";
import "./outbreaks.css";

/** What is out of the ordinary: emergencies that run (W10), many like reports (W9), what keeps coming back. */
export function IncidentsPage() {
  const t = useWords();
  const oversees = useMay("see_board");
  return (
    <div className="page incidents">
      <header className="page-head">
        <h1>{t("incident.title")}</h1>
        <Link to="/morning">{t("morning.title")}</Link>
        <span className="grow" />
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("morning.print")}
        </Button>
      </header>
      <Emergencies />
      <Outbreaks />
      {oversees && <RepeatsTable />}
    </div>
  );
}
