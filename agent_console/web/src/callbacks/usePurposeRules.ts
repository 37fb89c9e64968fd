import { useQuery } from "@tanstack/react-query";
import type { Purpose, PurposeRules } from "../protocol/types";
import { callbackApi } from "./api";

/** What holds of callbacks of a purpose: at which hours they are made, against whose wish; undefined until it is known. */
export function usePurposeRules(purpose: Purpose): PurposeRules | undefined {
  const { data } = useQuery({ queryKey: ["callback-purposes"], queryFn: callbackApi.purposes, staleTime: Infinity });
  return data?.items.find((rules) => rules.purpose === purpose);
}
