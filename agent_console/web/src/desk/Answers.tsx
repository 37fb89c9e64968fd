import { BulbOutlined, CheckOutlined, CloseOutlined, DislikeOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import { useShortcuts } from "../keys/useShortcuts";
import { AnswerText } from "../knowledge/AnswerText";
import { knowledge, type Mark, type Offer } from "../knowledge/api";
import { useAnswer } from "../knowledge/useKnowledge";
import { onMessage } from "../state/liveStore";
import { useReport } from "../ui/useReport";
import { EMPTY, placed } from "./answerSlots";
import "../knowledge/knowledge.css";
import "./answers.css";

/**
 * Answers offered by themselves from what the caller says (K1). Each keeps its place; opening one lays it over the
 * transcript, so that nothing moves under the pointer. Key it by the call.
 */
export function Answers({ callId }: { callId: string }) {
  const t = useWords();
  const [slots, setSlots] = useState(EMPTY);
  const [reading, setReading] = useState<string | null>(null);
  const take = useEffectEvent((offers: readonly Offer[]) => setSlots((before) => placed(before, offers, reading)));

  const { data } = useQuery({ queryKey: ["offered", callId], queryFn: () => knowledge.offered(callId), staleTime: Infinity });
  useEffect(() => {
    if (data) take(data.items);
  }, [data]);
  useEffect(
    () =>
      onMessage((message) => {
        if (message.type === "answers" && message.call_id === callId) take(message.answers);
      }),
    [callId],
  );
  const offered = slots.flatMap((slot) => (slot ? [slot.offer] : []));
  useShortcuts({
    // The first, the next, …, none.
    answer: () => {
      const at = offered.findIndex((offer) => offer.id === reading);
      setReading(offered[at + 1]?.id ?? null);
    },
  });
  return (
    <div className="answers" data-testid="answers">
      <div className="answers-row">
        <span className="answers-label">
          <BulbOutlined /> {t("offers.title")} <kbd>{SHORTCUTS.answer.hint}</kbd>
        </span>
        {offered.length === 0 && <span className="answers-slot answers-empty answers-nothing">{t("offers.none")}</span>}
        {(offered.length === 0 ? [] : slots).map((slot, place) =>
          slot ? (
            <button
              // A place is the same button whatever it offers: the focus stays.
              key={place}
              type="button"
              className="answers-slot"
              data-testid="answer-offer"
              data-answer={slot.offer.id}
              aria-expanded={slot.offer.id === reading}
              title={t("offers.why", { words: slot.offer.why.join("、") })}
              onClick={() => setReading(slot.offer.id === reading ? null : slot.offer.id)}
            >
              {slot.offer.title}
            </button>
          ) : (
            <span key={place} className="answers-slot answers-empty" />
          ),
        )}
      </div>
      {reading && (
        <Opened
          key={reading}
          id={reading}
          callId={callId}
          why={offered.find((offer) => offer.id === reading)?.why ?? []}
          onClose={() => setReading(null)}
        />
      )}
    </div>
  );
}

function Opened({ id, callId, why, onClose }: { id: string; callId: string; why: readonly string[]; onClose: () => void }) {
  const t = useWords();
  const report = useReport();
  const { data } = useAnswer(id);
  const [marked, setMarked] = useState<Mark | null>(null);
  const box = useRef<HTMLElement>(null);
  const shown = data?.live ?? data?.newest;
  const mark = async (kind: Mark) => {
    if (await report(knowledge.mark(id, callId, kind))) setMarked(kind);
  };
  return (
    <section
      ref={box}
      className="answers-open"
      aria-label={shown?.words.title}
      data-testid="answer-open"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      {shown ? (
        <>
          <header className="answers-head">
            <h3 className="grow">{shown.words.title}</h3>
            <Button icon={<CheckOutlined />} type={marked === "used" ? "primary" : "default"} onClick={() => void mark("used")} data-testid="answer-used">
              {t("offers.used")}
            </Button>
            <Button
              icon={<DislikeOutlined />}
              type={marked === "not_helpful" ? "primary" : "default"}
              onClick={() => void mark("not_helpful")}
              data-testid="answer-not-helpful"
            >
              {t("offers.not_helpful")}
            </Button>
            <Button icon={<CloseOutlined />} onClick={onClose} aria-label={t("action.close")} />
          </header>
          <div className="answers-body">
            <AnswerText words={{ ...shown.words, spoken: "" }} />
            {why.length > 0 && <p className="quiet">{t("offers.why", { words: why.join("、") })}</p>}
          </div>
        </>
      ) : (
        <Spin />
      )}
    </section>
  );
}
