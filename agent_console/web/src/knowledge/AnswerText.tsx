import { SoundOutlined } from "@ant-design/icons";
import { useWords } from "../i18n/LanguageProvider";
import type { AnswerWords } from "./api";

/** An answer as agents read it. */
export function AnswerText({ words }: { words: Pick<AnswerWords, "text" | "spoken" | "key"> }) {
  const t = useWords();
  return (
    <>
      <div className="answer-text" data-testid="answer-text">
        {words.text}
      </div>
      {words.spoken && (
        <p className="answer-spoken">
          <SoundOutlined /> {words.key != null ? t("answer.spoken_under", { key: words.key }) : t("answer.spoken")}「{words.spoken}」
        </p>
      )}
    </>
  );
}
