import "./calls.css";
import { useQuery } from "@tanstack/react-query";
import { Spin } from "antd";
import { useRef, useState } from "react";
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

/** The stereo recording; a line's time starts it there, and the line being spoken is marked. */
export function Recording({ call }: { call: Call }) {
  const t = useWords();
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(-1);
  const seek = (seconds: number) => {
    if (!audio.current) return;
    audio.current.currentTime = seconds;
    void audio.current.play();
  };
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
      <div className="recording-lines">
        {call.transcript.length === 0 && <p className="quiet">{t("call.no_transcript")}</p>}
        {call.transcript.map((line) => (
          <TranscriptLine
            key={`${line.leg}-${line.start}`}
            line={line}
            current={at >= line.start && at < line.end}
            {...(call.recorded ? { onSeek: seek } : {})}
          />
        ))}
      </div>
    </>
  );
}
