import {
  AlertOutlined,
  AppstoreOutlined,
  BulbOutlined,
  CustomerServiceOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  ProfileOutlined,
  ReadOutlined,
  FolderOpenOutlined,
  TeamOutlined,
  ToolOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Key } from "../i18n/words";
import type { Permission } from "../protocol/types";
import { useLive } from "../state/liveStore";

interface Place {
  path: string;
  label: Key;
  icon: ReactNode;
  /** Any of these; none: everybody. */
  needs: readonly Permission[];
}

const PLACES: readonly Place[] = [
  { path: "/desk", label: "nav.desk", icon: <CustomerServiceOutlined />, needs: ["take_calls"] },
  { path: "/board", label: "nav.board", icon: <AppstoreOutlined />, needs: ["see_board"] },
  { path: "/orders", label: "nav.orders", icon: <FileTextOutlined />, needs: ["write_orders", "see_all_calls"] },
  { path: "/work", label: "nav.work", icon: <ToolOutlined />, needs: ["do_orders"] },
  { path: "/callbacks", label: "nav.callbacks", icon: <FieldTimeOutlined />, needs: ["book_callbacks", "see_board"] },
  { path: "/incidents", label: "nav.incidents", icon: <AlertOutlined />, needs: ["see_board", "write_orders"] },
  { path: "/calls", label: "nav.calls", icon: <PhoneOutlined />, needs: ["take_calls", "see_all_calls"] },
  { path: "/knowledge", label: "nav.knowledge", icon: <BulbOutlined />, needs: ["take_calls", "see_board", "edit_knowledge"] },
  { path: "/scripts", label: "nav.scripts", icon: <ReadOutlined />, needs: ["take_calls", "edit_scripts"] },
  { path: "/catalogue", label: "nav.catalogue", icon: <ProfileOutlined />, needs: ["write_orders", "do_orders", "see_all_calls"] },
  { path: "/quality", label: "nav.quality", icon: <SafetyCertificateOutlined />, needs: ["take_calls", "review_quality"] },
  { path: "/customers", label: "nav.customers", icon: <TeamOutlined />, needs: ["see_customers"] },
  { path: "/admin", label: "nav.admin", icon: <FolderOpenOutlined />, needs: ["see_customers", "destroy_files", "manage_people"] },
];

/** Where this person may go. */
export function usePlaces(): readonly Place[] {
  const me = useLive((live) => live.me);
  return PLACES.filter(
    (place) =>
      place.needs.some((need) => me?.person.permissions.includes(need)) &&
      // The desk is for those who are in a queue; a lead may take calls without being in one.
      (place.path !== "/desk" || me?.agent != null) &&
      // The desk has its groups' orders among all the others.
      (place.path !== "/work" || !me?.person.permissions.includes("write_orders")),
  );
}
