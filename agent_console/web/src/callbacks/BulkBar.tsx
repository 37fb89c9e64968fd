import { App, Button, Input, Popconfirm, Select } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { fromWallTime, toWallTime } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import { now } from "../protocol/serverTime";
import { useLive } from "../state/liveStore";
import { useMoments } from "../ui/useMoments";
import { useReport } from "../ui/useReport";
import { callbackApi, type Change } from "./api";
import "./callbacks.css";

/** What leads do with many callbacks at once. */
export function BulkBar({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const { place } = useMoments();
  const report = useReport();
  const agents = useLive((live) => live.agents);
  const [wall, setWall] = useState(() => toWallTime(now() + 3_600_000, place.zone));
  const due = fromWallTime(wall, place.zone);
  const people = Object.values(agents).map((a) => ({ value: a.user, label: `${a.name} ${a.user}` }));

  const change = (what: Change) =>
    report(
      callbackApi.changeMany(ids, what).then(async (outcomes) => {
        const done = outcomes.filter((one) => one.done).length;
        message.info(t("callback.bulk_done", { done, failed: outcomes.length - done }));
        onDone();
        await queryClient.invalidateQueries({ queryKey: ["callbacks"] });
      }),
    );
  return (
    <div className="bulk" role="group" aria-label={t("callback.bulk", { count: ids.length })} data-testid="bulk">
      <strong>{t("callback.bulk", { count: ids.length })}</strong>
      <Select
        aria-label={t("callback.bulk_assign")}
        placeholder={t("callback.bulk_assign")}
        value={null}
        options={[{ value: "", label: t("callback.agent_anyone") }, ...people]}
        onChange={(agent: string | null) => void change({ action: "assign", agent: agent || null })}
      />
      <Select
        aria-label={t("callback.bulk_owner")}
        placeholder={t("callback.bulk_owner")}
        value={null}
        options={people}
        onChange={(owner: string | null) => void change({ action: "take_over", owner })}
      />
      <Input
        type="datetime-local"
        aria-label={t("callback.due_at")}
        value={wall}
        onChange={(event) => setWall(event.target.value)}
      />
      <Button disabled={due === null} onClick={() => due && void change({ action: "reschedule", due_at: due })}>
        {t("callback.bulk_move")}
      </Button>
      <Popconfirm
        title={t("callback.confirm_cancel")}
        okText={t("action.confirm")}
        cancelText={t("action.close")}
        onConfirm={() => change({ action: "cancel" })}
      >
        <Button danger>{t("callback.bulk_cancel")}</Button>
      </Popconfirm>
    </div>
  );
}
