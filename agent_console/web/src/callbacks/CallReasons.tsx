import { App, Button, Input } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../app/queries";
import { fromWallTime, toWallTime } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { now } from "../protocol/serverTime";
import type { Callback } from "../protocol/types";
import { useMoments } from "../ui/useMoments";
import { useReport } from "../ui/useReport";
import { callbackApi } from "./api";
import { VisitResult } from "./CallbackParts";
import { ASKS } from "./purposes";
import { VisitForm } from "./VisitForm";
import "./callbacks.css";

const DAY_MS = 86_400_000;

/** On the desk, while a callback's call runs: everything it is about (C9), and the form for what the visit finds (C7). */
export function CallReasons({ callId }: { callId: string }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ["callbacks", "tried", callId], queryFn: () => callbackApi.triedIn(callId) });
  const all = [...(data?.items ?? [])].sort((a, b) => Number(a.carried_by !== null) - Number(b.carried_by !== null));
  const asks = all.find((callback) => ASKS.has(callback.purpose));
  const [first] = all;
  if (!first) return null;
  return (
    <section className="panel call-reasons" aria-label={t("callback.in_call")} data-testid="call-reasons">
      <header className="panel-head">
        <h2>{all.length > 1 ? t("callback.in_call_more", { count: all.length }) : t("callback.in_call")}</h2>
      </header>
      <ul className="rows">
        {all.map((callback) => (
          <li key={callback.id} data-testid="call-reason" data-purpose={callback.purpose}>
            <strong>{t(`callback.purpose.${callback.purpose}`)}</strong> {callback.reason}{" "}
            {callback.work_order && <Link to={`/orders/${callback.work_order}`}>{callback.work_order}</Link>}
          </li>
        ))}
      </ul>
      {asks?.result && <VisitResult result={asks.result} />}
      {asks && !asks.result && <VisitForm key={asks.id} callback={asks} />}
      {!asks?.result && <NotConvenient callback={first} />}
    </section>
  );
}

/** They can't talk now: another time is agreed, and kept whatever the hour (C5). */
function NotConvenient({ callback }: { callback: Callback }) {
  const t = useWords();
  const { message } = App.useApp();
  const { place, when } = useMoments();
  const report = useReport();
  const [wall, setWall] = useState(() => toWallTime(now() + DAY_MS, place.zone));
  const due = fromWallTime(wall, place.zone);
  const agree = async (due_at: string) => {
    if (!(await report(callbackApi.change(callback.id, { action: "not_convenient", due_at })))) return;
    message.success(t("callback.booked", { time: when(due_at) }));
    await queryClient.invalidateQueries({ queryKey: ["callbacks"] });
  };
  return (
    <div className="button-row call-later">
      <Input
        type="datetime-local"
        aria-label={t("callback.due_at")}
        value={wall}
        onChange={(event) => setWall(event.target.value)}
      />
      <Button disabled={due === null} onClick={() => due && void agree(due)} data-testid="not-convenient">
        {t("callback.not_convenient")}
      </Button>
    </div>
  );
}
