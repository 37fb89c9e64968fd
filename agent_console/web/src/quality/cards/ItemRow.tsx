import { CaretRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { formatDuration } from "../../format/duration";
import { useWords } from "../../i18n/LanguageProvider";
import type { CardItem, Section } from "../api";
import { findingOf, FindingSign } from "../signs";
import { useInLanguage, useNames } from "../useNames";

/** Sections whose items are about no words: rules that listen for sound, and what a person puts in. */
const WORDLESS: readonly Section[] = ["silence", "overlap", "speech_rate", "solution"];

/** An item of the card: its verdict, what it takes, what it rests on. A click plays the seconds in question. */
export function ItemRow({
  item,
  chosen,
  onChoose,
  onPlay,
  children,
}: {
  item: CardItem;
  chosen: boolean;
  onChoose: () => void;
  /** Null: there is nothing to play. */
  onPlay: (() => void) | null;
  children?: ReactNode;
}) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const nameOf = useNames();
  const row = useRef<HTMLLIElement>(null);
  const seen = useRef(false);
  useEffect(() => {
    // Not when the page opens: its head is what one wants to see first.
    if (chosen && seen.current) row.current?.scrollIntoView({ block: "nearest" });
    seen.current = true;
  }, [chosen]);
  const spoken = !WORDLESS.includes(item.section);
  const changed = item.engine !== null && item.engine !== item.verdict;
  return (
    <li
      ref={row}
      className={`card-item ${chosen ? "card-item-on" : ""}`}
      aria-current={chosen}
      data-testid="card-item"
      data-rule={item.rule}
      data-verdict={item.verdict}
      data-points={item.points}
      onClick={() => {
        onChoose();
        onPlay?.();
      }}
    >
      <div className="card-item-head">
        <FindingSign kind={item.kind} verdict={item.verdict} />
        <span className="quiet">
          {spoken && t(`rule.${item.kind}`)}
          {spoken && item.verdict !== "unclear" && ` · ${t(`verdict.${item.verdict}`)}`}
          {item.severity !== "minor" && ` ${spoken ? "·" : ""} ${t(`card.severity.${item.severity}`)}`}
        </span>
        {item.start !== null && onPlay && (
          <Button
            type="link"
            size="small"
            icon={<CaretRightOutlined />}
            aria-label={t("quality.play", { time: formatDuration(item.start) })}
            data-testid="card-item-play"
            onClick={(event) => {
              event.stopPropagation();
              onChoose();
              onPlay();
            }}
          >
            {formatDuration(item.start)}
          </Button>
        )}
        {item.points > 0 && <span className="card-item-points">{t("quality.points_taken", { points: item.points })}</span>}
      </div>
      <p className="card-item-words">{item.words || item.rule}</p>
      {item.excuse && <p className="card-item-excuse">{t("card.excuse", { reason: item.excuse })}</p>}
      <div className="card-item-facts">
        {inLanguage(item.why) && <span>{inLanguage(item.why)}</span>}
        {item.strength === "hint" && <span>{t("card.hint")}</span>}
        {item.late && <span>{t("card.late")}</span>}
        {item.played && <span>{t("card.played")}</span>}
        {item.engine === null && <span>{t("card.added")}</span>}
        {changed && item.engine && <span>{t("card.engine", { verdict: t(`card.item.${findingOf(item.kind, item.engine)}`) })}</span>}
        {item.settled_by && <span>✓ {t("card.settled", { by: nameOf(item.settled_by) })}</span>}
      </div>
      {children}
    </li>
  );
}
