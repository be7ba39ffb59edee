import { useState, type FormEvent } from 'react';
import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { DateField } from './date-field.tsx';
import { ShowButton } from '../show-button.tsx';
import { useCountWith } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';
import { LeftOut } from './left-out.tsx';

/** The first day, the day after the last, or both. */
export function DatesForm(props: ValueStepProps) {
  const {
    target: { field, name },
    params,
    current,
    onApply,
  } = props;
  const [from, setFrom] = useState(() => dateIn(current, 'from'));
  const [before, setBefore] = useState(() => dateIn(current, 'before'));
  const conditions: readonly Condition[] = [
    ...(from === '' ? [] : [{ field, operator: 'from' as const, value: from }]),
    ...(before === '' ? [] : [{ field, operator: 'before' as const, value: before }]),
  ];
  const chosen = conditions.length === 0 ? null : conditions;
  const count = useCountWith(params, field, chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) onApply(chosen);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={name}>
      <div className="space-y-3 px-3.5 pt-2 pb-3.5">
        <DateField label="From" value={from} onChange={setFrom} />
        <DateField label="Before" value={before} onChange={setBefore} />
        {from === '' && before !== '' && <LeftOut {...props} />}
      </div>
      <ShowButton count={count} share={null} isDisabled={chosen === null} />
    </form>
  );
}

function dateIn(conditions: readonly Condition[], operator: 'from' | 'before'): string {
  for (const condition of conditions) {
    if (condition.operator === operator) return condition.value.slice(0, 10);
  }
  return '';
}
