import { Tabs } from "antd";
import { Navigate, Outlet, useLocation, useNavigate } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";
import type { Key } from "../i18n/words";
import type { Permission } from "../protocol/types";
import "../ui/list.css";

const TABS: readonly { path: string; label: Key; needs: readonly Permission[] }[] = [
  { path: "copies", label: "admin.tab.copies", needs: ["see_customers"] },
  { path: "retention", label: "admin.tab.retention", needs: ["destroy_files", "approve_copies"] },
  { path: "people", label: "admin.tab.people", needs: ["manage_people"] },
];

function useTabs() {
  const me = useLive((live) => live.me);
  return TABS.filter((tab) => tab.needs.some((need) => me?.person.permissions.includes(need)));
}

/** Approvals, retention, people: each for whose role it is. */
export function AdminFrame() {
  const t = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <div className="page">
      <Tabs
        activeKey={pathname.split("/")[2] ?? ""}
        onChange={(key) => void navigate(`/admin/${key}`)}
        items={useTabs().map((tab) => ({ key: tab.path, label: t(tab.label) }))}
      />
      <Outlet />
    </div>
  );
}

export function AdminHome() {
  const [first] = useTabs();
  return <Navigate to={first ? `/admin/${first.path}` : "/"} replace />;
}
