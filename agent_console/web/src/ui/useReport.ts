import { App } from "antd";
import { useCallback } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";

/** Tell the person what went wrong, in words; resolves to whether `work` succeeded. */
export function useReport(): (work: Promise<unknown>) => Promise<boolean> {
  const { message } = App.useApp();
  const t = useWords();
  return useCallback(
    async (work) => {
      try {
        await work;
        return true;
      } catch (error) {
        const { key, values } = explain(error);
        message.error(t(key, values));
        return false;
      }
    },
    [message, t],
  );
}
