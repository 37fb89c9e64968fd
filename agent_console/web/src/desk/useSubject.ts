import { useEffect, useState } from "react";
import type { Customer, LiveCall } from "../protocol/types";
import { forgetDraft, hasDraft } from "../ui/useDraft";

/** What the desk's forms are about. */
export interface Subject {
  call: { id: string; customer_number: string };
  customer: Customer | null;
}

const STORED_AS = "hotline.subject";

/**
 * The call of this desk; after it, still that call while something half-written for it is left, so that nobody loses
 * words because the next state came. `letGo` throws those words away.
 */
export function useSubject(live: LiveCall | null): { subject: Subject | null; earlier: boolean; letGo(): void } {
  const [last, setLast] = useState<Subject | null>(read);
  const id = live?.call.id;
  useEffect(() => {
    if (!live) return;
    const next = { call: { id: live.call.id, customer_number: live.call.customer_number }, customer: live.customer };
    sessionStorage.setItem(STORED_AS, JSON.stringify(next));
    setLast(next);
    // A call's number and file are all that is kept of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, live?.customer]);
  if (live) return { subject: live, earlier: false, letGo: () => undefined };
  const unfinished = last !== null && drafts(last).some(hasDraft);
  return {
    subject: unfinished ? last : null,
    earlier: unfinished,
    letGo() {
      if (last) drafts(last).forEach(forgetDraft);
      setLast(null);
    },
  };
}

function drafts({ call }: Subject): string[] {
  return [`order.${call.id}`, `callback.${call.id}`];
}

function read(): Subject | null {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS) ?? "null") as Subject | null;
  } catch {
    return null;
  }
}
