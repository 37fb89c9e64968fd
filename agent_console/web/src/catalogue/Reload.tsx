import { ReloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useLanguage } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";
import { RequestFailed } from "../protocol/http";
import { services } from "./api";
import { problemsOf } from "./words";

/** Takes up the site's own files; what is wrong in them is shown, and nothing is changed then. */
export function Reload() {
  const { t } = useLanguage();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const reload = useMutation({
    mutationFn: services.reload,
    onSuccess: ({ changed }) => {
      void queries.invalidateQueries({ queryKey: ["catalogue"] });
      void message.success(changed.length > 0 ? t("catalogue.reloaded", { types: changed.join(", ") }) : t("catalogue.unchanged"));
    },
    onError: (error) => {
      const wrong = error instanceof RequestFailed && error.code === "catalogue.invalid" ? problemsOf(error.detail) : [];
      const { key, values } = explain(error);
      modal.error({
        title: wrong.length > 0 ? t("catalogue.refused", { count: wrong.length }) : t(key, values),
        width: 720,
        content: (
          <ul className="service-problems" data-testid="catalogue-problems">
            {wrong.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        ),
      });
    },
  });
  return (
    <Button icon={<ReloadOutlined />} loading={reload.isPending} onClick={() => reload.mutate()} title={t("catalogue.reload_hint")}>
      {t("catalogue.reload")}
    </Button>
  );
}
