import { ArrowLeftOutlined, DownloadOutlined, EditOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Spin, Tabs } from "antd";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import { RequestFailed } from "../protocol/http";
import type { Script, ScriptSource } from "../protocol/types";
import { useMay } from "../state/session";
import { Sign } from "../ui/Sign";
import { Trouble } from "../ui/Trouble";
import { useFilters } from "../ui/useFilters";
import { Changed } from "./Changed";
import { RehearsalTab } from "./RehearsalTab";
import { ScriptReading } from "./ScriptReading";
import { newSource, titleOf } from "./titles";
import { useScriptDraft } from "./useScriptDraft";
import "../ui/list.css";
import "./scripts.css";

// The editor is large, and those who only read need none of it.
const ScriptEditor = lazy(async () => ({ default: (await import("./ScriptEditor")).ScriptEditor }));
const ShippedOffer = lazy(async () => ({ default: (await import("./ShippedOffer")).ShippedOffer }));
const ScriptVersions = lazy(async () => ({ default: (await import("./ScriptVersions")).ScriptVersions }));

/** One script: to read; for who may, to change and to try on past calls. */
export function ScriptPage() {
  const { t } = useLanguage();
  const { id = "" } = useParams();
  const mayEdit = useMay("edit_scripts");
  const script = useQuery({ queryKey: ["scripts", id], queryFn: () => api.script(id), retry: false });
  const source = useQuery({ queryKey: ["scripts", id, "source"], queryFn: () => api.scriptSource(id), retry: false });
  const error = script.error ?? source.error;
  const isNew = mayEdit && error instanceof RequestFailed && error.status === 404;
  return (
    <div className="page">
      <p className="page-back">
        <Link to="/scripts">
          <ArrowLeftOutlined /> {t("action.back")}
        </Link>
      </p>
      {isNew ? (
        <Known key={id} id={id} script={null} source={null} />
      ) : error ? (
        <Trouble error={error} retry={() => void Promise.all([script.refetch(), source.refetch()])} />
      ) : script.data && source.data ? (
        <Known key={id} id={id} script={script.data} source={source.data} />
      ) : (
        <Spin />
      )}
    </div>
  );
}

/** `script` null: one that is still to be written. */
function Known({ id, script, source }: { id: string; script: Script | null; source: ScriptSource | null }) {
  const { t, language } = useLanguage();
  const mayEdit = useMay("edit_scripts");
  const { filters, set } = useFilters(["tab", "line"]);
  const draft = useScriptDraft(id, source?.source ?? newSource(id), source?.version ?? 0);
  const edit = (line: number) => set({ tab: "edit", line: String(line) });
  const tabs = [
    script && source && {
      key: "read",
      label: t("script.tab.read"),
      children: <ScriptReading script={script} retired={source.retired} {...(mayEdit ? { onEdit: edit } : {})} />,
    },
    mayEdit && {
      key: "edit",
      label: t("script.tab.edit"),
      children: <ScriptEditor id={id} draft={draft} line={Number(filters.line ?? 0)} />,
    },
    script && { key: "versions", label: t("script.tab.versions"), children: <ScriptVersions script={script} mayEdit={mayEdit} /> },
    mayEdit && { key: "rehearsal", label: t("script.tab.rehearsal"), children: <RehearsalTab id={id} script={script} draft={draft} /> },
  ].filter((one) => one !== null && one !== false);
  const tab = tabs.some(({ key }) => key === filters.tab) ? filters.tab : tabs[0]?.key;
  return (
    <article data-testid="script" data-version={script?.version ?? 0}>
      <header className="page-head">
        <h1>{titleOf(script?.name, language) || id}</h1>
        {script && (
          <span className="quiet">
            <Changed version={script} />
          </span>
        )}
        {draft.changed && <Sign icon={<EditOutlined />} tone="warning" word={t("script.draft")} />}
        {!mayEdit && <span className="quiet">{t("script.read_only")}</span>}
        <div className="list-actions">
          {script && (
            <Button icon={<DownloadOutlined />} href={api.scriptFileAddress(id)} download>
              {t("script.download")}
            </Button>
          )}
        </div>
      </header>
      <Suspense fallback={<Spin />}>
        {script?.shipped_newer && mayEdit && <ShippedOffer script={script} />}
        <Tabs className="script-tabs" {...(tab ? { activeKey: tab } : {})} onChange={(key) => set({ tab: key, line: null })} items={tabs} destroyOnHidden />
      </Suspense>
    </article>
  );
}
