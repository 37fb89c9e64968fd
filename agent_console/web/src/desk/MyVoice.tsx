import { AudioOutlined, CheckCircleFilled, CustomerServiceOutlined, DeleteOutlined, SoundOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Upload } from "antd";
import { useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { SHORTCUTS } from "../keys/shortcuts";
import { api } from "../protocol/api";
import type { RecordableLine } from "../protocol/types";
import { Sign } from "../ui/Sign";
import { useReport } from "../ui/useReport";
import { record, type Take } from "./recorder";

/** The agent's own recordings of required lines: record or upload, listen, delete (P5). */
export function MyVoice({ user, open, onClose }: { user: string; open: boolean; onClose: () => void }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ["voice", user], queryFn: () => api.recordableLines(user), enabled: open });
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("voice.title")} width={760} destroyOnHidden>
      <p className="quiet">{t("voice.hint", { key: SHORTCUTS.play.hint })}</p>
      <ul className="voice-lines">
        {data?.items.map((line) => <VoiceLine key={line.rule} user={user} line={line} />)}
      </ul>
    </Modal>
  );
}

function VoiceLine({ user, line }: { user: string; line: RecordableLine }) {
  const t = useWords();
  const report = useReport();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const take = useRef<Take | null>(null);
  const [recording, setRecording] = useState(false);

  const changed = () => queries.invalidateQueries({ queryKey: ["voice", user] });
  const keep = async (wav: Blob | ArrayBuffer) => {
    if (await report(api.keepLineRecording(user, line.rule, wav))) message.success(t("voice.saved"));
    await changed();
  };
  const toggle = async () => {
    if (take.current) {
      const wav = await take.current.stop();
      take.current = null;
      setRecording(false);
      await keep(wav);
      return;
    }
    try {
      take.current = await record();
      setRecording(true);
    } catch {
      message.error(t("voice.no_microphone"));
    }
  };
  return (
    <li data-testid="voice-line" data-rule={line.rule} data-recorded={line.recorded}>
      <span className="grow">「{line.words ?? line.text}」</span>
      {line.words === null ? (
        <span className="quiet">{t("voice.changing")}</span>
      ) : (
        <>
          {line.recorded ? (
            <Sign icon={<CheckCircleFilled />} tone="good" word={t("voice.recorded")} />
          ) : (
            <Sign icon={<CustomerServiceOutlined />} tone="quiet" word={t("voice.not_recorded")} />
          )}
          <Button size="small" danger={recording} icon={<AudioOutlined />} onClick={() => void toggle()}>
            {t(recording ? "voice.stop" : "voice.record")}
          </Button>
          <Upload
            accept="audio/wav,.wav"
            showUploadList={false}
            beforeUpload={(file) => {
              void keep(file);
              return false;
            }}
          >
            <Button size="small" icon={<UploadOutlined />}>
              {t("voice.upload")}
            </Button>
          </Upload>
          {line.recorded && (
            <>
              <Button
                size="small"
                icon={<SoundOutlined />}
                onClick={() => void report(new Audio(api.lineRecordingAddress(user, line.rule)).play())}
              >
                {t("voice.listen")}
              </Button>
              <Button
                size="small"
                icon={<DeleteOutlined />}
                onClick={() => void report(api.forgetLineRecording(user, line.rule)).then(changed)}
              >
                {t("voice.delete")}
              </Button>
            </>
          )}
        </>
      )}
    </li>
  );
}
