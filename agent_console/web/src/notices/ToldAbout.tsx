import { CheckCircleOutlined, HourglassOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../i18n/LanguageProvider";
import type { Key } from "../i18n/words";
import { useColleagues } from "../orders/useService";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { type Notice, notices } from "./api";
import { NoticeSign } from "./signs";
import "./notices.css";

/** Who was told what about an order, and who has seen it (W7). */
export function ToldAbout({ number }: { number: string }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ["notices", "about", number], queryFn: () => notices.about(number) });
  return (
    <section className="section" aria-label={t("notice.who")} data-testid="told-about">
      <h2>{t("notice.who")}</h2>
      {data?.items.length === 0 && <p className="quiet">{t("notice.told_none")}</p>}
      <ul className="told">
        {data?.items.map((notice) => (
          <Told key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

function Told({ notice }: { notice: Notice }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useColleagues();
  const [kind, name = ""] = notice.to.split(":", 2);
  const to =
    kind === "user" ? nameOf(name) : kind === "role" ? t("notice.to.role", { role: t(`role.${name}` as Key) }) : name;
  const who = notice.seen.map((one) => `${nameOf(one.user)} ${when(one.at)}`).join(" · ");
  return (
    <li>
      <span className="quiet nowrap">{when(notice.at)}</span>
      <NoticeSign kind={notice.kind} />
      <strong>{to}</strong>
      {who ? (
        <Sign icon={<CheckCircleOutlined />} tone="good" word={t("notice.seen_by", { who })} />
      ) : (
        <Sign icon={<HourglassOutlined />} tone="quiet" word={t("notice.not_seen")} />
      )}
    </li>
  );
}
