import { MenuOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { Suspense, useRef, useState } from "react";
import { NavLink, Outlet, useNavigation } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { Bell } from "../notices/Bell";
import { useLive } from "../state/liveStore";
import { LinkSign } from "./LinkSign";
import { usePlaces } from "./navigation";
import { OfflineBanner } from "./OfflineBanner";
import { PersonMenu } from "./PersonMenu";
import { useRoom } from "./useRoom";
import "./shell.css";

/**
 * The frame around every page: where one is, where one can go, whether the centre is there. Where one can go is all in
 * sight, or all folded away behind a button.
 */
export function Shell() {
  const t = useWords();
  const [menuOpen, setMenuOpen] = useState(false);
  const centre = useLive((live) => live.centre?.name ?? "");
  const deaf = useLive((live) => live.speech === "deaf");
  const nav = useRef<HTMLElement>(null);
  const folded = !useRoom(nav);
  const loading = useNavigation().state === "loading";
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("app.skip")}
      </a>
      <header className={folded ? "shell-bar folded" : "shell-bar"}>
        <Button
          className="shell-menu-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label={t("app.menu")}
          onClick={() => setMenuOpen(true)}
        />
        <span className="shell-name" title={centre}>
          {centre}
        </span>
        <nav ref={nav} className="shell-nav" aria-label={t("app.menu")}>
          <div className="shell-places">
            <Places />
          </div>
        </nav>
        <LinkSign />
        <Bell />
        <PersonMenu />
      </header>
      <OfflineBanner />
      {deaf && (
        <div className="banner banner-warning" role="status">
          ⚠ {t("speech.deaf")}
        </div>
      )}
      <main id="main" className="shell-main" aria-busy={loading} tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Drawer placement="left" size={260} open={menuOpen} onClose={() => setMenuOpen(false)} title={centre}>
        <nav className="shell-drawer-nav" aria-label={t("app.menu")} onClick={() => setMenuOpen(false)}>
          <Places />
        </nav>
      </Drawer>
    </div>
  );
}

function Places() {
  const t = useWords();
  return usePlaces().map((place) => (
    <NavLink key={place.path} to={place.path} className="shell-link">
      {place.icon}
      <span>{t(place.label)}</span>
    </NavLink>
  ));
}
