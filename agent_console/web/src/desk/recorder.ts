import { RATE, wav } from "./wav";

/** A recording under way. */
export interface Take {
  /** End it; the sound as WAV, 8 kHz. */
  stop(): Promise<ArrayBuffer>;
}

/** Record from the microphone until `stop`. Rejects where there is none, or it is not allowed. */
export async function record(): Promise<Take> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  recorder.start();
  return {
    async stop() {
      recorder.stop();
      await ended;
      for (const track of stream.getTracks()) track.stop();
      return toTelephone(await new Blob(parts).arrayBuffer());
    },
  };
}

/** Any sound the browser can read, as the telephone has it. */
async function toTelephone(sound: ArrayBuffer): Promise<ArrayBuffer> {
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(sound);
  const context = new OfflineAudioContext(1, Math.max(1, Math.ceil(decoded.duration * RATE)), RATE);
  const source = context.createBufferSource();
  source.buffer = decoded;
  source.connect(context.destination);
  source.start();
  return wav((await context.startRendering()).getChannelData(0), RATE);
}
