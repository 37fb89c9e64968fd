import { DownOutlined, LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, type MenuProps } from "antd";
import { useNavigate } from "react-router";
import { useLanguage } from "../i18n/LanguageProvider";
import type { Language } from "../i18n/words";
import { api } from "../protocol/api";
import { connection, liveStore, useLive } from "../state/liveStore";
import { useAppearance } from "./appearance";
import { queryClient } from "./queries";
import type { Appearance } from "./theme";

/** Who is logged in; language, appearance and the way out. */
export function PersonMenu() {
  const { t, language, setLanguage } = useLanguage();
  const { appearance, setAppearance } = useAppearance();
  const navigate = useNavigate();
  const person = useLive((live) => live.me?.person);
  if (!person) return null;

  const logOut = async () => {
    await api.logOut().catch(() => undefined);
    connection.close();
    queryClient.clear();
    // Drafts name customers: they are not for whoever sits down next.
    sessionStorage.clear();
    liveStore.dispatch({ type: "link", link: { phase: "logged_out" } });
    await navigate("/login", { replace: true });
  };
  const appearances: Appearance[] = ["auto", "light", "dark"];
  const items: MenuProps["items"] = [
    { key: "who", label: `${person.name} ${person.user} · ${t(`role.${person.role}`)}`, disabled: true },
    { type: "divider" },
    {
      type: "group",
      label: t("app.language"),
      children: (["zh-CN", "en"] as const).map((l) => ({ key: l, label: l === "en" ? "English" : "中文" })),
    },
    {
      type: "group",
      label: t("app.theme"),
      children: appearances.map((a) => ({ key: a, label: t(`app.theme.${a}`) })),
    },
    { type: "divider" },
    { key: "out", icon: <LogoutOutlined />, label: t("app.log_out") },
  ];
  const onClick: MenuProps["onClick"] = ({ key }) => {
    if (key === "out") void logOut();
    else if (appearances.includes(key as Appearance)) setAppearance(key as Appearance);
    else setLanguage(key as Language);
  };
  return (
    <Dropdown menu={{ items, onClick, selectable: true, selectedKeys: [language, appearance] }} trigger={["click"]}>
      <Button type="text" icon={<UserOutlined />} data-testid="person-menu" aria-label={`${person.name} ${person.user}`}>
        <span className="person-name">
          {person.name} {person.user}
        </span>
        <DownOutlined style={{ fontSize: 12 }} />
      </Button>
    </Dropdown>
  );
}
