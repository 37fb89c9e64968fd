import { CameraOutlined, FileOutlined, PaperClipOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Image, Progress } from "antd";
import { useRef, useState } from "react";
import { queryClient } from "../app/queries";
import { useWords } from "../i18n/LanguageProvider";
import { explain } from "../protocol/problem";
import { useMoments } from "../ui/useMoments";
import { type FileKind, filesApi, type OrderFile, upload } from "./files";
import { useColleagues } from "./useService";

interface Sending {
  id: number;
  file: File;
  kind: FileKind;
  part: number;
  failed: string | null;
}

let counted = 0;

/** Photos and papers of an order; taken with the phone's camera, shown small, sent again where a line broke. */
export function OrderFiles({ number, big = false }: { number: string; big?: boolean }) {
  const t = useWords();
  const { message } = App.useApp();
  const { data } = useQuery({ queryKey: ["orders", "files", number], queryFn: () => filesApi.of(number) });
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const photo = useRef<HTMLInputElement>(null);
  const paper = useRef<HTMLInputElement>(null);
  const put = (id: number, over: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.id === id ? { ...one, ...over } : one)));

  const send = async ({ id, file, kind }: Sending) => {
    put(id, { failed: null, part: 0 });
    try {
      await upload(number, kind, file, file.name, (part) => put(id, { part }));
      setSending((all) => all.filter((one) => one.id !== id));
      message.success(t("order.file_added"));
      await queryClient.invalidateQueries({ queryKey: ["orders", "files", number] });
    } catch (error) {
      const { key, values } = explain(error);
      put(id, { failed: t(key, values) });
    }
  };
  const add = (files: FileList | null, kind: FileKind) => {
    const added = [...(files ?? [])].map((file) => ({ id: (counted += 1), file, kind, part: 0, failed: null }));
    setSending((all) => [...all, ...added]);
    for (const one of added) void send(one);
  };
  const files = data?.items ?? [];
  return (
    <section className="section" aria-label={t("order.files")} data-testid="order-files">
      <h2>
        {t("order.files")} <span className="quiet">{files.length}</span>
      </h2>
      <Image.PreviewGroup>
        <ul className="thumbs">
          {files.map((file) => (
            <Thumb key={file.id} file={file} />
          ))}
        </ul>
      </Image.PreviewGroup>
      {sending.map((one) => (
        <div key={one.id} className="sending" role="status">
          {one.failed ? (
            <>
              <span className="sign sign-bad">
                {one.file.name}：{one.failed}
              </span>
              <Button size="small" onClick={() => void send(one)}>
                {t("action.try_again")}
              </Button>
            </>
          ) : (
            <>
              {t("order.sending", { name: one.file.name })}
              <Progress percent={Math.round(one.part * 100)} size="small" />
            </>
          )}
        </div>
      ))}
      <div className="button-row">
        <Button icon={<CameraOutlined />} size={big ? "large" : "middle"} onClick={() => photo.current?.click()}>
          {t("order.photo")}
        </Button>
        <Button icon={<PaperClipOutlined />} size={big ? "large" : "middle"} onClick={() => paper.current?.click()}>
          {t("order.paper")}
        </Button>
        <input
          ref={photo}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          data-testid="order-photo"
          onChange={(event) => {
            add(event.target.files, "photo");
            event.target.value = "";
          }}
        />
        <input
          ref={paper}
          type="file"
          multiple
          hidden
          data-testid="order-paper"
          onChange={(event) => {
            add(event.target.files, "paper");
            event.target.value = "";
          }}
        />
      </div>
    </section>
  );
}

function Thumb({ file }: { file: OrderFile }) {
  const nameOf = useColleagues();
  const { when } = useMoments();
  const said = `${file.name} · ${nameOf(file.by)} · ${when(file.at)}`;
  return (
    <li className="thumb" title={said} data-testid="order-file" data-kind={file.kind}>
      {file.image ? (
        <Image src={filesApi.content(file.id)} alt={said} width={96} height={96} loading="lazy" />
      ) : (
        <a href={filesApi.content(file.id)} download className="thumb-paper">
          <FileOutlined />
          <span>{file.name}</span>
        </a>
      )}
    </li>
  );
}
