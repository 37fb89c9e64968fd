import { Button, Result } from "antd";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { useWords } from "../i18n/LanguageProvider";

/** Instead of a page that threw: says so, and that calls go on. */
export function Broken() {
  const t = useWords();
  const error = useRouteError();
  return (
    <Result
      status="error"
      title={t("app.crashed")}
      subTitle={t("app.crashed_hint")}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t("app.reload")}
        </Button>
      }
    >
      <pre className="broken-detail">{isRouteErrorResponse(error) ? error.statusText : String(error)}</pre>
    </Result>
  );
}
