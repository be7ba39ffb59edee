import { useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { DateStep } from './dates/date-step.tsx';
import { ExactStep } from './exact-step.tsx';
import { NumberStep } from './numbers/number-step.tsx';
import { OptionsStep } from './choices/options-step.tsx';
import { PresenceStep } from './presence-step.tsx';
import type { ValueStepProps } from './value-step-props.ts';

/** The values of a filter, by its type and by what the source can do. */
export function ValueStep(props: ValueStepProps) {
  const { combinesFilters } = useRefinements();
  const { type } = props.target;
  if (!combinesFilters && (type === 'number' || type === 'date')) return <ExactStep {...props} />;
  switch (type) {
    case 'number':
      return <NumberStep {...props} />;
    case 'date':
      return <DateStep {...props} />;
    case 'presence':
      return <PresenceStep {...props} />;
    default:
      return <OptionsStep {...props} />;
  }
}
