import { Button, Drawer, Spin, Tabs } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import { AskReason } from "../quality/parts/AskReason";
import { useNames } from "../quality/useNames";
import { useMay } from "../state/session";
import { Trouble } from "../ui/Trouble";
import { useCatalogue } from "../ui/useCatalogue";
import { useMoments } from "../ui/useMoments";
import { useReport } from "../ui/useReport";
import { AnswerForm } from "./AnswerForm";
import { AnswerReaders, AnswerVersions } from "./AnswerPast";
import { AnswerText } from "./AnswerText";
import { type Answer, knowledge } from "./api";
import { AnswerSign, ExpiredSign } from "./signs";
import { knowledgeChanged, useAnswer } from "./useKnowledge";
import "../quality/quality.css";
import "./knowledge.css";

/** One answer: read by all; written, published and retired by who may. `id` "new": one that is to be written. */
export function AnswerDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const isNew = id === "new";
  const { data, error, refetch } = useAnswer(isNew ? null : id);
  return (
    <Drawer title={t(isNew ? "answer.new" : "answer.detail")} open={id !== null} onClose={onClose} size={760} destroyOnHidden>
      {isNew ? (
        <AnswerForm answer={null} onSaved={(answer) => void navigate(`/knowledge/${answer.id}`)} />
      ) : data ? (
        <Detail key={data.id} answer={data} />
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : (
        <Spin />
      )}
    </Drawer>
  );
}

type Deed = "release" | "retire";

function Detail({ answer }: { answer: Answer }) {
  const t = useWords();
  const writes = useMay("edit_knowledge");
  const supervises = useMay("see_board");
  const report = useReport();
  const [tab, setTab] = useState("read");
  const [deed, setDeed] = useState<Deed | null>(null);
  const [saves, setSaves] = useState(0);
  const newest = answer.newest;
  const asksReading = newest.words.reading != null;
  const publish = async () => {
    await report(knowledge.publish(answer.id));
    await knowledgeChanged();
  };
  return (
    <div data-testid="answer-detail" data-state={answer.state}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: "read", label: t("answer.tab.read"), children: <Reading answer={answer} /> },
          ...(writes
            ? [
                {
                  key: "edit",
                  label: t("answer.tab.edit"),
                  children: (
                    // Anew after one's own save only: somebody else's takes nothing that is typed.
                    <AnswerForm
                      key={saves}
                      answer={answer}
                      onSaved={() => {
                        setSaves(saves + 1);
                        setTab("read");
                      }}
                    />
                  ),
                },
                { key: "versions", label: t("answer.tab.versions"), children: <AnswerVersions answer={answer} /> },
              ]
            : []),
          ...(asksReading && (writes || supervises)
            ? [{ key: "readers", label: t("answer.tab.readers"), children: <AnswerReaders id={answer.id} /> }]
            : []),
        ]}
      />
      {writes && tab === "read" && (
        <section className="drawer-part button-row">
          {answer.state === "draft" && (
            <Button type="primary" onClick={() => void publish()} data-testid="answer-publish">
              {t(asksReading ? "answer.publish_reading" : "answer.publish")}
            </Button>
          )}
          {answer.state === "waiting" && (
            <Button onClick={() => setDeed("release")} data-testid="answer-release">
              {t("answer.deed.release")}
            </Button>
          )}
          {answer.state !== "retired" && (
            <Button danger onClick={() => setDeed("retire")} data-testid="answer-retire">
              {t("answer.deed.retire")}
            </Button>
          )}
        </section>
      )}
      <AskReason
        title={deed && t(`answer.deed.${deed}`)}
        act={async (reason) => {
          if (deed) await knowledge[deed](answer.id, reason);
          await knowledgeChanged();
        }}
        onClose={() => setDeed(null)}
      />
    </div>
  );
}

function Reading({ answer }: { answer: Answer }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const { nameOf: serviceName } = useCatalogue();
  const writes = useMay("edit_knowledge");
  const shown = answer.live ?? answer.newest;
  const words = shown.words;
  return (
    <>
      <section className="drawer-part">
        <h2>{words.title}</h2>
        <p className="answer-signs">
          <AnswerSign state={answer.live && !writes ? "in_force" : answer.state} />
          {answer.expired && <ExpiredSign />}
          {writes && answer.live && answer.live.version !== answer.newest.version && (
            <span className="quiet">{t("answer.newer_waits", { live: answer.live.version, newest: answer.newest.version })}</span>
          )}
        </p>
        <AnswerText words={words} />
      </section>
      <section className="drawer-part">
        <dl className="facts">
          <dt>{t("answer.questions")}</dt>
          <dd>{words.questions.join("；") || "—"}</dd>
          <dt>{t("answer.keywords")}</dt>
          <dd>{words.keywords.join("、") || "—"}</dd>
          <dt>{t("answer.category")}</dt>
          <dd>{words.category || "—"}</dd>
          <dt>{t("answer.service_types")}</dt>
          <dd>{words.service_types.map(serviceName).join("、") || "—"}</dd>
          <dt>{t("answer.owner")}</dt>
          <dd>{words.owner === "hotline" ? t("answer.shipped") : nameOf(words.owner)}</dd>
          <dt>{t("answer.expires_on")}</dt>
          <dd>{words.expires_on ?? t("answer.never")}</dd>
          {words.live_from && (
            <>
              <dt>{t("answer.live_from")}</dt>
              <dd>{when(words.live_from)}</dd>
            </>
          )}
          <dt>{t("answer.version")}</dt>
          <dd>{t("answer.version_by", { version: shown.version, who: shown.by === "hotline" ? t("answer.shipped") : nameOf(shown.by), when: when(shown.at) })}</dd>
          <dt>{t("answer.marks")}</dt>
          <dd>{t("answer.marks_counted", { used: answer.marks.used, not_helpful: answer.marks.not_helpful })}</dd>
        </dl>
      </section>
    </>
  );
}
