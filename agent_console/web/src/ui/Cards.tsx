import { Spin, type TableColumnsType, type TableColumnType } from "antd";
import { Fragment, type MouseEvent, type ReactNode } from "react";
import { useWords } from "../i18n/LanguageProvider";

/** The rows of a table as cards, for screens too narrow for one: the first two columns head each, the rest stand below. */
export function Cards<T extends object>({
  items,
  columns,
  rowKey,
  loading,
  onOpen,
}: {
  items: readonly T[];
  columns: TableColumnsType<T>;
  rowKey: keyof T & string;
  loading: boolean;
  onOpen: (row: T) => void;
}) {
  const t = useWords();
  if (items.length === 0) return <p className="quiet card-empty">{loading ? <Spin /> : t("list.empty")}</p>;
  return (
    <ul className="cards">
      {items.map((row, i) => {
        const cells = columns.map((column) => [column.title as ReactNode, cellOf(column, row, i)] as const);
        const facts = cells.slice(2).filter(([, cell]) => cell && cell !== "—");
        // A link or button in a card does its own work.
        const open = (event: MouseEvent) => (event.target as Element).closest("a, button") ?? onOpen(row);
        return (
          <li key={String(row[rowKey])}>
            <article className="card" onClick={open}>
              <header className="card-head">
                {cells[0]?.[1]} {cells[1]?.[1]}
              </header>
              <dl className="facts">
                {facts.map(([title, cell], at) => (
                  <Fragment key={at}>
                    <dt>{title}</dt>
                    <dd>{cell}</dd>
                  </Fragment>
                ))}
              </dl>
            </article>
          </li>
        );
      })}
    </ul>
  );
}

function cellOf<T extends object>(column: TableColumnType<T>, row: T, i: number): ReactNode {
  const value: unknown = row[column.dataIndex as keyof T];
  return (column.render ? column.render(value, row, i) : value) as ReactNode;
}
