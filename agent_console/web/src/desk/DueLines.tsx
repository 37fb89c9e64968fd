import { RightOutlined } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { DueLine } from "../protocol/types";
import { VerdictSign } from "../ui/signs";
import "./due.css";

/** What is to be said in this call, with what was heard of it; the stage one is in stays in view. */
export function DueLines({ lines }: { lines: readonly DueLine[] }) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const current = lines.find((line) => line.current && line.verdict !== "said")?.rule;
  useEffect(() => {
    const item = current && list.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(current)}"]`);
    if (item && list.current) list.current.scrollTop = item.offsetTop - list.current.offsetTop - 4;
  }, [current]);
  const said = lines.filter((line) => line.verdict === "said").length;
  return (
    <section className="panel due" aria-label={t("due.title")}>
      <header className="panel-head">
        <h2>{t("due.title")}</h2>
        <span className="quiet">{lines.length > 0 && t("due.progress", { said, all: lines.length })}</span>
      </header>
      {lines.length === 0 && <p className="quiet panel-empty">{t("due.empty")}</p>}
      <ol ref={list} className="due-lines">
        {lines.map((line) => (
          <li
            key={line.rule}
            className={line.rule === current ? "due-line due-line-now" : "due-line"}
            data-testid="due-line"
            data-rule={line.rule}
            data-verdict={line.verdict ?? "open"}
            aria-current={line.rule === current ? "step" : undefined}
          >
            <span className="due-verdict">
              {line.rule === current && line.verdict === null ? (
                <span className="sign sign-busy">
                  <RightOutlined /> {t("due.now")}
                </span>
              ) : (
                <VerdictSign verdict={line.verdict} />
              )}
            </span>
            <span className="due-text">「{line.text}」</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
