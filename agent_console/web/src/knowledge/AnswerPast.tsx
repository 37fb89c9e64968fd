import { useQuery } from "@tanstack/react-query";
import { Spin } from "antd";
import { CheckCircleFilled, HourglassOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/LanguageProvider";
import { useNames } from "../quality/useNames";
import { Sign } from "../ui/Sign";
import { useMoments } from "../ui/useMoments";
import { AnswerText } from "./AnswerText";
import { type Answer, knowledge } from "./api";

/** Every version of an answer, and what became of each. */
export function AnswerVersions({ answer }: { answer: Answer }) {
  const t = useWords();
  const { when } = useMoments();
  const nameOf = useNames();
  const who = (user: string) => (user === "hotline" ? t("answer.shipped") : nameOf(user));
  const versions = useQuery({
    queryKey: ["knowledge", "versions", answer.id],
    queryFn: () => knowledge.versions(answer.id),
  }).data?.items;
  const changes = useQuery({
    queryKey: ["knowledge", "history", answer.id],
    queryFn: () => knowledge.history(answer.id),
  }).data?.items;
  if (!versions) return <Spin />;
  return (
    <ol className="chain" data-testid="answer-versions">
      {versions.map((version) => (
        <li key={version.version}>
          <details>
            <summary>
              <strong>{t("answer.version_number", { version: version.version })}</strong>{" "}
              {version.version === answer.live?.version && <Sign icon={<CheckCircleFilled />} tone="good" word={t("answer.live")} />}{" "}
              <span className="quiet">
                {when(version.at)} · {who(version.by)}
              </span>{" "}
              {version.note}
            </summary>
            <h3>{version.words.title}</h3>
            <AnswerText words={version.words} />
          </details>
          <ul className="rows">
            {changes
              ?.filter((change) => change.version === version.version && change.deed !== "save")
              .map((change) => (
                <li key={`${change.deed} ${change.at}`}>
                  {t(`answer.done.${change.deed}`)}{" "}
                  <span className="quiet">
                    {when(change.at)} · {who(change.by)}
                  </span>{" "}
                  {change.reason}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Who has read and signed the newest words, and who is missing (K2). */
export function AnswerReaders({ id }: { id: string }) {
  const t = useWords();
  const { when } = useMoments();
  const { data } = useQuery({ queryKey: ["knowledge", "readers", id], queryFn: () => knowledge.readers(id) });
  if (!data) return <Spin />;
  return (
    <>
      <p>{t("readers.count", { version: data.version, missing: data.missing, all: data.readers.length })}</p>
      <ul className="rows rows-wide" data-testid="answer-readers">
        {data.readers.map((reader) => (
          <li key={reader.user}>
            <span className="grow">
              {reader.name} {reader.user}
            </span>
            {reader.signed_at ? (
              <Sign icon={<CheckCircleFilled />} tone="good" word={t("readers.signed", { when: when(reader.signed_at) })} />
            ) : (
              <Sign icon={<HourglassOutlined />} tone="warning" word={t("readers.missing")} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
