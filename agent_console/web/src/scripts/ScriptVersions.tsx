import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm, Spin } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Script, ScriptVersion } from "../protocol/types";
import { Trouble } from "../ui/Trouble";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { useReport } from "../ui/useReport";
import { useWho } from "./Changed";
import { SourceDiff } from "./SourceDiff";

/** Every version there was: who, when, why, what it changed; and the way back to it. */
export function ScriptVersions({ script, mayEdit }: { script: Script; mayEdit: boolean }) {
  const t = useWords();
  const { when } = useMoments();
  const who = useWho();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const pages = usePages<ScriptVersion>(["scripts", script.id, "versions"], (cursor) => api.scriptVersions(script.id, cursor));
  const [shown, setShown] = useState(script.version);
  const restore = async (version: number) => {
    await report(
      api.restoreScript(script.id, version, script.version).then((restored) => {
        message.success(t("script.restored", { version: restored.version }));
        setShown(restored.version);
      }),
    );
    await queries.invalidateQueries({ queryKey: ["scripts"] });
  };
  if (pages.error) return <Trouble error={pages.error} retry={pages.refresh} />;
  return (
    <div className="columns script-history">
      <section className="section">
        <DiffOf id={script.id} version={shown} />
      </section>
      <section className="section">
        <h2>{t("script.tab.versions")}</h2>
        <ul className="rows">
          {pages.items.map((version) => (
            <li key={version.version} data-testid="script-version" data-version={version.version}>
              <Button type={version.version === shown ? "default" : "text"} onClick={() => setShown(version.version)}>
                {t("script.version", { version: version.version })}
              </Button>{" "}
              <span className="quiet">{t("script.by", { by: who(version.by), when: when(version.at) })}</span>
              <div className="script-note">
                {version.note || (version.origin === "product" ? "" : <span className="quiet">{t("script.no_note")}</span>)}
              </div>
              {version.version === script.version ? (
                <span className="sign-good">{t("script.in_use")}</span>
              ) : (
                mayEdit && (
                  <Popconfirm
                    title={t("script.restore_sure", { version: version.version })}
                    onConfirm={() => restore(version.version)}
                  >
                    <Button size="small">{t("script.restore")}</Button>
                  </Popconfirm>
                )
              )}
            </li>
          ))}
        </ul>
        {pages.hasMore && (
          <Button onClick={pages.more} loading={pages.loading}>
            {t("action.more")}
          </Button>
        )}
      </section>
    </div>
  );
}

/** What a version changed of the one before it. */
function DiffOf({ id, version }: { id: string; version: number }) {
  const t = useWords();
  const { data, error } = useQuery({
    queryKey: ["scripts", id, "diff", version],
    queryFn: () => Promise.all([version > 1 ? api.scriptFile(id, version - 1) : "", api.scriptFile(id, version)]),
    staleTime: Infinity,
  });
  const title = version > 1 ? t("script.diff_title", { before: version - 1, after: version }) : t("script.first_version");
  return (
    <>
      <h2>{title}</h2>
      {error ? (
        <Trouble error={error} />
      ) : !data ? (
        <Spin />
      ) : version === 1 ? (
        <pre className="source-diff">{data[1]}</pre>
      ) : (
        <SourceDiff before={data[0]} after={data[1]} label={title} />
      )}
    </>
  );
}
