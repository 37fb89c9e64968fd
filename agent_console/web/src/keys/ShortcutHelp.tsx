import { Modal } from "antd";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "./shortcuts";
import "./keys.css";

/** Every shortcut, on one sheet. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const rows: [string, string][] = [
    ...Object.values(SHORTCUTS).map((s): [string, string] => [s.hint, t(s.words)]),
    ["Ctrl+Enter", t("keys.submit")],
    ["Esc", t("keys.close")],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("keys.title")} width={460}>
      <table className="keys">
        <tbody>
          {rows.map(([keys, words]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
                {keys === "?" && (
                  <>
                    {" "}
                    <kbd>Alt+/</kbd>
                  </>
                )}
              </th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t("keys.note")}</p>
    </Modal>
  );
}
