import { formatDuration, secondsSince } from "../format/duration";
import { useNow } from "../state/clock";

/** Time since a moment, ticking. */
export function Counter({ since, testId }: { since: string | null | undefined; testId?: string }) {
  return (
    <span className="nowrap" role="timer" aria-live="off" data-testid={testId}>
      {formatDuration(secondsSince(since, useNow()))}
    </span>
  );
}
