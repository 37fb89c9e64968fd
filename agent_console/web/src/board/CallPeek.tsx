import { Drawer } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { useLive } from "../state/liveStore";
import { Transcript } from "../transcript/Transcript";
import { CallSign } from "../ui/signs";
import { DueLines } from "../desk/DueLines";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";

/** What is being said in a call, as it is spoken. */
export function CallPeek({ callId, onClose }: { callId: string | null; onClose: () => void }) {
  const t = useWords();
  const now = useLive((l) => (callId ? l.calls[callId] : undefined));
  // A call that ends while one reads it stays to be read.
  const [last, setLast] = useState(now);
  useEffect(() => setLast((before) => now ?? (before?.call.id === callId ? before : undefined)), [now, callId]);
  const live = now ?? (last?.call.id === callId ? last : undefined);
  const deaf = useLive((l) => l.speech === "deaf");
  return (
    <Drawer title={t("board.peek")} open={callId !== null} onClose={onClose} size={560} styles={{ body: { padding: 12 } }}>
      <div className="peek">
        {live ? (
          <>
            <p>
              <Phone number={live.call.customer_number} /> <CustomerName customer={live.customer} />{" "}
              <CallSign state={now ? live.call.state : "ended"} />
            </p>
            <DueLines live={live} />
            <div className="peek-lines">
              <Transcript lines={live.transcript} deaf={deaf} />
            </div>
          </>
        ) : (
          <p>
            {t("desk.ended")} {callId && <Link to={`/calls/${callId}`}>{t("call.detail")}</Link>}
          </p>
        )}
      </div>
    </Drawer>
  );
}
