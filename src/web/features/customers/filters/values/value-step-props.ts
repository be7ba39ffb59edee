import type { Condition } from '../../../../../contract/list/list-filter.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import type { FilterTarget } from '../filter-target.ts';

/** What every step of choosing a value takes. */
export interface ValueStepProps {
  readonly target: FilterTarget;
  readonly params: ListParams;
  /** The conditions of the chip that is edited; none for a new one. */
  readonly current: readonly Condition[];
  readonly onApply: (conditions: readonly Condition[]) => void;
}
