import { Alert, Button } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";

/** In the place of what could not be fetched. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords();
  const { key, values } = explain(error);
  return (
    <Alert
      type="error"
      showIcon
      title={t(key, values)}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t("action.try_again")}
          </Button>
        )
      }
    />
  );
}
