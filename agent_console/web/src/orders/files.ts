/** Photos, papers and signatures of an order. */
import type { components } from "../protocol/schema";
import { address, failure, type Page, request, RequestFailed } from "../protocol/http";

export type OrderFile = components["schemas"]["FileView"];
export type FileKind = OrderFile["kind"];

export const filesApi = {
  of: (order: string) => request<Page<OrderFile>>("GET", "/files", { query: { subject_kind: "order", subject: order, limit: 200 } }),
  content: (id: string) => address(`/files/${encodeURIComponent(id)}/content`),
  remove: (id: string, reason: string) => request<void>("DELETE", `/files/${encodeURIComponent(id)}`, { body: { reason } }),
};

/** Sends a file; `onProgress` hears how much of it is gone, 0 to 1. Raises `RequestFailed`. */
export function upload(
  order: string,
  kind: FileKind,
  file: Blob,
  name: string,
  onProgress: (part: number) => void = () => undefined,
): Promise<OrderFile> {
  // fetch tells nothing of how far an upload is.
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", address("/files", { subject_kind: "order", subject: order, kind, name }));
    sending.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    sending.setRequestHeader("Accept", "application/json");
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    sending.onerror = () => reject(new RequestFailed(0, "console.network", ""));
    sending.onload = () => {
      const body = parsed(sending.responseText);
      if (sending.status >= 200 && sending.status < 300) resolve(body as OrderFile);
      else reject(failure(sending.status, body));
    };
    sending.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
