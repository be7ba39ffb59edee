import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { sessionOptions } from '../../../../lib/session/session-query.ts';
import { parametersOptions, removeParameter } from '../../api/customer-queries.ts';

export interface RemoveParameterProps {
  readonly parameter: Parameter;
  readonly onRemoved: () => void;
}

/** Removes a parameter that staff added from the catalogue. As it goes for everyone, only administrators can. */
export function RemoveParameter({ parameter, onRemoved }: RemoveParameterProps) {
  const client = useQueryClient();
  const canRemove = useQuery(sessionOptions()).data?.permissions.includes('parameters:manage') ?? false;
  const removal = useMutation({
    mutationFn: () => removeParameter(parameter.id),
    onSuccess: (parameters) => {
      client.setQueryData(parametersOptions().queryKey, [...parameters]);
      onRemoved();
    },
  });
  if (!canRemove) return null;
  return (
    <p className="shrink-0 border-t border-line px-3.5 py-2 text-[0.8125rem] text-muted">
      Added by a colleague.{' '}
      <button
        type="button"
        aria-disabled={removal.isPending}
        onClick={() => {
          if (!removal.isPending) removal.mutate();
        }}
        className="min-h-6 rounded-sm text-accent-ink underline-offset-2 hover:underline"
      >
        Remove from list
      </button>
      {removal.isError && (
        <span role="alert" className="block text-danger">
          Couldn’t remove it. Try again.
        </span>
      )}
    </p>
  );
}
