import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/app-api.ts';
import { removeParameter, parametersOptions } from '../api/customer-queries.ts';

export interface ForgetParameterProps {
  readonly parameter: Parameter;
  readonly onForgotten: () => void;
}

/** Takes a name that staff typed off the list of parameters again, for everybody. */
export function ForgetParameter({ parameter, onForgotten }: ForgetParameterProps) {
  const client = useQueryClient();
  const forgetting = useMutation({
    mutationFn: () => removeParameter(parameter.id),
    onSuccess: (parameters) => {
      client.setQueryData(parametersOptions().queryKey, [...parameters]);
      onForgotten();
    },
  });
  return (
    <p className="-mt-1.5 text-[0.8125rem] text-muted">
      Typed by somebody before.{' '}
      <button
        type="button"
        aria-disabled={forgetting.isPending}
        onClick={() => {
          if (!forgetting.isPending) forgetting.mutate();
        }}
        className="min-h-6 rounded-sm text-accent-ink underline-offset-2 hover:underline"
      >
        Take <bdi>{parameter.name}</bdi> off the list
      </button>
      {forgetting.isError && (
        <span role="alert" className="block text-danger">
          It could not be taken off. Try again.
        </span>
      )}
    </p>
  );
}
