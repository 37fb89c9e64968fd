import { Result } from "antd";
import { useState } from "react";
import { clockSeconds } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";
import { useMoments } from "../ui/useMoments";
import { AgentsTable } from "./AgentsTable";
import { Alerts } from "./Alerts";
import { CallPeek } from "./CallPeek";
import { Figures } from "./Figures";
import { InProgress } from "./InProgress";
import { WaitingCalls } from "./WaitingCalls";
import "../ui/list.css";
import "./board.css";

/** The centre as it is now (L1). */
export function BoardPage() {
  const t = useWords();
  const { place } = useMoments();
  const board = useLive((live) => live.board);
  const [peeking, setPeeking] = useState<string | null>(null);
  if (!board) return <Result status="403" title={t("board.not_allowed")} />;
  return (
    <div className="page board">
      <header className="page-head">
        <h1>{t("board.title")}</h1>
        <span className="quiet">{t("board.as_of", { time: clockSeconds(board.as_of, place) })}</span>
      </header>
      <Alerts onPeek={setPeeking} />
      <Figures board={board} />
      <div className="board-tables">
        <div className="stack">
          <WaitingCalls />
          <InProgress onPeek={setPeeking} />
        </div>
        <AgentsTable />
      </div>
      <CallPeek callId={peeking} onClose={() => setPeeking(null)} />
    </div>
  );
}
