import { CustomerServiceOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input, Segmented } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useLanguage } from "../i18n/LanguageProvider";
import type { Language } from "../i18n/words";
import { api } from "../protocol/api";
import { explain } from "../protocol/problem";
import { liveStore } from "../state/liveStore";
import "./login.css";

/** User and password; errors in words, right where they happened. */
export function LoginPage() {
  const { t, language, setLanguage } = useLanguage();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? "/";
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const logIn = async ({ user, password }: { user: string; password: string }) => {
    setBusy(true);
    setError(null);
    try {
      await api.logIn(user.trim(), password);
      // Otherwise the refusal that led here would send us straight back.
      liveStore.dispatch({ type: "link", link: { phase: "connecting", attempt: 0, since: null } });
      await navigate(from, { replace: true });
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const trouble = error === null ? null : explain(error);
  return (
    <main className="login">
      <div className="login-card">
        <h1>
          <CustomerServiceOutlined /> {t("app.title")}
        </h1>
        <Form layout="vertical" onFinish={logIn} requiredMark={false} size="large">
          <Form.Item name="user" label={t("login.user")} rules={[{ required: true, message: t("login.user_needed") }]}>
            <Input data-testid="login-user" autoComplete="username" autoFocus spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("login.password")}
            rules={[{ required: true, message: t("login.password_needed") }]}
          >
            <Input.Password data-testid="login-password" autoComplete="current-password" />
          </Form.Item>
          <div className="login-trouble" aria-live="assertive">
            {trouble && <Alert type="error" showIcon title={t(trouble.key, trouble.values)} data-testid="login-error" />}
          </div>
          <Button type="primary" htmlType="submit" block loading={busy} data-testid="login-submit">
            {t("login.submit")}
          </Button>
        </Form>
        <Segmented<Language>
          className="login-language"
          aria-label={t("app.language")}
          value={language}
          onChange={setLanguage}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
    </main>
  );
}
