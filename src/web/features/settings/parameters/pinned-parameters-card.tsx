import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { pinnedParametersOptions } from '../../../lib/source/pinned-parameters-query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { QueryError } from '../layout/query-error.tsx';
import { RowButton } from '../table/row-button.tsx';
import { PinnedParametersDialog } from './pinned-parameters-dialog.tsx';

/** The parameters that the organisation has pinned, and a button to change them. */
export function PinnedParametersCard({ parameters }: { readonly parameters: readonly Parameter[] | undefined }) {
  const { data: pinned, error, refetch } = useQuery(pinnedParametersOptions());
  const [isChanging, setChanging] = useState(false);
  const shown = pinned?.flatMap((id) => parameters?.find((parameter) => parameter.id === id) ?? []);
  if (error !== null && parameters !== undefined)
    return (
      <div className="mb-4">
        <QueryError
          error={error}
          isOverData={pinned !== undefined}
          what="pinned parameters"
          onRetry={() => void refetch()}
        />
      </div>
    );
  return (
    <section aria-labelledby="pinned-parameters" className="mb-4 rounded-xl border border-line bg-surface px-4 py-3">
      <div className="flex min-h-7 items-center gap-4">
        <h2 id="pinned-parameters" className="flex-1 font-semibold">
          Pinned parameters
        </h2>
        {parameters !== undefined && shown !== undefined && (
          <RowButton of="pinned parameters" onClick={() => setChanging(true)}>
            Change
          </RowButton>
        )}
      </div>
      <p className="text-[0.8125rem] text-muted">
        Up to five that everyone sees first: as quick filters, as columns and in a customer’s details.
      </p>
      <p className="mt-1 wrap-anywhere">
        {parameters === undefined || shown === undefined ? (
          <span className="flex h-5 items-center">
            <Skeleton className="h-2.5 w-48" />
          </span>
        ) : shown.length === 0 ? (
          <span className="text-muted">None</span>
        ) : (
          shown.map(({ id, name }, index) => (
            <Fragment key={id}>
              {index > 0 && ', '}
              <bdi>{name}</bdi>
            </Fragment>
          ))
        )}
      </p>
      {isChanging && parameters !== undefined && shown !== undefined && (
        <PinnedParametersDialog parameters={parameters} pinned={shown} onClose={() => setChanging(false)} />
      )}
    </section>
  );
}
