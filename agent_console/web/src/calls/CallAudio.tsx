import "./calls.css";
import { useQuery } from "@tanstack/react-query";
import { Spin } from "antd";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Call } from "../protocol/types";
import { TranscriptLine } from "../transcript/TranscriptLine";
import { Trouble } from "../ui/Trouble";
import { CallSign } from "../ui/signs";
import { useMoments } from "../ui/useMoments";

/** A call's recording with its transcript under it, by id; for pages that only know the id. */
export function CallAudio({ callId }: { callId: string }) {
  const { when } = useMoments();
  const { data, error, refetch } = useQuery({ queryKey: ["calls", "one", callId], queryFn: () => api.call(callId) });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      <p>
        <Link to={`/calls/${data.id}`}>{when(data.started_at)}</Link> <CallSign state={data.state} cause={data.end_cause} />
      </p>
      <Recording call={data} />
    </>
  );
}

/** What others on the page do with a recording. */
export interface Player {
  play(from: number): void;
  /** Stops, or goes on. */
  toggle(): void;
  /** Where it stands, in seconds. */
  at(): number;
}

/**
 * The stereo recording; a line's time starts it there, and the line being spoken is marked.
 *
 * `player` plays it from elsewhere on the page; `marked`: seconds whose lines stand out.
 */
export function Recording({
  call,
  player,
  marked = null,
}: {
  call: Call;
  player?: Ref<Player>;
  marked?: { start: number; end: number | null } | null;
}) {
  const t = useWords();
  const audio = useRef<HTMLAudioElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const seek = (seconds: number) => {
    if (!audio.current) return;
    audio.current.currentTime = seconds;
    void audio.current.play();
  };
  useImperativeHandle(player, () => ({
    play: seek,
    toggle: () => void (audio.current?.paused ? audio.current.play() : audio.current?.pause()),
    at: () => audio.current?.currentTime ?? 0,
  }));
  // Where the lines scroll by themselves, what is marked comes into view; the page never moves.
  useEffect(() => {
    const first = lines.current?.querySelector<HTMLElement>(".line-marked");
    if (lines.current && first) lines.current.scrollTop = first.offsetTop - lines.current.offsetTop - 24;
  }, [marked]);
  const isMarked = (start: number, end: number) =>
    marked !== null && end > marked.start && start < Math.max(marked.end ?? 0, marked.start + 0.1);
  return (
    <>
      {call.recorded ? (
        <figure className="recording">
          {/* What is said stands as text below. */}
          <audio
            ref={audio}
            controls
            preload="none"
            src={api.recordingAddress(call.id)}
            aria-label={t("call.recording")}
            data-testid="recording"
            onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
          />
          <figcaption className="quiet">{t("call.recording_hint")}</figcaption>
        </figure>
      ) : (
        <p className="quiet">{t("call.no_recording")}</p>
      )}
      <div className="recording-lines" ref={lines}>
        {call.transcript.length === 0 && <p className="quiet">{t("call.no_transcript")}</p>}
        {call.transcript.map((line) => (
          <TranscriptLine
            key={`${line.leg}-${line.start}`}
            line={line}
            current={at >= line.start && at < line.end}
            marked={isMarked(line.start, line.end)}
            {...(call.recorded ? { onSeek: seek } : {})}
          />
        ))}
      </div>
    </>
  );
}
