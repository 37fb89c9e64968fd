import { Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { RequestFailed } from "../protocol/http";
import type { FullOrder } from "../protocol/types";
import { useLive } from "../state/liveStore";
import { useInLanguage } from "../quality/useNames";
import { useMoments } from "../ui/useMoments";
import { ordersApi, type Party, type WorkStep } from "./api";
import { useChange } from "./change";
import { TargetSign } from "./TargetSign";
import { SETTLED } from "./targets";
import { useColleagues } from "./useService";

/** The steps of the work and, in an emergency, its check-list: who did which when. */
export function OrderSteps() {
  const t = useWords();
  const { service } = useChange();
  if (!service) return null;
  const { check_list, steps } = service;
  return (
    <>
      {check_list.length > 0 && (
        <section className="section section-urgent" aria-label={t("order.check_list")}>
          <h2>{t("order.check_list")}</h2>
          <Steps steps={check_list} />
          {service.call_outs.length > 0 && <CallOuts />}
        </section>
      )}
      {steps.length > 0 && (
        <section className="section" aria-label={t("order.steps")}>
          <h2>{t("order.steps")}</h2>
          <Steps steps={steps} />
        </section>
      )}
    </>
  );
}

function CallOuts() {
  const t = useWords();
  const inLanguage = useInLanguage();
  const { service } = useChange();
  return (
    <>
      <h3>{t("order.call_outs")}</h3>
      <p className="button-row">
        {service?.call_outs.map((one, i) =>
          one.phone ? (
            <a key={i} href={`tel:${one.phone}`} className="call-out">
              {inLanguage(one.name)} {one.phone}
            </a>
          ) : (
            <span key={i} className="call-out">
              {inLanguage(one.name)}
              {one.group && ` · ${one.group}`}
            </span>
          ),
        )}
      </p>
    </>
  );
}

function Steps({ steps }: { steps: readonly WorkStep[] }) {
  const t = useWords();
  const inLanguage = useInLanguage();
  const nameOf = useColleagues();
  const { when } = useMoments();
  const { order, busy, send } = useChange();
  const groups = useLive((live) => live.me?.person.groups);
  const [undoing, setUndoing] = useState<WorkStep | null>(null);
  const [why, setWhy] = useState("");
  return (
    <ul className="rows">
      {steps.map((step) => {
        const done = order.ticked.find((one) => one.step === step.id);
        const target = order.targets.find((one) => one.step === step.id);
        return (
          <li key={step.id} className="step-row">
            <Checkbox
              checked={done !== undefined}
              disabled={busy || SETTLED.includes(order.state) || !isOurs(step, order.parties, groups ?? [])}
              data-testid={`step-${step.id}`}
              onChange={() => {
                if (done) {
                  setWhy("");
                  setUndoing(step);
                } else void send(() => tick(order, step.id));
              }}
            >
              {inLanguage(step.name)}
              {step.required && <span className="quiet"> {t("order.step_required")}</span>}
            </Checkbox>
            <div className="quiet step-note">
              {done
                ? `${nameOf(done.by)} · ${when(done.at)}${done.note ? ` · ${done.note}` : ""}`
                : step.group
                  ? t("order.step_by_group", { group: step.group })
                  : t(`order.party.${step.by}`)}
              {target && !done && (
                <>
                  {" "}
                  <TargetSign target={target} order={order} />
                </>
              )}
            </div>
          </li>
        );
      })}
      <Modal
        open={undoing !== null}
        title={t("order.step_undo")}
        okText={t("action.confirm")}
        cancelText={t("action.close")}
        okButtonProps={{ disabled: !why.trim() }}
        confirmLoading={busy}
        onCancel={() => setUndoing(null)}
        onOk={() => {
          const id = undoing?.id ?? "";
          void send(() => ordersApi.step(order.number, id, false, why)).then((done) => done && setUndoing(null));
        }}
      >
        <label htmlFor="step-why">{t("order.note")}</label>
        <Input id="step-why" value={why} maxLength={2000} onChange={(event) => setWhy(event.target.value)} />
      </Modal>
    </ul>
  );
}

const TICKS: Readonly<Record<Party, readonly Party[]>> = {
  group: ["group", "owner", "desk", "lead"],
  desk: ["desk", "owner", "lead"],
  owner: ["owner", "lead"],
  lead: ["lead"],
  centre: [],
};

/** Another group's step is theirs; the desk writes down what it is told by phone. */
function isOurs(step: WorkStep, parties: readonly Party[], groups: readonly string[]): boolean {
  if (step.group !== null && groups.includes(step.group)) return true;
  return parties.some((party) => TICKS[step.by].includes(party) && (party !== "group" || step.group === null));
}

/** A step that is done already is done: an answer that was lost is no trouble. */
async function tick(order: FullOrder, step: string): Promise<FullOrder> {
  try {
    return await ordersApi.step(order.number, step, true);
  } catch (error) {
    if (error instanceof RequestFailed && error.fields["step"]?.code === "taken") return ordersApi.get(order.number);
    throw error;
  }
}
