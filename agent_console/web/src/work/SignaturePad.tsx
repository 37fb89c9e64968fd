import { Button } from "antd";
import { type PointerEvent, useRef, useState } from "react";
import { useWords } from "../i18n/LanguageProvider";
import "./signature.css";

const WIDTH = 640;
const HEIGHT = 260;

/** The customer signs with a finger; what is drawn becomes a picture. */
export function SignaturePad({ onSigned }: { onSigned: (picture: Blob | null) => void }) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);

  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT] as const;
  };
  const pen = () => {
    const context = canvas.current?.getContext("2d") ?? null;
    if (context) Object.assign(context, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
    return context;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const context = pen();
    context?.beginPath();
    context?.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const context = pen();
    context?.lineTo(...at(event));
    context?.stroke();
  };
  const end = () => {
    setDrawn(true);
    canvas.current?.toBlob((picture) => onSigned(picture), "image/png");
  };
  const clear = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
    onSigned(null);
  };
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t("work.sign_here")}
        data-testid="signature-pad"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
      />
      {!drawn && <span className="signature-hint">{t("work.sign_here")}</span>}
      <Button onClick={clear} disabled={!drawn}>
        {t("work.sign_again")}
      </Button>
    </div>
  );
}
