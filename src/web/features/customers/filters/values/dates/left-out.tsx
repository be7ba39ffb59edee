import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { customersText } from '../../../model/customers-count.ts';
import type { FilterTarget } from '../../filter-target.ts';
import { useFacetState } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';

/**
 * Whom “not in the last 90 days” and “before” leave out, although people may mean them too: `3,530 customers without a
 * last order`. Null while unknown, and where everyone has the date.
 */
export function useLeftOut({ target, params }: Pick<ValueStepProps, 'target' | 'params'>): string | null {
  const formats = useFormats();
  const { facet, isLoading } = useFacetState(params, target.field, true);
  if (isLoading || facet === null || facet.unset === 0) return null;
  return `${customersText(facet.unset, formats.count)} without ${dateText(target)}`;
}

function dateText({ name, parameter }: FilterTarget): string {
  return parameter === null ? `a ${name.toLowerCase()}` : name;
}

/** Says how many customers the form leaves out, with a button that shows them. */
export function LeftOut(props: Pick<ValueStepProps, 'target' | 'params' | 'onApply'>) {
  const customers = useLeftOut(props);
  const unset: Condition = { field: props.target.field, operator: 'unset' };
  return (
    <div className="text-[0.8125rem] text-muted">
      <span role="status">{customers !== null && `Leaves out ${customers}.`}</span>{' '}
      {customers !== null && (
        <button
          type="button"
          onClick={() => props.onApply([unset])}
          className="min-h-6 rounded-sm text-accent-ink underline-offset-2 hover:underline"
        >
          Show those instead
        </button>
      )}
    </div>
  );
}
