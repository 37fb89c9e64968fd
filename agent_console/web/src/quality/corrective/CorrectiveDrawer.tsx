import "../quality.css";
import { useQuery } from "@tanstack/react-query";
import { App, AutoComplete, Button, DatePicker, Drawer, Input, Spin } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Link } from "react-router";
import { queryClient } from "../../app/queries";
import { useWords } from "../../i18n/LanguageProvider";
import { useLive } from "../../state/liveStore";
import { Trouble } from "../../ui/Trouble";
import { useReport } from "../../ui/useReport";
import { type Corrective, type CorrectiveStep, quality } from "../api";
import { History } from "../parts/History";
import { AskReason } from "../parts/AskReason";
import { CorrectiveSign, OverdueSign } from "../signs";
import { useNames } from "../useNames";

/** One action: cause, measure, person, date, check. */
export function CorrectiveDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["quality", "corrective", "one", id],
    queryFn: () => quality.correctiveAction(id ?? ""),
    enabled: id !== null,
  });
  return (
    <Drawer title={t("corrective.detail")} open={id !== null} onClose={onClose} size={600}>
      {data ? (
        <Detail key={`${data.id} ${data.state}`} action={data} />
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : (
        <Spin />
      )}
    </Drawer>
  );
}

function Detail({ action }: { action: Corrective }) {
  const t = useWords();
  const nameOf = useNames();
  const [step, setStep] = useState<CorrectiveStep | null>(null);
  const [planning, setPlanning] = useState(action.state === "open" && action.steps.includes("plan"));
  const others = action.steps.filter((one) => one !== "plan");
  return (
    <div data-testid="corrective-detail" data-state={action.state}>
      <section className="drawer-part">
        <p>
          <CorrectiveSign state={action.state} /> {action.overdue && <OverdueSign word={t("corrective.overdue")} />}
        </p>
        <dl className="facts">
          <dt>{t("slip.fault")}</dt>
          <dd>
            {action.words || action.rule} · <Link to={`/quality/slips/${action.slip}`}>{action.slip}</Link> ·{" "}
            <Link to={`/quality/cards/${action.call_id}`}>{t("card.title")}</Link>
          </dd>
          <dt>{t("quality.agent")}</dt>
          <dd>{nameOf(action.agent)}</dd>
          <dt>{t("corrective.cause")}</dt>
          <dd>{action.cause || "—"}</dd>
          <dt>{t("corrective.measure")}</dt>
          <dd>{action.measure || "—"}</dd>
          <dt>{t("corrective.person")}</dt>
          <dd>{nameOf(action.person)}</dd>
          <dt>{t("corrective.due")}</dt>
          <dd>{action.due}</dd>
        </dl>
      </section>
      {planning && action.steps.includes("plan") && <PlanForm action={action} />}
      <section className="drawer-part button-row">
        {!planning && action.steps.includes("plan") && (
          <Button onClick={() => setPlanning(true)}>{t("corrective.step.plan")}</Button>
        )}
        {others.map((one) => (
          <Button key={one} danger={one === "cancel"} data-testid={`corrective-${one}`} onClick={() => setStep(one)}>
            {t(`corrective.step.${one}`)}
          </Button>
        ))}
      </section>
      <section className="drawer-part">
        <h2>{t("quality.history")}</h2>
        <History changes={action.history} words={["corrective.step", "corrective.action"]} />
      </section>
      <AskReason
        title={step && t(`corrective.step.${step}`)}
        label={t("corrective.note")}
        act={async (note) => {
          if (!step) return;
          await quality.stepCorrective(action.id, { step, note, cause: "", measure: "", person: "" });
          await queryClient.invalidateQueries({ queryKey: ["quality"] });
        }}
        onClose={() => setStep(null)}
      />
    </div>
  );
}

function PlanForm({ action }: { action: Corrective }) {
  const t = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const agents = useLive((live) => live.agents);
  const [cause, setCause] = useState(action.cause);
  const [measure, setMeasure] = useState(action.measure);
  const [person, setPerson] = useState(action.person ?? "");
  const [due, setDue] = useState(action.due);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const body = { step: "plan" as const, cause: cause.trim(), measure: measure.trim(), person: person.trim(), due, note: "" };
    if (await report(quality.stepCorrective(action.id, body))) message.success(t("quality.done"));
    setBusy(false);
    await queryClient.invalidateQueries({ queryKey: ["quality"] });
  };
  return (
    <form
      className="drawer-part quality-form"
      data-testid="corrective-plan"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label>
        {t("corrective.cause")}
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} required value={cause} onChange={(e) => setCause(e.target.value)} />
      </label>
      <label>
        {t("corrective.measure")}
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} required value={measure} onChange={(e) => setMeasure(e.target.value)} />
      </label>
      <div className="card-decision-row">
        <label>
          {t("corrective.person")}
          <AutoComplete
            aria-label={t("corrective.person")}
            data-testid="corrective-person"
            style={{ width: 200 }}
            value={person}
            onChange={setPerson}
            options={Object.values(agents).map((one) => ({ value: one.user, label: `${one.name} ${one.user}` }))}
          />
        </label>
        <label>
          {t("corrective.due")}
          <DatePicker allowClear={false} value={dayjs(due)} onChange={(day) => day && setDue(day.format("YYYY-MM-DD"))} />
        </label>
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="corrective-plan-submit">
          {t("corrective.step.plan")}
        </Button>
      </div>
    </form>
  );
}
