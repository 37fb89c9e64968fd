import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../app/queries";
import type { Wish } from "../protocol/types";
import { useMay } from "../state/session";
import { callbackApi } from "./api";

/** The wish not to be called of whoever has `phone`: null for none, undefined while nobody knows or it is no number. */
export function useWish(phone: string | null | undefined): Wish | null | undefined {
  const mayBook = useMay("book_callbacks");
  const { data } = useQuery({
    queryKey: ["do-not-call", "of", phone],
    queryFn: async () => (await callbackApi.wishes({ phone: phone ?? null })).items[0] ?? null,
    enabled: mayBook && Boolean(phone),
  });
  return data;
}

/** A wish was noted or taken back: with it, what was booked is called off. */
export async function wishesChanged(): Promise<void> {
  await Promise.all(
    ["do-not-call", "callbacks", "customers"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
  );
}
