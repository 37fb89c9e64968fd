import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { knowledge } from "./api";

/** What a waiting caller hears under each key (K3). */
export function MenuDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ["knowledge", "menu"], queryFn: knowledge.menu, enabled: open });
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("menu.title")} width={640}>
      <p className="quiet">{t("menu.hint")}</p>
      {data?.items.length === 0 && <p className="quiet">{t("menu.empty")}</p>}
      <dl className="menu-keys" data-testid="menu">
        {data?.items.map((entry) => (
          <div key={entry.key}>
            <dt>
              <kbd>{entry.key}</kbd> {entry.title}
            </dt>
            <dd>「{entry.spoken}」</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
