import { ArrowLeftOutlined, PhoneOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select, type TableColumnsType } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { formatPhone } from "../format/phone";
import { useWords } from "../i18n/LanguageProvider";
import type { Wish } from "../protocol/types";
import { useMay } from "../state/session";
import { ListPage } from "../ui/ListPage";
import { Phone } from "../ui/Phone";
import { SearchBox } from "../ui/SearchBox";
import { useFilters } from "../ui/useFilters";
import { useMoments } from "../ui/useMoments";
import { usePages } from "../ui/usePages";
import { usePersonName } from "../ui/usePeople";
import { callbackApi, type WishesAsked } from "./api";
import { useTakeBack } from "./NumberWish";
import { WishDialog } from "./WishDialog";
import "./callbacks.css";

/** The numbers that are not to be called (C9). */
export function WishesPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { when } = useMoments();
  const nameOf = usePersonName();
  const mayBook = useMay("book_callbacks");
  const takeBack = useTakeBack();
  const [noting, setNoting] = useState(false);
  const { filters, set } = useFilters(["phone", "sort"]);
  const sort = filters.sort === "oldest" ? "oldest" : "latest";
  const asked: WishesAsked = { phone: filters.phone, sort };
  const pages = usePages<Wish>(["do-not-call", asked], (cursor) => callbackApi.wishes({ ...asked, cursor }));

  const columns: TableColumnsType<Wish> = [
    { title: t("customer.phone"), render: (_, wish) => <Phone number={wish.phone} /> },
    { title: t("wish.since"), render: (_, wish) => <span className="nowrap">{when(wish.since)}</span> },
    { title: t("wish.by"), render: (_, wish) => nameOf(wish.by) },
    { title: t("wish.reason"), render: (_, wish) => wish.reason || "—" },
    ...(mayBook
      ? [
          {
            title: t("order.actions"),
            render: (_: unknown, wish: Wish) => (
              <Button
                size="small"
                icon={<PhoneOutlined />}
                aria-label={t("wish.take_back_of", { phone: formatPhone(wish.phone) })}
                onClick={(event) => {
                  event.stopPropagation();
                  takeBack(wish.phone);
                }}
                data-testid="wish-take-back"
              >
                {t("wish.take_back")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <ListPage
      title={t("wish.list")}
      pages={pages}
      columns={columns}
      rowKey="phone"
      onOpen={(wish) => void navigate(`/customers?text=${encodeURIComponent(wish.phone)}`)}
      csv={callbackApi.wishesAddress(asked)}
      actions={
        <>
          <Link to="/callbacks" className="to-list">
            <ArrowLeftOutlined /> {t("nav.callbacks")}
          </Link>
          {mayBook && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNoting(true)} data-testid="wish-add">
              {t("wish.add")}
            </Button>
          )}
        </>
      }
      filters={
        <>
          <SearchBox value={filters.phone ?? ""} label={t("customer.phone")} onSearch={(phone) => set({ phone })} />
          <Select
            aria-label={t("callback.sort")}
            value={sort}
            onChange={(value: string) => set({ sort: value })}
            options={(["latest", "oldest"] as const).map((one) => ({ value: one, label: t(`wish.sort.${one}`) }))}
          />
        </>
      }
      bar={<p className="quiet wish-means">{t("wish.means")}</p>}
    >
      <WishDialog phone={null} open={noting} onClose={() => setNoting(false)} />
    </ListPage>
  );
}
