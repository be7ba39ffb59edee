import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { columns, features } from './baseline-columns.tsx';
import { fetchPage } from './fetch-page.ts';

/** Pixels from the bottom at which the next page is asked for, as in TanStack's example. */
const nearBottom = 500;

/**
 * The yardstick: TanStack's "virtualized infinite scrolling" example carried to Table 9 and to this API, with the
 * example's own choices (pages of 50, 33 px estimated rows, measured heights, overscan 5), neither tuned nor crippled.
 * It has a search box besides, with the debounce of the product's.
 */
export function BaselineList() {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed);
  const scroller = useRef<HTMLDivElement>(null);
  const { data, fetchNextPage, hasNextPage, isFetching, isLoading } = useInfiniteQuery({
    queryKey: ['customers', search],
    queryFn: ({ pageParam }) => fetchPage(search, pageParam),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.pagination.nextCursor,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  const customers = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);

  const fetchMoreNearBottom = useCallback(
    (element: HTMLDivElement | null) => {
      if (element === null || isFetching || !hasNextPage) return;
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      if (left < nearBottom) void fetchNextPage();
    },
    [fetchNextPage, hasNextPage, isFetching],
  );
  // A page may be shorter than the window: look after each one too, not only on scroll.
  useEffect(() => fetchMoreNearBottom(scroller.current), [fetchMoreNearBottom]);

  const table = useTable({ features, columns, data: customers });
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    estimateSize: () => 33,
    getScrollElement: () => scroller.current,
    measureElement: (element) => element.getBoundingClientRect().height,
    overscan: 5,
  });

  if (isLoading) return <>Loading...</>;
  return (
    <>
      <p>
        {customers.length} customers fetched{' '}
        <input
          type="search"
          aria-label="Search customers"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </p>
      <div className="scroller" ref={scroller} onScroll={(event) => fetchMoreNearBottom(event.currentTarget)}>
        <table>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- FlexRender gives the text.
                  <th key={header.id} style={{ width: header.getSize() }}>
                    <table.FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <tr
                  key={row.id}
                  data-index={item.index}
                  ref={virtualizer.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row.getAllCells().map((cell) => (
                    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- FlexRender gives the text.
                    <td key={cell.id} style={{ width: cell.column.getSize() }}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {isFetching && <div>Fetching More...</div>}
    </>
  );
}

/** Milliseconds, as on the product's list. */
const debounce = 150;

function useDebounced(value: string): string {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), debounce);
    return () => clearTimeout(timer);
  }, [value]);
  return debounced;
}

const firstPage: string | null = null;
