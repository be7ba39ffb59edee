import { useState, type FormEvent } from 'react';
import { parsePeriod, type Condition, type Period } from '../../../../../../contract/list/list-filter.ts';
import { focusOnMount } from '../../../../../lib/browser/focus-on-mount.ts';
import { SegmentedControl } from '../../../../../ui/segmented-control.tsx';
import { TextField } from '../../../../../ui/text-field.tsx';
import { ShowButton } from '../show-button.tsx';
import { typeIntoField } from '../type-into-field.ts';
import { useCountWith } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';
import { LeftOut } from './left-out.tsx';

const operators = [
  { value: 'within', label: 'In the last' },
  { value: 'older', label: 'Not in the last' },
] as const;
const units = [
  { value: 'd', label: 'Days' },
  { value: 'w', label: 'Weeks' },
  { value: 'm', label: 'Months' },
  { value: 'y', label: 'Years' },
] as const;

/** Any period up to today. */
export function PeriodForm(props: ValueStepProps) {
  const {
    target: { field, name },
    params,
    current,
    onApply,
  } = props;
  const [first] = current;
  const edited = first?.operator === 'within' || first?.operator === 'older' ? first : null;
  const [operator, setOperator] = useState<'within' | 'older'>(edited?.operator ?? 'within');
  const [count, setCount] = useState(edited === null ? '' : String(edited.value.count));
  const [unit, setUnit] = useState<Period['unit']>(edited?.value.unit ?? 'd');
  const period = parsePeriod(`${count.trim()}${unit}`);
  const chosen: readonly Condition[] | null = period === null ? null : [{ field, operator, value: period }];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) onApply(chosen);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={name}>
      <div className="space-y-3 px-3.5 pt-2 pb-3.5">
        <SegmentedControl
          label="Condition"
          options={operators}
          value={operator}
          onChange={setOperator}
          onKeyDown={typeIntoField}
        />
        <TextField
          ref={focusOnMount}
          aria-label="How many"
          inputMode="numeric"
          className="tabular-nums"
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        <SegmentedControl label="Unit" options={units} value={unit} onChange={setUnit} onKeyDown={typeIntoField} />
        {operator === 'older' && <LeftOut {...props} />}
      </div>
      <ShowButton count={useCountWith(params, field, chosen)} share={null} isDisabled={chosen === null} />
    </form>
  );
}
