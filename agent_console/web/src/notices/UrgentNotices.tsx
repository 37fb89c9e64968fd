import { CheckOutlined, SoundFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { Counter } from "../ui/Counter";
import { useNarrow } from "../ui/useNarrow";
import { useReport } from "../ui/useReport";
import { type Notice, notices } from "./api";
import { numberOf, particulars, pathOf } from "./noticeWords";
import { NoticeSign } from "./signs";
import { useNames, useRefresh, useUrgent } from "./useNotices";

const SHOWN = 3;
/** On a phone the page below must stay in sight. */
const SHOWN_ON_PHONE = 1;

/**
 * Urgent notices, in a corner that nothing else uses, until each is acknowledged (W10).
 *
 * New ones come on top of those that are there, and one that was acknowledged keeps its place until the pointer has
 * left: nothing moves under it.
 */
export function UrgentNotices() {
  const t = useWords();
  const urgent = useUrgent();
  const [kept, setKept] = useState<readonly Notice[]>([]);
  const most = useNarrow() ? SHOWN_ON_PHONE : SHOWN;
  const gone = kept.filter((one) => !urgent.some((other) => other.id === one.id));
  const shown = [...urgent, ...gone].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)).slice(0, most);
  if (shown.length === 0) return null;
  return (
    <section
      className="urgent"
      role="alert"
      aria-label={t("notice.urgent")}
      onPointerLeave={() => setKept([])}
      data-testid="urgent"
    >
      {urgent.length > most && <p className="urgent-more">{t("notice.more_urgent", { count: urgent.length - most })}</p>}
      {[...shown].reverse().map((notice) => (
        <Urgent
          key={notice.id}
          notice={notice}
          done={!urgent.some((one) => one.id === notice.id)}
          onDone={() => setKept((before) => [...before, notice])}
        />
      ))}
    </section>
  );
}

function Urgent({ notice, done, onDone }: { notice: Notice; done: boolean; onDone: () => void }) {
  const t = useWords();
  const names = useNames(notice);
  const report = useReport();
  const refresh = useRefresh();
  const path = pathOf(notice);
  const acknowledge = async () => {
    if (await report(notices.see(notice.id))) {
      onDone();
      await refresh();
    }
  };
  return (
    <article className={done ? "urgent-one urgent-done" : "urgent-one"} data-kind={notice.kind}>
      <p className="urgent-head">
        <SoundFilled aria-hidden />
        <NoticeSign kind={notice.kind} />
        <span className="grow" />
        <Counter since={notice.at} />
      </p>
      <p>{particulars(notice, names).join(" · ")}</p>
      <p className="urgent-foot">
        {path && (
          <Link to={path} data-testid="urgent-open">
            {t("notice.open", { what: numberOf(notice) })}
          </Link>
        )}
        <span className="grow" />
        <Button
          type="primary"
          danger={!done}
          disabled={done}
          icon={<CheckOutlined />}
          data-testid="acknowledge"
          onClick={() => void acknowledge()}
        >
          {t(done ? "notice.acknowledged" : "notice.acknowledge")}
        </Button>
      </p>
    </article>
  );
}
