import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { formatPhone } from "../format/phone";
import { useLanguage, useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { usePersonName } from "../ui/usePeople";
import { type Look, records } from "./api";
import { useFieldName } from "./ConflictDialog";

/** Every change of a file, newest first: who, when, from what, to what (R3). */
export function FileHistory({ customer }: { customer: string }) {
  const t = useWords();
  const nameOf = usePersonName();
  const fieldName = useFieldName();
  const { when } = useMoments();
  const say = useFieldWords();
  const { data, error } = useQuery({ queryKey: ["customers", "history", customer], queryFn: () => records.history(customer) });
  if (error) return <Trouble error={error} />;
  return (
    <ol className="rows" data-testid="customer-history">
      {data?.items.length === 0 && <li className="quiet">{t("list.none")}</li>}
      {data?.items.map((change, i) => (
        <li key={data.items.length - i}>
          <strong>{fieldName(change.field)}</strong>{" "}
          <span className="quiet">
            {when(change.at)} · {nameOf(change.by)}
          </span>
          <div style={{ whiteSpace: "pre-wrap" }}>
            {change.before && <span className="quiet">{say(change.field, change.before)} → </span>}
            {say(change.field, change.after) || "—"}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What a field said, as people say it. */
function useFieldWords(): (field: string, value: string) => string {
  const { t, language } = useLanguage();
  const { data: grades } = useQuery({ queryKey: ["grades"], queryFn: records.grades, staleTime: Infinity });
  const numbers = (value: string) => value.split(" ").map(formatPhone).join(" · ");
  return (field, value) => {
    if (field === "key_customer") return t(value ? "customer.key" : "customer.grade.none");
    if (field === "kind" && `customer.kind.${value}` in zhCN) return t(`customer.kind.${value}` as Key);
    if (field === "grade") return grades?.find((grade) => grade.key === value)?.name[language] ?? value;
    return field === "phones" || field === "emergency_phones" ? numbers(value) : value;
  };
}

/** Who had to do with the file, for leads (R2). */
export function Looks({ customer }: { customer: string }) {
  const t = useWords();
  const nameOf = usePersonName();
  const { when } = useMoments();
  const pages = usePages<Look>(["customers", "looks", customer], (cursor) => records.looks(customer, cursor));
  const say = (action: string) => (`look.${action}` in zhCN ? t(`look.${action}` as Key) : action);
  if (pages.error) return <Trouble error={pages.error} />;
  return (
    <>
      <ol className="rows" data-testid="customer-looks">
        {pages.items.map((look, i) => (
          <li key={i}>
            <strong>{say(look.action)}</strong>{" "}
            <span className="quiet">
              {when(look.at)} · {nameOf(look.by)}
            </span>
          </li>
        ))}
      </ol>
      {pages.hasMore && <Button onClick={pages.more}>{t("action.more")}</Button>}
    </>
  );
}
