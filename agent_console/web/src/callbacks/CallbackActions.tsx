import { App, Button, Checkbox, Input, Popconfirm } from "antd";
import { useState } from "react";
import { queryClient } from "../app/queries";
import { fromWallTime, toWallTime } from "../format/moment";
import { useWords } from "../i18n/LanguageProvider";
import type { Callback } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { myUser } from "../state/session";
import { useMoments } from "../ui/useMoments";
import { useReport } from "../ui/useReport";
import { callbackApi } from "./api";

/** Another time, reached otherwise, or called off. */
export function CallbackActions({ callback }: { callback: Callback }) {
  const t = useWords();
  const { message } = App.useApp();
  const { place } = useMoments();
  const report = useReport();
  const me = useLive(myUser);
  const [asked, setAsked] = useState(callback.asked);
  const [wall, setWall] = useState(() => toWallTime(Date.parse(callback.next_at), place.zone));
  const due = fromWallTime(wall, place.zone);

  const change = async (work: Promise<unknown>) => {
    if (await report(work)) message.success(t("callback.changed"));
    await queryClient.invalidateQueries({ queryKey: ["callbacks"] });
  };
  return (
    <div className="stack">
      <div className="button-row">
        <Input
          type="datetime-local"
          style={{ width: 230 }}
          aria-label={t("callback.due_at")}
          value={wall}
          onChange={(event) => setWall(event.target.value)}
        />
        <Button disabled={due === null} onClick={() => due && void change(callbackApi.change(callback.id, { action: "reschedule", due_at: due, asked }, callback.version))}>
          {t("callback.reschedule")}
        </Button>
      </div>
      <Checkbox checked={asked} onChange={(event) => setAsked(event.target.checked)}>
        {t("callback.asked")}
      </Checkbox>
      <div className="button-row">
        {me && me !== callback.owner && (
          <Button onClick={() => void change(callbackApi.change(callback.id, { action: "take_over", owner: null }, callback.version))}>
            {t("callback.take_over")}
          </Button>
        )}
        <Popconfirm
          title={t("callback.confirm_settle")}
          okText={t("action.confirm")}
          cancelText={t("action.close")}
          onConfirm={() => change(callbackApi.change(callback.id, { action: "settle" }, callback.version))}
        >
          <Button>{t("callback.settle")}</Button>
        </Popconfirm>
        <Popconfirm
          title={t("callback.confirm_cancel")}
          okText={t("action.confirm")}
          cancelText={t("action.close")}
          onConfirm={() => change(callbackApi.change(callback.id, { action: "cancel" }, callback.version))}
        >
          <Button danger>{t("callback.cancel")}</Button>
        </Popconfirm>
      </div>
    </div>
  );
}
