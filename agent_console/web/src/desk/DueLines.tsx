import { AudioOutlined, StarFilled } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { LiveCall } from "../protocol/types";
import { useNow } from "../state/clock";
import { DueStateSign } from "../ui/dueSigns";
import { isOverdue, lineDueNow } from "./dueNow";
import "./due.css";

/** All that is to be said in this call, with what was heard of it; what is due now stays in view. */
export function DueLines({ live, children, onMyVoice }: { live: LiveCall; children?: ReactNode; onMyVoice?: () => void }) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const lines = live.stages;
  const nowS = (useNow() - Date.parse(live.call.started_at)) / 1000;
  const current = (lineDueNow(lines, nowS) ?? lines.find((line) => line.provisional))?.rule;
  useEffect(() => {
    const item = current && list.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(current)}"]`);
    if (item && list.current) list.current.scrollTop = item.offsetTop - list.current.offsetTop - 4;
  }, [current]);
  const said = lines.filter((line) => line.state === "done").length;
  return (
    <section className="panel due" aria-label={t("due.title")}>
      <header className="panel-head">
        <h2>{t("due.title")}</h2>
        <span className="due-head-right">
          <span className="quiet">{lines.length > 0 && t("due.progress", { said, all: lines.length })}</span>
          {onMyVoice && (
            <Button size="small" type="text" icon={<AudioOutlined />} onClick={onMyVoice} data-testid="my-voice">
              {t("due.my_voice")}
            </Button>
          )}
        </span>
      </header>
      {children}
      {lines.length === 0 && <p className="quiet panel-empty">{t("due.empty")}</p>}
      <ol ref={list} className="due-lines">
        {lines.map((line) => (
          <li
            key={line.rule}
            className={line.rule === current ? "due-line due-line-now" : "due-line"}
            data-testid="due-line"
            data-rule={line.rule}
            data-verdict={line.verdict ?? "open"}
            data-state={line.state}
            data-provisional={line.provisional}
            aria-current={line.rule === current ? "step" : undefined}
          >
            <span className="due-verdict">
              <DueStateSign line={line} overdue={isOverdue(line, nowS)} />
            </span>
            <span className="due-text">
              「{line.text}」
              {line.strength === "hard" && (
                <span className="due-hard">
                  <StarFilled /> {t("due.strength.hard")}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
