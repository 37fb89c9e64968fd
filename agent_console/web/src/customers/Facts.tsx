import { EyeOutlined, LockOutlined, StarFilled, StopOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { NumberWish } from "../callbacks/NumberWish";
import { useLanguage } from "../i18n/LanguageProvider";
import { useMay } from "../state/session";
import { CustomerName } from "../ui/CustomerName";
import { Phone } from "../ui/Phone";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { usePersonName } from "../ui/usePeople";
import { useReport } from "../ui/useReport";
import { records, type WholeFile } from "./api";

/** Who they are, how they are reached, where they live, and what holds for them. */
export function Facts({ file }: { file: WholeFile }) {
  const { t, language } = useLanguage();
  const { when } = useMoments();
  const nameOf = usePersonName();
  const { customer, rules } = file;
  const own = !customer.merged_into && !customer.destroyed_at;
  const shared = [...customer.phones, ...customer.emergency_phones];
  const home = [
    customer.home.building && t("customer.building", { building: customer.home.building }),
    customer.home.unit && t("customer.unit", { unit: customer.home.unit }),
    customer.home.room && t("customer.room", { room: customer.home.room }),
  ].filter(Boolean);
  return (
    <>
      <p className="customer-signs">
        {customer.key_customer && <Sign icon={<StarFilled />} tone="warning" word={t("customer.key")} />}
        {rules.key && (
          <span>
            {t("customer.grade")}：{rules.name[language] ?? rules.key}
            {rules.callback_within_minutes !== null &&
              ` · ${t("customer.callback_within", { minutes: rules.callback_within_minutes })}`}
          </span>
        )}
        {customer.do_not_call && (
          <Sign
            icon={<StopOutlined />}
            tone="bad"
            word={`${t("customer.do_not_call")} · ${customer.do_not_call.reason} · ${nameOf(customer.do_not_call.by)} · ${when(customer.do_not_call.since)}`}
          />
        )}
        {file.loans.map((loan) => (
          <Sign
            key={loan.id}
            icon={<WarningOutlined />}
            tone={loan.overdue ? "bad" : "busy"}
            word={t(loan.overdue ? "copy.loan_overdue" : `copy.loan_${loan.state}` as "copy.loan_lent", {
              what: loan.what,
              who: nameOf(loan.by),
              when: when(loan.until),
            })}
          />
        ))}
      </p>
      <dl className="facts drawer-part">
        <dt>{t("customer.name")}</dt>
        <dd>
          <CustomerName customer={customer} /> <span className="quiet">{t(`customer.kind.${customer.kind}`)}</span>
        </dd>
        <dt>{t("customer.phones")}</dt>
        <dd>
          {customer.phones.map((phone) => (
            <div key={phone}>
              <Phone number={phone} />
              {own && <NumberWish phone={phone} />}
            </div>
          ))}
        </dd>
        {customer.emergency_phones.length > 0 && (
          <>
            <dt>{t("customer.emergency_phones")}</dt>
            <dd>
              {customer.emergency_phones.map((phone) => (
                <div key={phone}>
                  <Phone number={phone} />
                  {own && <NumberWish phone={phone} />}
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{t("customer.place")}</dt>
        <dd>
          {customer.place || "—"} {home.length > 0 && <span className="quiet">({home.join(" ")})</span>}
        </dd>
        <dt>{t("customer.note")}</dt>
        <dd style={{ whiteSpace: "pre-wrap" }}>{customer.note || "—"}</dd>
        <dt>{t("customer.people")}</dt>
        <dd>
          {customer.people.length === 0 && "—"}
          {customer.people.map((member) => (
            <div key={member.name} data-testid="customer-member">
              <CustomerName customer={member} /> <span className="quiet">{member.relation}</span>{" "}
              {member.phones.map((phone) => (
                <span key={phone}>
                  <Phone number={phone} />
                  {own && !shared.includes(phone) && <NumberWish phone={phone} />}{" "}
                </span>
              ))}
              {member.note && <span className="quiet">{member.note}</span>}
            </div>
          ))}
        </dd>
        {customer.secret_parts.length > 0 && (
          <>
            <dt>
              <LockOutlined /> {t("customer.secret")}
            </dt>
            <dd>
              <Secret customer={customer.id} parts={customer.secret_parts} />
            </dd>
          </>
        )}
        {file.merged.length > 0 && (
          <>
            <dt>{t("customer.merged")}</dt>
            <dd>
              {file.merged.map((one) => (
                <div key={one.id}>
                  {one.name} <span className="quiet">{when(one.at)} · {nameOf(one.by)}</span>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

/** Shown when asked for, by whose role it is: each look is written down (R2). */
function Secret({ customer, parts }: { customer: string; parts: readonly string[] }) {
  const { t } = useLanguage();
  const report = useReport();
  const may = useMay("see_secrets");
  const [shown, setShown] = useState<Record<string, string> | null>(null);
  if (shown) {
    return Object.entries(shown).map(([part, words]) => (
      <div key={part}>
        {part}：{words}
      </div>
    ));
  }
  return (
    <>
      {parts.map((part) => `${part}：••••••`).join(" · ")}{" "}
      {may && (
        <Button size="small" icon={<EyeOutlined />} onClick={() => void report(records.secret(customer).then(setShown))}>
          {t("customer.secret_show")}
        </Button>
      )}
    </>
  );
}
