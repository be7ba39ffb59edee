import type { Condition } from '../../../../../contract/list/list-filter.ts';
import { focusOnMount } from '../../../../lib/browser/focus-on-mount.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { Button } from '../../../../ui/button.tsx';
import type { ListParams } from '../../url/list-url-params.ts';
import { chipText, chipWords } from '../condition-text.ts';
import type { FilterTarget } from '../filter-target.ts';

export interface PausedStepProps {
  readonly target: FilterTarget;
  readonly params: ListParams;
  /** The filter that was chosen. */
  readonly conditions: readonly Condition[];
  readonly onApply: (clearsSearch: boolean) => void;
}

/** Where a search and a filter exclude each other, whether the filter takes the place of the search. */
export function PausedStep({ target, params, conditions, onApply }: PausedStepProps) {
  const formats = useFormats();
  const known = knownCustomers(target, conditions);
  const customers = known === null || params.status !== null ? 'customers' : `${formats.count(known)} customers`;
  return (
    <div className="space-y-3 p-3.5">
      <p>
        You can’t search and filter at the same time. The search is “<bdi>{params.search}</bdi>”, the filter{' '}
        <strong className="font-semibold">{chipText(chipWords(target, conditions, formats))}</strong>.
      </p>
      <Button ref={focusOnMount} variant="primary" className="w-full" onClick={() => onApply(true)}>
        Clear search and show {customers}
      </Button>
      <Button className="w-full" onClick={() => onApply(false)}>
        Keep filter paused
      </Button>
    </div>
  );
}

/** How many customers have the value, if the catalogue knows. */
function knownCustomers({ parameter }: FilterTarget, [condition]: readonly Condition[]): number | null {
  if (condition?.operator === 'set') return parameter?.customers ?? null;
  if (condition?.operator !== 'is') return null;
  return parameter?.options.find(({ value }) => value === condition.value)?.customers ?? null;
}
