import { RetweetOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { outbreaks, type Repeats } from "./api";
import { useKind } from "./useKind";

/** Places with three matters of one kind within 30 days (W9): what was never really put right. */
export function RepeatsTable() {
  const t = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ["outbreaks", "repeats"], queryFn: outbreaks.repeats });
  return (
    <section className="section" aria-label={t("repeat.title")}>
      <h2>
        <RetweetOutlined /> {t("repeat.title")}
      </h2>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data && data.items.length === 0 && <p className="quiet">{t("repeat.none", { least: data.least })}</p>}
      <ul className="incident-list">
        {data?.items.map((one) => (
          <RepeatRow key={`${one.spot} ${one.category}`} repeat={one} />
        ))}
      </ul>
    </section>
  );
}

function RepeatRow({ repeat }: { repeat: Repeats["items"][number] }) {
  const t = useWords();
  const { when } = useMoments();
  const kind = useKind(null, repeat.category);
  const query = new URLSearchParams({ view: "all", text: repeat.place, category: repeat.category }).toString();
  return (
    <li>
      <Link to={`/orders?${query}`}>{t("repeat.orders", { count: repeat.orders })}</Link>
      <strong>{repeat.place}</strong>
      <span className="grow">{kind}</span>
      <span className="quiet">{t("repeat.last", { time: when(repeat.last_at) })}</span>
    </li>
  );
}
