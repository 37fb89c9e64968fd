import { Spin } from "antd";
import { useEffect } from "react";
import { Navigate, useLocation } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { connection, onMessage, useLive } from "../state/liveStore";
import { markStale } from "./queries";
import { Shell } from "./Shell";

/** What only people with a login see: dials the centre, and sends to the login page whom it does not know. */
export function LoggedIn() {
  const t = useWords();
  const location = useLocation();
  const phase = useLive((live) => live.link.phase);
  const known = useLive((live) => live.me !== null);
  useEffect(() => {
    const stop = onMessage(markStale);
    connection.open();
    return () => {
      stop();
      connection.close();
    };
  }, []);
  if (phase === "logged_out") return <Navigate to="/login" replace state={{ from: location.pathname + location.search }} />;
  if (!known) {
    return (
      <div className="splash" role="status">
        <Spin size="large" />
        <p>{phase === "offline" ? t("error.network") : t("app.loading")}</p>
      </div>
    );
  }
  return <Shell />;
}
