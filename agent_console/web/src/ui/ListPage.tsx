import { ReloadOutlined } from "@ant-design/icons";
import { Button, Table, type TableColumnsType, type TableProps } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { Cards } from "./Cards";
import { ExportButtons } from "./ExportButtons";
import { Trouble } from "./Trouble";
import { useNarrow } from "./useNarrow";
import type { Pages } from "./usePages";
import "./list.css";

/** The frame of every list: title, filters, table (on a phone: cards), the way to more, and to a file. */
export function ListPage<T extends object>({
  title,
  filters,
  actions,
  pages,
  columns,
  rowKey,
  onOpen,
  csv,
  chosen,
  selection,
  bar,
  children,
}: {
  title: string;
  filters: ReactNode;
  actions?: ReactNode;
  pages: Pages<T>;
  columns: TableColumnsType<T>;
  rowKey: keyof T & string;
  onOpen: (row: T) => void;
  csv: string;
  /** Key of the row that the keyboard is at. */
  chosen?: string | undefined;
  /** Rows are chosen, to do something with many at once. */
  selection?: TableProps<T>["rowSelection"];
  /** Between the filters and the rows. */
  bar?: ReactNode;
  children?: ReactNode;
}) {
  const t = useWords();
  const narrow = useNarrow();
  return (
    <div className="list">
      <header className="list-head">
        <h1>{title}</h1>
        <div className="list-actions">
          {actions}
          <Button icon={<ReloadOutlined />} onClick={pages.refresh}>
            {t("action.refresh")}
          </Button>
          {csv && <ExportButtons csv={csv} />}
        </div>
      </header>
      <div className="list-filters" role="search" aria-label={t("list.search")}>
        {filters}
      </div>
      {bar}
      {pages.error ? (
        <Trouble error={pages.error} retry={pages.refresh} />
      ) : narrow ? (
        <Cards items={pages.items} columns={columns} rowKey={rowKey} loading={pages.loading} onOpen={onOpen} />
      ) : (
        <Table<T>
          className="list-table"
          dataSource={pages.items}
          columns={columns}
          rowKey={rowKey}
          rowSelection={selection}
          pagination={false}
          scroll={{ x: "max-content" }}
          rowClassName={(row) => (chosen !== undefined && String(row[rowKey]) === chosen ? "row-chosen" : "")}
          locale={{ emptyText: pages.loading ? t("app.loading") : t("list.empty") }}
          onRow={(row) => ({ onClick: () => onOpen(row) })}
        />
      )}
      <footer className="list-foot">
        <span className="quiet">
          {t(pages.hasMore ? "list.count_more" : "list.count", { count: pages.items.length })}
        </span>
        {pages.hasMore && (
          <Button onClick={pages.more} loading={pages.loading}>
            {t("action.more")}
          </Button>
        )}
      </footer>
      {children}
    </div>
  );
}
