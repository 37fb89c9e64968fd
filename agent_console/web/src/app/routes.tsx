import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { LoginPage } from "../login/LoginPage";
import { useLive } from "../state/liveStore";
import { useMay } from "../state/session";
import { Broken } from "./Broken";
import { LoggedIn } from "./LoggedIn";
import { NotFound } from "./NotFound";

/** Each page is a piece of its own, loaded when first opened. */
const pages: RouteObject[] = [
  { index: true, element: <Home /> },
  { path: "desk", lazy: async () => ({ Component: (await import("../desk/DeskPage")).DeskPage }) },
  { path: "orders", lazy: async () => ({ Component: (await import("../orders/OrdersPage")).OrdersPage }) },
  { path: "orders/:number", lazy: async () => ({ Component: (await import("../orders/OrderPage")).OrderPage }) },
  { path: "orders/board", lazy: async () => ({ Component: (await import("../orderboard/OrderBoardPage")).OrderBoardPage }) },
  { path: "work", lazy: async () => ({ Component: (await import("../work/WorkPage")).WorkPage }) },
  { path: "work/:number", lazy: async () => ({ Component: (await import("../work/WorkPage")).WorkPage }) },
  { path: "calls", lazy: async () => ({ Component: (await import("../calls/CallsPage")).CallsPage }) },
  { path: "calls/:id", lazy: async () => ({ Component: (await import("../calls/CallPage")).CallPage }) },
  { path: "callbacks", lazy: async () => ({ Component: (await import("../callbacks/CallbacksPage")).CallbacksPage }) },
  { path: "callbacks/do-not-call", lazy: async () => ({ Component: (await import("../callbacks/WishesPage")).WishesPage }) },
  { path: "customers", lazy: async () => ({ Component: (await import("../customers/CustomersPage")).CustomersPage }) },
  { path: "customers/:id", lazy: async () => ({ Component: (await import("../customers/CustomersPage")).CustomersPage }) },
  { path: "scripts", lazy: async () => ({ Component: (await import("../scripts/ScriptsPage")).ScriptsPage }) },
  { path: "scripts/:id", lazy: async () => ({ Component: (await import("../scripts/ScriptPage")).ScriptPage }) },
  { path: "catalogue", lazy: async () => ({ Component: (await import("../catalogue/CataloguePage")).CataloguePage }) },
  { path: "catalogue/:id", lazy: async () => ({ Component: (await import("../catalogue/ServicePage")).ServicePage }) },
  { path: "knowledge", lazy: async () => ({ Component: (await import("../knowledge/KnowledgePage")).KnowledgePage }) },
  { path: "knowledge/:id", lazy: async () => ({ Component: (await import("../knowledge/KnowledgePage")).KnowledgePage }) },
  { path: "incidents", lazy: async () => ({ Component: (await import("../outbreaks/IncidentsPage")).IncidentsPage }) },
  { path: "morning", lazy: async () => ({ Component: (await import("../morning/MorningPage")).MorningPage }) },
  { path: "board", lazy: async () => ({ Component: (await import("../board/BoardPage")).BoardPage }) },
  {
    path: "quality",
    lazy: async () => ({ Component: (await import("../quality/QualityFrame")).QualityFrame }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../quality/QualityFrame")).QualityHome }) },
      { path: "cards", lazy: async () => ({ Component: (await import("../quality/cards/CardsPage")).CardsPage }) },
      { path: "cards/:call", lazy: async () => ({ Component: (await import("../quality/cards/CardPage")).CardPage }) },
      { path: "slips", lazy: async () => ({ Component: (await import("../quality/slips/SlipsPage")).SlipsPage }) },
      { path: "slips/:number", lazy: async () => ({ Component: (await import("../quality/slips/SlipsPage")).SlipsPage }) },
      { path: "appeals", lazy: async () => ({ Component: (await import("../quality/appeals/AppealsPage")).AppealsPage }) },
      { path: "appeals/:id", lazy: async () => ({ Component: (await import("../quality/appeals/AppealsPage")).AppealsPage }) },
      { path: "month", lazy: async () => ({ Component: (await import("../quality/month/MonthPage")).MonthPage }) },
      { path: "credits", lazy: async () => ({ Component: (await import("../quality/credits/CreditsPage")).CreditsPage }) },
      { path: "corrective", lazy: async () => ({ Component: (await import("../quality/corrective/CorrectivePage")).CorrectivePage }) },
      { path: "corrective/:id", lazy: async () => ({ Component: (await import("../quality/corrective/CorrectivePage")).CorrectivePage }) },
      { path: "rules", lazy: async () => ({ Component: (await import("../quality/rules/RulesPage")).RulesPage }) },
      { path: "rules/:rule", lazy: async () => ({ Component: (await import("../quality/rules/RulesPage")).RulesPage }) },
    ],
  },
  {
    path: "admin",
    lazy: async () => ({ Component: (await import("../admin/AdminFrame")).AdminFrame }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../admin/AdminFrame")).AdminHome }) },
      { path: "copies", lazy: async () => ({ Component: (await import("../admin/CopiesPage")).CopiesPage }) },
      { path: "retention", lazy: async () => ({ Component: (await import("../admin/RetentionPage")).RetentionPage }) },
      { path: "people", lazy: async () => ({ Component: (await import("../admin/PeoplePage")).PeoplePage }) },
    ],
  },
  { path: "*", element: <NotFound /> },
];

export const router = createBrowserRouter([
  { path: "/login", element: <LoginPage />, errorElement: <Broken /> },
  { path: "/", element: <LoggedIn />, errorElement: <Broken />, hydrateFallbackElement: <></>, children: pages },
]);

/** Where somebody's work is: the desk for those who take calls, else the board, else their groups' orders. */
function Home() {
  const takesCalls = useLive((live) => live.me?.agent != null);
  const seesBoard = useMay("see_board");
  const steers = useMay("steer_agents");
  const writes = useMay("write_orders");
  if (steers) return <Navigate to="/board" replace />;
  if (takesCalls) return <Navigate to="/desk" replace />;
  return <Navigate to={seesBoard ? "/board" : writes ? "/orders" : "/work"} replace />;
}
