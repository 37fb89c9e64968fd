import "../../ui/list.css";
import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Empty, Spin } from "antd";
import { Link, useParams } from "react-router";
import { useWords } from "../../i18n/LanguageProvider";
import { api } from "../../protocol/api";
import { RequestFailed } from "../../protocol/http";
import { Trouble } from "../../ui/Trouble";
import { useMoments } from "../../ui/useMoments";
import { quality } from "../api";
import { CardSign, ReviewSigns } from "../signs";
import { useNames } from "../useNames";
import { CardReview } from "./CardReview";

/** A call's score card beside its recording (Q1). */
export function CardPage() {
  const t = useWords();
  const { call: id = "" } = useParams();
  const { when } = useMoments();
  const nameOf = useNames();
  const card = useQuery({ queryKey: ["quality", "card", id], queryFn: () => quality.card(id) });
  const call = useQuery({ queryKey: ["calls", "one", id], queryFn: () => api.call(id) });
  const error = card.error ?? call.error;
  const missing = card.error instanceof RequestFailed && card.error.status === 404;
  return (
    <div className="page">
      <p className="page-back">
        <Link to="/quality/cards">
          <ArrowLeftOutlined /> {t("action.back")}
        </Link>
      </p>
      {missing ? (
        <Empty description={t("card.missing")} />
      ) : error ? (
        <Trouble error={error} retry={() => void (card.refetch(), call.refetch())} />
      ) : card.data && call.data ? (
        <article data-testid="score-card" data-state={card.data.state} data-total={card.data.total}>
          <header className="page-head">
            <h1>{t("card.title")}</h1>
            <span className="score" data-testid="card-total">
              {card.data.total} <span className="score-of">/ {card.data.out_of}</span>
            </span>
            <CardSign state={card.data.state} />
            <span>
              {nameOf(card.data.agent)} · <Link to={`/calls/${id}`}>{when(card.data.call_at)}</Link>
            </span>
            {card.data.review.length > 0 && <ReviewSigns reasons={card.data.review} />}
          </header>
          <p className="quiet">
            {card.data.state === "confirmed"
              ? t("card.confirmed_by", { by: nameOf(card.data.confirmed_by), when: when(card.data.confirmed_at) })
              : t("card.auto_hint")}
          </p>
          <CardReview key={id} card={card.data} call={call.data} />
        </article>
      ) : (
        <Spin />
      )}
    </div>
  );
}
