import { hashKey, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
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
  // The pages asked for are remembered, not fetched on the spot: what happens in the centre has the list asked for
  // anew, which drops a fetch under way, and a page asked for at that moment would never come.
  const list = hashKey(key);
  const shown = query.data?.pages.length ?? 0;
  const [wanted, want] = useState({ list, pages: 1 });
  const lacking = wanted.list === list && wanted.pages > shown && query.hasNextPage;
  const { fetchNextPage } = query;
  const next = lacking && !query.isFetching && !query.isError;
  useEffect(() => {
    if (next) void fetchNextPage();
  }, [next, fetchNextPage]);
  return {
    items,
    // Refetching in the background shows nothing: the list stays as it is until the new one is there.
    loading: query.isPending || (lacking && !query.isError),
    refreshing: query.isRefetching,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => want({ list, pages: shown + 1 }),
    refresh: () => void query.refetch(),
  };
}
