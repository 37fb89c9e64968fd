import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Page } from "../protocol/http";

export interface Pages<T> {
  items: readonly T[];
  loading: boolean;
  /** What is shown is being asked for anew. */
  refreshing: boolean;
  error: unknown;
  hasMore: boolean;
  more(): void;
  refresh(): void;
}

/** A list of the centre, page after page. `key` names it and its filters; `everyMs`: asked for anew so often. */
export function usePages<T>(
  key: readonly unknown[],
  fetchPage: (cursor: string | null) => Promise<Page<T>>,
  everyMs: number | false = false,
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    // Refetching in the background shows nothing: the list stays as it is until the new one is there.
    loading: query.isPending || query.isFetchingNextPage,
    refreshing: query.isRefetching,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    refresh: () => void query.refetch(),
  };
}
