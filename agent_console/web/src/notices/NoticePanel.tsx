import { CheckOutlined } from "@ant-design/icons";
import { Button, Drawer, Empty, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { now } from "../protocol/serverTime";
import { Trouble } from "../ui/Trouble";
import { useNarrow } from "../ui/useNarrow";
import { usePages } from "../ui/usePages";
import { useReport } from "../ui/useReport";
import { type Notice, type NoticeKind, notices } from "./api";
import { numberOf, particulars, pathOf } from "./noticeWords";
import { NoticeSign } from "./signs";
import { useNames, useRefresh, useUnseen } from "./useNotices";

const FILTERED: readonly NoticeKind[] = ["order_new", "target_near", "target_overdue", "escalated", "handover", "emergency", "outbreak"];

/** Everything this person was told: first what they have not seen. */
export function NoticePanel({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const narrow = useNarrow();
  return (
    <Drawer title={t("notice.title")} open={open} onClose={onClose} size={narrow ? "100%" : 520} destroyOnHidden>
      <NoticeList onLeave={onClose} />
    </Drawer>
  );
}

function NoticeList({ onLeave }: { onLeave: () => void }) {
  const t = useWords();
  const report = useReport();
  const refresh = useRefresh();
  const unseen = useUnseen();
  const [kind, setKind] = useState<NoticeKind | null>(null);
  const pages = usePages<Notice>(["notices", "mine", kind], (cursor) => notices.mine({ kind, cursor, limit: 30 }));
  const seeAll = async () => {
    await report(notices.seeAll(new Date(now()).toISOString()));
    await refresh();
  };
  return (
    <div className="notice-panel">
      <div className="notice-tools">
        <Select
          aria-label={t("notice.kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: null, label: t("notice.all") },
            ...FILTERED.map((one) => ({ value: one, label: t(`notice.kind.${one}`) })),
          ]}
        />
        <Button
          icon={<CheckOutlined />}
          data-testid="see-all"
          disabled={unseen.count === unseen.urgent}
          onClick={() => void seeAll()}
        >
          {t("notice.see_all")}
        </Button>
      </div>
      {pages.error ? <Trouble error={pages.error} retry={pages.refresh} /> : null}
      {!pages.loading && pages.items.length === 0 && <Empty description={t("notice.none")} />}
      <ul className="notice-list">
        {once(pages.items).map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onLeave={onLeave} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button block onClick={pages.more} loading={pages.loading}>
          {t("action.more")}
        </Button>
      )}
    </div>
  );
}

function NoticeRow({ notice, onLeave }: { notice: Notice; onLeave: () => void }) {
  const t = useWords();
  const names = useNames(notice);
  const report = useReport();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const path = pathOf(notice);
  const seen = notice.seen.length > 0;
  const see = async () => {
    if (!seen) {
      await report(notices.see(notice.id));
      void refresh();
    }
  };
  const go = async () => {
    await see();
    if (path === null) return;
    onLeave();
    await navigate(path);
  };
  return (
    <li className={seen ? "notice notice-seen" : "notice"} data-testid="notice" data-kind={notice.kind}>
      <button type="button" className="notice-open" onClick={() => void go()}>
        <span className="notice-head">
          <NoticeSign kind={notice.kind} />
          {!seen && <span className="notice-new">{t("notice.new")}</span>}
          <span className="quiet nowrap">{names.when(notice.at)}</span>
        </span>
        <span>
          {numberOf(notice) && <strong>{numberOf(notice)} </strong>}
          {particulars(notice, names).join(" · ")}
        </span>
      </button>
      {!seen && (
        <Button
          type="text"
          icon={<CheckOutlined />}
          aria-label={t(notice.urgent ? "notice.acknowledge" : "notice.see")}
          title={t(notice.urgent ? "notice.acknowledge" : "notice.see")}
          onClick={() => void see()}
        />
      )}
    </li>
  );
}

/** What was seen between two pages comes in both: the first counts. */
function once(items: readonly Notice[]): Notice[] {
  return [...new Map(items.map((one) => [one.id, one])).values()];
}
