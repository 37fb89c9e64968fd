import { App, Button } from "antd";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { queryClient } from "../../app/queries";
import { type Player, Recording } from "../../calls/CallAudio";
import { useWords } from "../../i18n/LanguageProvider";
import type { Call } from "../../protocol/types";
import { useReport } from "../../ui/useReport";
import { type Card, type CardItem, quality, type Section } from "../api";
import { History } from "../parts/History";
import { findingOf, SlipSign } from "../signs";
import { AddItem } from "./AddItem";
import { ItemDecision } from "./ItemDecision";
import { ItemRow } from "./ItemRow";
import { reviewKeyOf } from "./reviewKeys";

const SECTIONS: readonly Section[] = ["phrasing", "courtesy", "silence", "overlap", "speech_rate", "solution", "record"];

/** The card item by item, the recording and what was said beside it; by keyboard throughout. */
export function CardReview({ card, call }: { card: Card; call: Call }) {
  const t = useWords();
  const report = useReport();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const player = useRef<Player>(null);
  const ordered = useMemo(
    () => SECTIONS.flatMap((section) => card.items.filter((item) => item.section === section)),
    [card.items],
  );
  // The first thing to look at: a reason to decide on, else a fault.
  const [rule, choose] = useState<string | null>(
    () => (ordered.find((i) => card.undecided.includes(i.rule)) ?? ordered.find((i) => i.points > 0) ?? ordered[0])?.rule ?? null,
  );
  const [open, setOpen] = useState<"change" | "add" | null>(null);
  const [all, setAll] = useState(false);
  const visible = all ? ordered : ordered.filter(needsLook);
  const chosen = ordered.find((item) => item.rule === rule) ?? null;
  const marked = useMemo(
    () => (chosen?.start != null ? { start: chosen.start, end: chosen.end } : null),
    [chosen?.start, chosen?.end],
  );

  const wordsOf = (one: string) => card.items.find((item) => item.rule === one)?.words || one;
  const play = (item: CardItem | null) => item?.start != null && call.recorded && player.current?.play(item.start);
  const take = (changed: Card) => {
    queryClient.setQueryData(["quality", "card", card.call_id], changed);
    setOpen(null);
  };
  const agree = async () => {
    if (!chosen) return;
    if (await report(quality.changeItem(card.call_id, chosen.rule, { reason: "" }).then(take))) step(1);
  };
  const step = (by: number) => {
    const at = visible.findIndex((item) => item.rule === rule);
    choose(visible[Math.min(visible.length - 1, Math.max(0, at + by))]?.rule ?? null);
    setOpen(null);
  };
  const next = async () => {
    const waiting = await quality.cards({ waiting: true, limit: 2 });
    const other = waiting.items.find((one) => one.call_id !== card.call_id);
    if (other) await navigate(`/quality/cards/${other.call_id}`);
    else message.info(t("card.none_left"));
  };
  const taken = ordered.filter((item) => item.points > 0);
  const confirm = () => {
    if (card.undecided.length > 0) {
      choose(card.undecided[0] ?? null);
      message.warning(t("card.undecided", { rules: card.undecided.map(wordsOf).join(" · ") }));
      return;
    }
    modal.confirm({
      title: t("card.confirm"),
      content: taken.length
        ? t("card.confirm_ask", { count: taken.length, points: taken.reduce((sum, item) => sum + item.points, 0) })
        : t("card.confirm_clean"),
      okText: t("card.confirm"),
      cancelText: t("action.cancel"),
      onOk: async () => {
        const done = await report(
          quality.confirmCard(card.call_id).then((confirmed) => {
            take(confirmed);
            message.success(t("card.confirmed", { count: confirmed.slips.length }));
          }),
        );
        if (done) await queryClient.invalidateQueries({ queryKey: ["quality"] });
      },
    });
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const asked = reviewKeyOf(event, isBusy(event));
    if (!asked || document.querySelector(".ant-modal-wrap:not([style*='display: none'])")) return;
    const does: Partial<Record<typeof asked, () => void>> = {
      up: () => step(-1),
      down: () => step(1),
      play: () => void (chosen?.start != null ? play(chosen) : player.current?.toggle()),
      next: () => void report(next()),
      all: () => setAll(!all),
      ...(card.reviewable
        ? { agree: () => void agree(), change: () => chosen && setOpen("change"), add: () => setOpen("add"), confirm }
        : {}),
    };
    const act = does[asked];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  return (
    <>
      {card.reviewable && <p className="card-keys">{t("card.keys")}</p>}
      <div className="card-columns">
        <section className="section card-sound" aria-label={t("call.recording")}>
          <Recording call={call} player={player} marked={marked} />
        </section>
        <div className="stack">
          <section className="section" data-testid="card-items">
            {SECTIONS.map((section) => {
              const every = ordered.filter((item) => item.section === section);
              const items = visible.filter((item) => item.section === section);
              const rest = every.length - items.length;
              const points = every.reduce((sum, item) => sum + item.points, 0);
              return (
                <div className="card-section" key={section}>
                  <h3>
                    {t(`card.section.${section}`)}
                    {points > 0 && <span>{t("quality.points_taken", { points })}</span>}
                  </h3>
                  {every.length === 0 && <p className="quiet">{t("card.empty_section")}</p>}
                  <ul className="card-items">
                    {items.map((item) => (
                      <ItemRow
                        key={item.rule}
                        item={item}
                        chosen={item.rule === rule}
                        onChoose={() => {
                          if (item.rule !== rule) setOpen(null);
                          choose(item.rule);
                        }}
                        onPlay={item.start !== null && call.recorded ? () => void play(item) : null}
                      >
                        {card.reviewable && item.rule === rule && open !== "change" && (
                          <div className="card-decision-row" onClick={(event) => event.stopPropagation()}>
                            <Button size="small" data-testid="card-item-agree" onClick={() => void agree()}>
                              {t("card.agree")}
                              <kbd>↵</kbd>
                            </Button>
                            <Button size="small" data-testid="card-item-change" onClick={() => setOpen("change")}>
                              {t("card.change")}
                              <kbd>E</kbd>
                            </Button>
                          </div>
                        )}
                        {card.reviewable && item.rule === rule && open === "change" && (
                          <ItemDecision callId={card.call_id} item={item} onDone={take} onClose={() => setOpen(null)} />
                        )}
                      </ItemRow>
                    ))}
                  </ul>
                  {rest > 0 && (
                    <Button type="link" size="small" className="card-rest" onClick={() => setAll(true)}>
                      ✓ {t("card.rest", { count: rest })}
                    </Button>
                  )}
                </div>
              );
            })}
            {all && (
              <Button type="link" size="small" onClick={() => setAll(false)}>
                {t("card.rest_hide")}
              </Button>
            )}
            {open === "add" && <AddItem card={card} at={() => player.current?.at() ?? 0} onDone={take} onClose={() => setOpen(null)} />}
            {card.reviewable && (
              <footer className="card-foot card-decision-row">
                <Button type="primary" data-testid="card-confirm" onClick={confirm}>
                  {t("card.confirm")}
                  <kbd>Ctrl+↵</kbd>
                </Button>
                <Button data-testid="card-add-open" onClick={() => setOpen("add")}>
                  {t("card.add")}
                  <kbd>A</kbd>
                </Button>
                <Button onClick={() => void report(next())}>
                  {t("card.next")}
                  <kbd>N</kbd>
                </Button>
              </footer>
            )}
          </section>
          {card.slips.length > 0 && (
            <section className="section">
              <h2>{t("card.slips")}</h2>
              <ul className="chain">
                {card.slips.map((slip) => (
                  <li key={slip.number}>
                    <Link to={`/quality/slips/${slip.number}`}>{slip.number}</Link>{" "}
                    {t("quality.points_taken", { points: slip.points })} <SlipSign state={slip.state} />
                    <div className="quiet">{slip.words || slip.rule}</div>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="section">
            <h2>{t("quality.history")}</h2>
            <History changes={card.history} words={["card.action"]} partOf={wordsOf} />
          </section>
        </div>
      </div>
    </>
  );
}

/** Whatever is not plainly fine. */
function needsLook(item: CardItem): boolean {
  return findingOf(item.kind, item.verdict) !== "fine" || item.excuse !== null || item.engine !== item.verdict;
}

/** All keys belong to a field that has the focus; a button keeps those that press it. */
function isBusy({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|AUDIO)$/.test(target.tagName)) return true;
  return /^(BUTTON|A)$/.test(target.tagName) && (key === "Enter" || key === " ") && !ctrlKey && !metaKey;
}
