import { AlertOutlined, EditOutlined, RobotOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Fragment, type ReactNode } from "react";
import { useLanguage, useWords } from "../i18n/LanguageProvider";
import type { RetiredRule, Script, ScriptCheck, ScriptLine, ScriptReply, ScriptStage, ScriptWords } from "../protocol/types";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { useWho } from "./Changed";
import { type Condition, conditionWords, type Worded } from "./conditionWords";
import { titleOf } from "./titles";

type Edit = (line: number) => void;

/** A script as people read it: stage by stage what is said, then what is never said, and what else is looked at. */
export function ScriptReading({ script, retired, onEdit }: { script: Script; retired: readonly RetiredRule[]; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  const stageName = (id: string) => titleOf(script.stages.find((stage) => stage.id === id)?.name, language) || id;
  const editing = onEdit ? { onEdit } : {};
  return (
    <div className="script-reading">
      {script.stages.map((stage) => (
        <StageSection key={stage.id} stage={stage} stageName={stageName} {...editing} />
      ))}
      <Part title={t("script.forbidden")} count={script.forbidden.length}>
        {script.forbidden.map((words) => (
          <ForbiddenItem key={words.id} words={words} stageName={stageName} {...editing} />
        ))}
      </Part>
      <Part title={t("script.checks")} count={script.checks.length}>
        {script.checks.map((check) => (
          <CheckItem key={check.id} check={check} stageName={stageName} {...editing} />
        ))}
      </Part>
      <Part title={t("script.replies")} count={script.replies.length}>
        {script.replies.map((reply) => (
          <ReplyItem key={reply.id} reply={reply} {...editing} />
        ))}
      </Part>
      <Part title={t("script.retired")} hint={t("script.retired_hint")} count={retired.length}>
        {retired.map((rule) => (
          <RetiredItem key={rule.rule} rule={rule} />
        ))}
      </Part>
    </div>
  );
}

function Part({ title, hint, count, children }: { title: string; hint?: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="section">
      <h2>{title}</h2>
      {hint && <p className="quiet">{hint}</p>}
      <ul className="rows">{children}</ul>
    </section>
  );
}

function StageSection({ stage, stageName, onEdit }: { stage: ScriptStage; stageName: (id: string) => string; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  return (
    <section className="section" data-testid="script-stage" data-stage={stage.id}>
      <h2>{titleOf(stage.name, language)}</h2>
      <p className="quiet script-facts">
        <span>{t(`script.enters.${stage.enters}`)}</span>
        {stage.calls.length < 3 && <span>{stage.calls.map((kind) => t(`script.calls.${kind}`)).join(" / ")}</span>}
        {stage.by_itself && <Sign icon={<RobotOutlined />} tone="busy" word={t("script.by_itself")} />}
      </p>
      {stage.lines.length === 0 && <p className="quiet">{t("script.no_lines")}</p>}
      <ul className="rows">
        {stage.lines.map((line) => (
          <LineItem key={line.id} line={line} stageName={stageName} {...(onEdit ? { onEdit } : {})} />
        ))}
      </ul>
    </section>
  );
}

function LineItem({ line, stageName, onEdit }: { line: ScriptLine; stageName: (id: string) => string; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  const due =
    line.due.within_s === null
      ? t("script.due.before", { moment: t(`script.moment.${line.due.moment}`) })
      : t("script.due.within", { moment: t(`script.moment.${line.due.moment}`), seconds: line.due.within_s });
  return (
    <Item id={line.id} line={line.line} {...(onEdit ? { onEdit } : {})}>
      <p className="script-words">{line.text}</p>
      {line.variants.length > 0 && <Others label={t("script.variants")} words={line.variants} />}
      <p className="quiet script-facts">
        <span>{due}</span>
        <span className={line.strength === "hard" ? "sign-bad" : ""}>{t(`script.strength.${line.strength}`)}</span>
        <Weight points={line.strength === "hint" ? 0 : line.points} severity={line.severity} />
        {line.pause_s > 0 && <span>{t("script.pause", { seconds: line.pause_s })}</span>}
      </p>
      <When condition={line.when as Condition | null} stageName={stageName} />
      {line.why && <p className="quiet">{titleOf(line.why, language)}</p>}
    </Item>
  );
}

function ForbiddenItem({ words, stageName, onEdit }: { words: ScriptWords; stageName: (id: string) => string; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  return (
    <Item id={words.id} line={words.line} {...(onEdit ? { onEdit } : {})}>
      <p className="script-words script-never">
        {words.phrases.map((phrase) => (
          <del key={phrase}>{phrase}</del>
        ))}
      </p>
      <p>
        <span className="quiet">{t("script.better")}</span> {words.better}
      </p>
      <p className="quiet script-facts">
        {words.exceptions.length > 0 && (
          <span>
            {t("script.exceptions")} {words.exceptions.join(" / ")}
          </span>
        )}
        {words.roles.length > 0 && <span>{t("script.only_roles", { roles: words.roles.map((r) => t(`role.${r}`)).join(" / ") })}</span>}
        {words.stages.length > 0 && <span>{t("script.only_stages", { stages: words.stages.map(stageName).join(" / ") })}</span>}
        <Weight points={words.points} severity={words.severity} />
        {words.alert && <Alerts />}
      </p>
      {words.why && <p className="quiet">{titleOf(words.why, language)}</p>}
    </Item>
  );
}

function CheckItem({ check, stageName, onEdit }: { check: ScriptCheck; stageName: (id: string) => string; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  return (
    <Item id={check.id} line={check.line} {...(onEdit ? { onEdit } : {})}>
      <p className="script-words">{titleOf(check.name, language)}</p>
      <div className="script-condition">
        <span className="quiet">{t(`script.kind.${check.kind}`)}</span>
        <Words worded={conditionWords(check.condition as Condition, t, stageName)} />
      </div>
      <When condition={check.when as Condition | null} stageName={stageName} />
      {check.better && (
        <p>
          <span className="quiet">{t("script.better")}</span> {check.better}
        </p>
      )}
      <p className="quiet script-facts">
        {check.calls.length < 3 && <span>{check.calls.map((kind) => t(`script.calls.${kind}`)).join(" / ")}</span>}
        <span className={check.strength === "hard" ? "sign-bad" : ""}>{t(`script.strength.${check.strength}`)}</span>
        <Weight points={check.strength === "hint" ? 0 : check.points} severity={check.severity} />
        {check.alert && <Alerts />}
      </p>
      {check.why && <p className="quiet">{titleOf(check.why, language)}</p>}
    </Item>
  );
}

function ReplyItem({ reply, onEdit }: { reply: ScriptReply; onEdit?: Edit }) {
  const { t, language } = useLanguage();
  return (
    <Item id={reply.id} line={reply.line} {...(onEdit ? { onEdit } : {})}>
      <p className="script-words">{titleOf(reply.name, language)}</p>
      <Others label={t("script.heard")} words={reply.heard} />
      <Others label={t("script.say")} words={reply.say} />
    </Item>
  );
}

function RetiredItem({ rule }: { rule: RetiredRule }) {
  const t = useWords();
  const who = useWho();
  const { when } = useMoments();
  return (
    <li className="script-retired" data-testid="script-retired" data-rule={rule.rule}>
      <p className="script-words">{rule.text ?? rule.rule}</p>
      <p className="script-facts">
        <code>{rule.rule}</code>
        <span>{t("script.retired_by", { by: who(rule.by), when: when(rule.at), version: rule.version })}</span>
      </p>
    </li>
  );
}

function Item({ id, line, onEdit, children }: { id: string; line: number; onEdit?: Edit; children: ReactNode }) {
  const t = useWords();
  return (
    <li className="script-item" data-testid="script-rule" data-rule={id}>
      <div className="grow">{children}</div>
      <div className="script-item-side">
        <code className="quiet">{id}</code>
        {onEdit && (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={`${id}: ${t("script.edit_this", { line })}`}
            title={t("script.edit_this", { line })}
            onClick={() => onEdit(line)}
          />
        )}
      </div>
    </li>
  );
}

function Others({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <dl className="facts script-others">
      <dt>{label}</dt>
      <dd>
        {words.map((one) => (
          <Fragment key={one}>
            {one}
            <br />
          </Fragment>
        ))}
      </dd>
    </dl>
  );
}

function When({ condition, stageName }: { condition: Condition | null; stageName: (id: string) => string }) {
  const t = useWords();
  if (!condition) return null;
  return (
    <div className="script-condition">
      <span className="quiet">{t("script.when")}</span>
      <Words worded={conditionWords(condition, t, stageName)} />
    </div>
  );
}

/** A condition's words; what it joins stands below it as a list. */
function Words({ worded }: { worded: Worded }) {
  return (
    <div>
      {worded.text}
      {worded.parts.length > 0 && (
        <ul>
          {worded.parts.map((part, i) => (
            <li key={i}>
              <Words worded={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Weight({ points, severity }: { points: number; severity: "minor" | "major" | "severe" }) {
  const t = useWords();
  return (
    <span className={severity === "severe" ? "sign-bad" : severity === "major" ? "sign-warning" : ""}>
      {points > 0 ? t("script.points", { points }) : t("script.no_points")}
      {severity !== "minor" && ` · ${t(`script.severity.${severity}`)}`}
    </span>
  );
}

function Alerts() {
  const t = useWords();
  return <Sign icon={<AlertOutlined />} tone="bad" word={t("script.alert")} />;
}
