import { ArrowDownOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import type { Line } from "../protocol/types";
import { TranscriptLine } from "./TranscriptLine";

/** Closer than this to the end (px) counts as reading along. */
const NEAR = 40;

/**
 * What is said, newest at the bottom. Follows along until the reader scrolls up; then stays where they read and offers
 * the way back.
 */
export function Transcript({ lines, deaf }: { lines: readonly Line[]; deaf: boolean }) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);

  useEffect(() => {
    if (following && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, following]);

  return (
    <section className="transcript" aria-label={t("transcript.title")}>
      <div
        ref={box}
        className="transcript-lines"
        role="log"
        aria-live="off"
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR)}
      >
        {lines.length === 0 && <p className="quiet">{t(deaf ? "transcript.deaf" : "transcript.empty")}</p>}
        {lines.map((line) => (
          <TranscriptLine key={`${line.leg}-${line.final ? line.start : "now"}`} line={line} />
        ))}
      </div>
      {!following && (
        <Button
          className="transcript-newest"
          shape="round"
          icon={<ArrowDownOutlined />}
          onClick={() => setFollowing(true)}
        >
          {t("transcript.newest")}
        </Button>
      )}
    </section>
  );
}
