import { CheckOutlined, CommentOutlined, FolderOpenOutlined, WarningFilled } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { formatDuration } from "../format/duration";
import { useWords } from "../i18n/LanguageProvider";
import { knowledge, type Proposal } from "../knowledge/api";
import { useService } from "../orders/useService";
import type { FormField } from "../protocol/types";
import { useInLanguage } from "../quality/useNames";
import { onMessage } from "../state/liveStore";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { arranged, digitOf, keyOf, startOf, worthShowing } from "./proposals";
import "./proposals.css";

const GATHER_MS = 400;

/** Sure enough to be shown as such. */
const SURE = 0.75;

/**
 * What is proposed for the order's form from the words of the call and the customer's file. Nothing is filled in by
 * itself: `onTake` is called for what the agent confirms, by a click or Alt+1…9. Key it by the call.
 */
export function Proposals({
  callId,
  serviceType,
  onTake,
}: {
  callId: string;
  /** The one that is chosen, whose choices are proposed; without one, those of the likeliest. */
  serviceType: string | undefined;
  /** `field`: of the form, where the proposal is one of its choices. */
  onTake: (proposal: Proposal, field: FormField | undefined) => void;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const [shown, setShown] = useState<readonly Proposal[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery({
    queryKey: ["proposals", callId, serviceType],
    queryFn: () => knowledge.proposals(callId, serviceType ?? ""),
  });
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
  const service = useService(shown.find((one) => one.field === "choice")?.service_type ?? undefined);
  const fieldOf = (proposal: Proposal) => service?.fields.find((one) => one.id === proposal.form_field);
  const take = (proposal: Proposal) => {
    if (proposal.field === "choice" && !fieldOf(proposal)) return;
    onTake(proposal, fieldOf(proposal));
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
            <Chip
              proposal={proposal}
              field={fieldOf(proposal)}
              chosen={serviceType}
              digit={place + 1}
              taken={taken.has(keyOf(proposal))}
              onTake={() => take(proposal)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Chip({
  proposal,
  field,
  chosen,
  digit,
  taken,
  onTake,
}: {
  proposal: Proposal;
  field: FormField | undefined;
  chosen: string | undefined;
  digit: number;
  taken: boolean;
  onTake: () => void;
}) {
  const t = useWords();
  const say = useSaid();
  const label = useLabel();
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
      data-form-field={proposal.form_field}
      data-value={proposal.value}
      data-source={proposal.source}
      aria-pressed={taken}
      title={why}
      onClick={onTake}
    >
      <span className="proposal-icon">
        {taken ? <CheckOutlined /> : urgent ? <WarningFilled /> : proposal.source === "words" ? <CommentOutlined /> : <FolderOpenOutlined />}
      </span>
      <span className="proposal-field">{label(proposal, field, chosen)}</span>
      <strong>{say(proposal, field)}</strong>
      {proposal.source === "words" && proposal.certainty < SURE && <span className="quiet">{t("proposals.unsure")}</span>}
      <kbd>{digit}</kbd>
    </button>
  );
}

const isEmergency = (proposal: Proposal) => proposal.field === "urgency" && proposal.value === "emergency";

/** What a proposal is for. A choice of a type that is not `chosen` names it: both are taken at once. */
function useLabel(): (proposal: Proposal, of: FormField | undefined, chosen: string | undefined) => string {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { nameOf } = useCatalogue();
  return ({ field, service_type }, of, chosen) => {
    if (service_type && service_type !== chosen) return nameOf(service_type);
    return of ? inLanguage(of.label) : t(`proposals.field.${field}`);
  };
}

/** A proposal's value as the agent reads it. */
function useSaid(): (proposal: Proposal, of: FormField | undefined) => string {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { nameOf } = useCatalogue();
  const { when } = useMoments();
  return ({ field, value, shown }, of) => {
    switch (field) {
      case "choice":
        return inLanguage(of?.choices.find((one) => one.value === value)?.label ?? { shown });
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
