import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enGB from "antd/locale/en_GB";
import zhCN from "antd/locale/zh_CN";
import { RouterProvider } from "react-router";
import { LanguageProvider, useLanguage } from "../i18n/LanguageProvider";
import { useAppearance } from "./appearance";
import { queryClient } from "./queries";
import { router } from "./routes";
import { themeOf } from "./theme";

export function App() {
  return (
    <LanguageProvider>
      <Dressed />
    </LanguageProvider>
  );
}

function Dressed() {
  const { language } = useLanguage();
  const { dark } = useAppearance();
  return (
    <ConfigProvider
      locale={language === "en" ? enGB : zhCN}
      theme={themeOf(dark)}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: "optional" }}
    >
      <AntApp message={{ maxCount: 1, top: 4 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
