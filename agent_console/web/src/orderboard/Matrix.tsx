import { ExclamationCircleFilled, WarningFilled } from "@ant-design/icons";
import { Link } from "react-router";
import { useWords } from "../i18n/LanguageProvider";
import type { Board, DueIn } from "../orders/api";
import { ORDER_STATES } from "../orders/words";
import { columnsOf, type Figures, figuresOf } from "./figures";

/** Open orders by group and state; each figure opens the list behind it. */
export function Matrix({ board }: { board: Board }) {
  const t = useWords();
  const groups = [...new Set(board.cells.map((cell) => cell.group))].sort();
  const states = columnsOf(board, ORDER_STATES);
  if (groups.length === 0) return <p className="section quiet">{t("orderboard.empty")}</p>;
  return (
    <section className="section matrix" aria-label={t("orderboard.matrix")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("order.group")}</th>
            {states.map((state) => (
              <th key={state} scope="col">
                {t(`order.state.${state}`)}
              </th>
            ))}
            <th scope="col">{t("orderboard.sum")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group} data-testid="matrix-row" data-group={group}>
              <th scope="row">{group || "—"}</th>
              {states.map((state) => (
                <td key={state}>
                  <Cell figures={figuresOf(board, { group, state })} where={{ group, state }} />
                </td>
              ))}
              <td className="matrix-sum">
                <Cell figures={figuresOf(board, { group })} where={{ group, state: "open" }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("orderboard.sum")}</th>
            {states.map((state) => (
              <td key={state} className="matrix-sum">
                <Cell figures={figuresOf(board, { state })} where={{ state }} />
              </td>
            ))}
            <td className="matrix-sum">
              <Cell figures={figuresOf(board, {})} where={{ state: "open" }} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="quiet matrix-legend">
        <span className="sign sign-bad">
          <ExclamationCircleFilled /> {t("order.view.overdue")}
        </span>{" "}
        <span className="sign sign-warning">
          <WarningFilled /> {t("orderboard.soon")}
        </span>
      </p>
    </section>
  );
}

function Cell({ figures, where }: { figures: Figures; where: Record<string, string> }) {
  const t = useWords();
  if (figures.all === 0) return <span className="quiet">·</span>;
  const to = (due?: DueIn) => `/orders?${new URLSearchParams({ view: "all", ...where, ...(due ? { due } : {}) }).toString()}`;
  return (
    <span className="matrix-cell">
      <Link to={to()} className="matrix-all">
        {figures.all}
      </Link>
      {figures.overdue > 0 && (
        <Link to={to("overdue")} className="sign sign-bad" aria-label={`${t("order.view.overdue")} ${figures.overdue}`}>
          <ExclamationCircleFilled /> {figures.overdue}
        </Link>
      )}
      {figures.soon > 0 && (
        <Link to={to("soon")} className="sign sign-warning" aria-label={`${t("orderboard.soon")} ${figures.soon}`}>
          <WarningFilled /> {figures.soon}
        </Link>
      )}
    </span>
  );
}
