import { CheckOutlined, CommentOutlined, FolderOpenOutlined, WarningFilled } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { knowledge, type Proposal } from "../knowledge/api";
import { onMessage } from "../state/liveStore";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { arranged, digitOf, keyOf, type ProposedField, startOf, worthShowing } from "./proposals";
import "./proposals.css";

const GATHER_MS = 400;

/** Sure enough to be shown as such. */
const SURE = 0.75;

/**
 * What is proposed for the order's form from the words of the call and the customer's file. Nothing is filled in by
 * itself: `onTake` is called for what the agent confirms, by a click or Alt+1…9. Key it by the call.
 */
export function Proposals({ callId, onTake }: { callId: string; onTake: (field: ProposedField, value: string) => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [shown, setShown] = useState<readonly Proposal[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery({ queryKey: ["proposals", callId], queryFn: () => knowledge.proposals(callId) });
  useEffect(() => {
    if (data) setShown((before) => arranged(before, worthShowing(data.items)));
  }, [data]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onMessage((message) => {
      const said = message.type === "heard" && message.call_id === callId && message.line.final;
      if (!said || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ["proposals", callId] });
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [callId, queries]);
  const take = (proposal: Proposal) => {
    onTake(proposal.field, proposal.value);
    setTaken((before) => new Set(before).add(keyOf(proposal)));
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const digit = event.repeat || event.isComposing ? null : digitOf(event);
    const proposal = digit === null ? undefined : shown[digit - 1];
    if (!proposal) return;
    event.preventDefault();
    take(proposal);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  // Always there and of one height: the form below stays where it is.
  return (
    <section className="proposals" aria-label={t("proposals.title")} data-testid="proposals">
      <h3>
        {t("proposals.title")} <span className="quiet">{t(shown.length > 0 ? "proposals.hint" : "proposals.none")}</span>
      </h3>
      <ol>
        {shown.map((proposal, place) => (
          // An emergency is seen first; its key stays its own.
          <li key={place} className={isEmergency(proposal) ? "proposal-first" : undefined}>
            <Chip proposal={proposal} digit={place + 1} taken={taken.has(keyOf(proposal))} onTake={() => take(proposal)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Chip({ proposal, digit, taken, onTake }: { proposal: Proposal; digit: number; taken: boolean; onTake: () => void }) {
  const t = useWords();
  const say = useSaid();
  const urgent = isEmergency(proposal);
  const why =
    proposal.source === "customer_file"
      ? t("proposals.from_file")
      : t("proposals.from_words", { time: formatDuration(proposal.start ?? 0), words: proposal.shown });
  return (
    <button
      type="button"
      className={`proposal${urgent ? " proposal-urgent" : ""}${taken ? " proposal-taken" : ""}`}
      data-testid="proposal"
      data-field={proposal.field}
      data-value={proposal.value}
      data-source={proposal.source}
      aria-pressed={taken}
      title={why}
      onClick={onTake}
    >
      <span className="proposal-icon">
        {taken ? <CheckOutlined /> : urgent ? <WarningFilled /> : proposal.source === "words" ? <CommentOutlined /> : <FolderOpenOutlined />}
      </span>
      <span className="proposal-field">{t(`proposals.field.${proposal.field}`)}</span>
      <strong>{say(proposal)}</strong>
      {proposal.source === "words" && proposal.certainty < SURE && <span className="quiet">{t("proposals.unsure")}</span>}
      <kbd>{digit}</kbd>
    </button>
  );
}

const isEmergency = (proposal: Proposal) => proposal.field === "urgency" && proposal.value === "emergency";

/** A proposal's value as the agent reads it. */
function useSaid(): (proposal: Proposal) => string {
  const t = useWords();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  return ({ field, value, shown }) => {
    switch (field) {
      case "service_type":
        return nameOf(value);
      case "urgency":
        return t(value === "emergency" ? "proposals.emergency" : "proposals.urgent");
      case "moment": {
        const [start, end] = value.split("/");
        return end ? `${when(startOf(value))} – ${when(end).split(" ").at(-1) ?? ""}` : when(start);
      }
      case "number":
        return shown;
      default:
        return value;
    }
  };
}
