import "../quality.css";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Drawer, Spin } from "antd";
import { useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { queryClient } from "../../app/queries";
import { type Player, Recording } from "../../calls/CallAudio";
import { formatDuration } from "../../format/duration";
import { useWords } from "../../i18n/LanguageProvider";
import { api } from "../../protocol/api";
import { useLive } from "../../state/liveStore";
import { myUser, useMay } from "../../state/session";
import { Trouble } from "../../ui/Trouble";
import { useMoments } from "../../ui/useMoments";
import { quality, type Slip, type SlipDeed } from "../api";
import { AppealForm } from "../appeals/AppealForm";
import { AskReason } from "../parts/AskReason";
import { History } from "../parts/History";
import { SlipSign } from "../signs";
import { useInLanguage, useNames } from "../useNames";

/** One slip beside the list it came from. */
export function SlipDrawer({ number, onClose }: { number: string | null; onClose: () => void }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "slip", number],
    queryFn: () => quality.slip(number ?? ""),
    enabled: number !== null,
  });
  return (
    <Drawer title={`${t("card.slips")} ${number ?? ""}`} open={number !== null} onClose={onClose} size={640}>
      {data ? <SlipDetail key={data.number} slip={data} /> : error ? <Trouble error={error} retry={() => void refetch()} /> : <Spin />}
    </Drawer>
  );
}

function SlipDetail({ slip }: { slip: Slip }) {
  const t = useWords();
  const { when } = useMoments();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const nameOf = useNames();
  const inLanguage = useInLanguage();
  const me = useLive(myUser);
  const reviews = useMay("review_quality");
  const player = useRef<Player>(null);
  const [deed, setDeed] = useState<SlipDeed | null>(null);
  const [appealing, setAppealing] = useState(false);
  const call = useQuery({ queryKey: ["calls", "one", slip.call_id], queryFn: () => api.call(slip.call_id) });
  const own = slip.agent === me;
  const maySteer = reviews && !own && slip.lead !== me && slip.state === "counted";
  const deeds: readonly SlipDeed[] = [...(slip.lead ? [slip.shared ? ("unshare" as const) : ("share" as const)] : []), "cancel"];
  return (
    <div data-testid="slip-detail" data-number={slip.number} data-state={slip.state}>
      <section className="drawer-part">
        <p>
          <strong>{t("quality.points_taken", { points: slip.points })}</strong> <SlipSign state={slip.state} />
        </p>
        <p>
          {slip.words || slip.rule}
          {inLanguage(slip.why) && <span className="quiet"> · {inLanguage(slip.why)}</span>}
        </p>
        <dl className="facts">
          <dt>{t("quality.agent")}</dt>
          <dd>{nameOf(slip.agent)}</dd>
          <dt>{t("slip.bearer")}</dt>
          <dd>{slip.shared ? t("slip.shared", { lead: nameOf(slip.lead) }) : t("slip.not_shared")}</dd>
          <dt>{t("slip.issued_by")}</dt>
          <dd>
            {nameOf(slip.issued_by)} · {when(slip.issued_at)}
          </dd>
          <dt>{t("quality.call")}</dt>
          <dd>
            <Link to={`/quality/cards/${slip.call_id}`}>{t("card.title")}</Link>
          </dd>
        </dl>
      </section>
      {own && slip.appealable && (
        <section className="drawer-part">
          {appealing ? (
            <AppealForm
              slip={slip}
              at={() => player.current?.at() ?? 0}
              onFiled={(appeal) => {
                message.success(t("appeal.filed"));
                void queryClient.invalidateQueries({ queryKey: ["quality"] });
                void navigate(`/quality/appeals/${appeal.id}`);
              }}
              onClose={() => setAppealing(false)}
            />
          ) : (
            <>
              <Button type="primary" data-testid="slip-appeal" onClick={() => setAppealing(true)}>
                {t("slip.appeal")}
              </Button>{" "}
              <span className="quiet">{t("slip.appeal_until", { when: when(slip.appeal_until) })}</span>
            </>
          )}
        </section>
      )}
      {maySteer && (
        <section className="drawer-part button-row">
          {deeds.map((one) => (
            <Button key={one} danger={one === "cancel"} data-testid={`slip-${one}`} onClick={() => setDeed(one)}>
              {t(`slip.${one}`)}
            </Button>
          ))}
        </section>
      )}
      <section className="drawer-part">
        <h2>{t("call.recording")}</h2>
        {slip.start !== null && call.data?.recorded && (
          <Button size="small" onClick={() => player.current?.play(slip.start ?? 0)}>
            {t("quality.play", { time: formatDuration(slip.start) })}
          </Button>
        )}
        {call.data && (
          <Recording call={call.data} player={player} marked={slip.start === null ? null : { start: slip.start, end: slip.end }} />
        )}
        {call.error && <Trouble error={call.error} />}
      </section>
      <section className="drawer-part">
        <h2>{t("quality.history")}</h2>
        <History changes={slip.history} words={["slip.action"]} />
      </section>
      <AskReason
        title={deed && t(`slip.${deed}`)}
        act={async (reason) => {
          if (!deed) return;
          await quality.changeSlip(slip.number, deed, reason);
          await queryClient.invalidateQueries({ queryKey: ["quality"] });
        }}
        onClose={() => setDeed(null)}
      />
    </div>
  );
}
