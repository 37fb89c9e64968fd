import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Popover, Space, Spin } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLanguage } from "../i18n/LanguageProvider";
import { api } from "../protocol/api";
import type { Script } from "../protocol/types";
import { useMay } from "../state/session";
import { Trouble } from "../ui/Trouble";
import { titleOf } from "./titles";
import { Changed, ShippedNewer } from "./Changed";
import "../ui/list.css";
import "./scripts.css";

/** Every script of the centre: what it holds, and who changed it last. */
export function ScriptsPage() {
  const { t, language } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ["scripts"], queryFn: api.scripts });
  const mayEdit = useMay("edit_scripts");
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("nav.scripts")}</h1>
        <div className="list-actions">{mayEdit && <NewScript taken={data?.items.map((script) => script.id) ?? []} />}</div>
      </header>
      {error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Spin />
      ) : (
        <ul className="script-cards">
          {data.items.map((script) => (
            <li key={script.id} className="section" data-testid="script-card" data-script={script.id}>
              <h2>
                <Link to={`/scripts/${script.id}`}>{titleOf(script.name, language) || script.id}</Link>
              </h2>
              <p>{contents(script).map(([what, count]) => `${t(what)} ${count}`).join(" · ")}</p>
              <p className="quiet">
                <Changed version={script} />
              </p>
              {script.shipped_newer && <ShippedNewer />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function contents(script: Script) {
  return (
    [
      ["script.lines", script.stages.reduce((sum, stage) => sum + stage.lines.length, 0)],
      ["script.forbidden", script.forbidden.length],
      ["script.checks", script.checks.length],
      ["script.replies", script.replies.length],
    ] as const
  ).filter(([, count]) => count > 0);
}

function NewScript({ taken }: { taken: readonly string[] }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [id, setId] = useState("");
  const known = taken.includes(id);
  const fine = /^[a-z0-9_]+$/.test(id) && !known;
  const go = () => fine && void navigate(`/scripts/${id}?tab=edit`);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <>
          <Space.Compact>
            <Input
              value={id}
              onChange={(event) => setId(event.target.value.trim())}
              onPressEnter={go}
              aria-label={t("script.new_id")}
              placeholder={t("script.new_id")}
              style={{ width: 280 }}
              status={id && !fine ? "error" : ""}
            />
            <Button type="primary" disabled={!fine} onClick={go}>
              {t("action.confirm")}
            </Button>
          </Space.Compact>
          {known && <p className="quiet">{t("script.new_taken")}</p>}
        </>
      }
    >
      <Button icon={<PlusOutlined />}>{t("script.new")}</Button>
    </Popover>
  );
}
