import "../../ui/list.css";
import { TrophyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, DatePicker, Input, InputNumber, Select, Spin } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../../app/queries";
import { useWords } from "../../i18n/LanguageProvider";
import { isSubmit } from "../../keys/shortcuts";
import { useLive } from "../../state/liveStore";
import { useMay } from "../../state/session";
import { Trouble } from "../../ui/Trouble";
import { useFilters } from "../../ui/useFilters";
import { useReport } from "../../ui/useReport";
import { type CreditBoard, quality } from "../api";
import { AskReason } from "../parts/AskReason";

/** The day's board, public in the team (Q5); leads and quality staff give points here. */
export function CreditsPage() {
  const t = useWords();
  const gives = useMay("review_quality");
  const { filters, set } = useFilters(["day"]);
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "credits", filters.day],
    queryFn: () => quality.creditBoard(filters.day),
  });
  return (
    <div className="list">
      <header className="list-head">
        <h1>{t("quality.tab.credits")}</h1>
        <DatePicker
          aria-label={t("credit.choose_day")}
          allowClear={false}
          value={data ? dayjs(data.day) : null}
          onChange={(day) => set({ day: day?.format("YYYY-MM-DD") ?? null })}
        />
      </header>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : data ? (
        <div className="columns">
          <div className="stack">
            <Ranks board={data} />
          </div>
          <div className="stack">
            {gives && <GiveForm />}
            <Given board={data} gives={gives} />
          </div>
        </div>
      ) : (
        <Spin />
      )}
    </div>
  );
}

function Ranks({ board }: { board: CreditBoard }) {
  const t = useWords();
  return (
    <section className="section">
      {board.ranks.length === 0 ? (
        <p className="quiet">{t("credit.none")}</p>
      ) : (
        <table className="board-ranks" data-testid="credit-board">
          <thead>
            <tr>
              <th>{t("credit.rank")}</th>
              <th>{t("quality.agent")}</th>
              <th className="figure">{t("credit.day")}</th>
              <th className="figure">{t("credit.month")}</th>
            </tr>
          </thead>
          <tbody>
            {board.ranks.map((rank, i) => (
              <tr key={rank.agent} data-testid="credit-rank" data-agent={rank.agent}>
                <td>
                  {i + 1} {i === 0 && rank.day > 0 && <TrophyOutlined />}
                </td>
                <td>
                  {rank.name} {rank.agent}
                </td>
                <td className="figure">{rank.day}</td>
                <td className="figure">{rank.month}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Given({ board, gives }: { board: CreditBoard; gives: boolean }) {
  const t = useWords();
  const nameOf = (user: string) => `${board.names[user] ?? ""} ${user}`.trim();
  const [revoking, setRevoking] = useState<string | null>(null);
  return (
    <section className="section">
      <h2>{t("credit.of_day")}</h2>
      {board.credits.length === 0 && <p className="quiet">{t("credit.none")}</p>}
      <ul className="chain">
        {board.credits.map((credit) => (
          <li key={credit.id}>
            <strong>
              {nameOf(credit.agent)} +{credit.points}
            </strong>{" "}
            {credit.reason} <span className="quiet">{t("credit.by", { by: nameOf(credit.given_by) })}</span>{" "}
            {credit.call_id && <Link to={`/calls/${credit.call_id}`}>{t("quality.call")}</Link>}
            {credit.revoked_at ? (
              <div className="quiet">{t("credit.revoked", { why: credit.revoked_why })}</div>
            ) : (
              gives && (
                <Button type="link" size="small" onClick={() => setRevoking(credit.id)}>
                  {t("credit.revoke")}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      <AskReason
        title={revoking && t("credit.revoke")}
        act={async (reason) => {
          await quality.revokeCredit(revoking ?? "", reason);
          await queryClient.invalidateQueries({ queryKey: ["quality"] });
        }}
        onClose={() => setRevoking(null)}
      />
    </section>
  );
}

function GiveForm() {
  const t = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const agents = useLive((live) => live.agents);
  const [agent, setAgent] = useState<string | null>(null);
  const [points, setPoints] = useState(1);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!agent || !reason.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    if (await report(quality.giveCredit({ agent, points, reason: reason.trim() }))) {
      message.success(t("credit.given"));
      setReason("");
      setMissing(false);
      await queryClient.invalidateQueries({ queryKey: ["quality"] });
    }
    setBusy(false);
  };
  return (
    <form
      className="section quality-form"
      data-testid="credit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => isSubmit(event.nativeEvent) && void submit()}
    >
      <div className="card-decision-row">
        <Select
          data-testid="credit-agent"
          aria-label={t("quality.agent")}
          placeholder={t("quality.agent")}
          showSearch={{ optionFilterProp: "label" }}
          style={{ flex: "1 1 180px" }}
          status={missing && !agent ? "error" : ""}
          value={agent}
          onChange={setAgent}
          options={Object.values(agents).map((one) => ({ value: one.user, label: `${one.name} ${one.user}` }))}
        />
        <InputNumber
          aria-label={t("quality.points")}
          prefix="+"
          style={{ width: 90 }}
          min={1}
          max={20}
          value={points}
          onChange={(value) => setPoints(value ?? 1)}
        />
      </div>
      <label>
        {t("credit.reason")}
        <Input.TextArea
          data-testid="credit-reason"
          autoSize={{ minRows: 2 }}
          maxLength={2000}
          value={reason}
          status={missing && !reason.trim() ? "error" : ""}
          aria-invalid={missing && !reason.trim()}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {missing && (
        <span role="alert" className="sign sign-bad">
          {t(agent ? "quality.reason_needed" : "credit.agent_needed")}
        </span>
      )}
      <div>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="credit-submit">
          {t("credit.give")}
          <kbd>Ctrl+↵</kbd>
        </Button>
      </div>
    </form>
  );
}
