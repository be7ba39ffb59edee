import { useState, type FormEvent, type ReactNode } from 'react';
import { foldText } from '../../../../../../contract/search-text.ts';
import { cn } from '../../../../../lib/browser/class-names.ts';
import { focusOnMount } from '../../../../../lib/browser/focus-on-mount.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { SegmentedControl } from '../../../../../ui/segmented-control.tsx';
import { TextField } from '../../../../../ui/text-field.tsx';
import { ShowButton } from '../show-button.tsx';
import { useCountWith } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';
import { choiceConditions, chosenValues, type ChoiceOperator } from './choice-conditions.ts';
import { isSearchable, maxShown, useChoices, type Choice } from './use-choices.ts';
import { ValueContent } from './value-content.tsx';

const operators = [
  { value: 'in', label: 'Is any of' },
  { value: 'not', label: 'Is none of' },
] as const;

/** Several values of a parameter, of which customers have one, or none. */
export function ChoicesForm({ target, params, current, onApply }: ValueStepProps) {
  const { field, name } = target;
  const [operator, setOperator] = useState<ChoiceOperator>(current[0]?.operator === 'not' ? 'not' : 'in');
  const [values, setValues] = useState(() => chosenValues(current));
  const [typed, setTyped] = useState('');
  const choices = useChoices(target, params);
  const chosen = choiceConditions(field, operator, values);
  const count = useCountWith(params, field, chosen);
  const text = typed.trim();
  const listed = withTyped(choices.options, values, choices.takesText ? text : '');
  const found = listed.filter(({ value }) => foldText(choices.textOf(value)).includes(foldText(text)));
  const total = choices.counted === null ? null : choices.counted.set + choices.counted.unset;
  const toggle = (value: string) =>
    setValues((now) => (now.includes(value) ? now.filter((one) => one !== value) : [...now, value]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) onApply(chosen);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={name} className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-2 px-3.5 pt-2">
        <SegmentedControl label="Condition" options={operators} value={operator} onChange={setOperator} />
        {isSearchable(choices) && (
          <TextField
            ref={focusOnMount}
            type="search"
            dir="auto"
            aria-label={choices.takesText ? 'Find or type a value' : 'Find a value'}
            placeholder={choices.takesText ? 'Find or type a value' : 'Find a value'}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
      <div role="group" aria-label={name} className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
        {found.slice(0, maxShown).map(({ value, customers }, index) => (
          <CheckedValue
            key={value}
            takesFocus={index === 0 && !isSearchable(choices)}
            isChecked={values.includes(value)}
            onToggle={() => toggle(value)}
          >
            <ValueContent
              text={choices.textOf(value)}
              isChosen={false}
              customers={choices.counted === null ? null : customers}
              total={total}
              hasBar={false}
            />
          </CheckedValue>
        ))}
        <MoreHint hidden={found.length - maxShown} isEmpty={found.length === 0} />
      </div>
      <ShowButton count={count} share={null} isDisabled={chosen === null} />
    </form>
  );
}

/** The values to choose from, with those that are chosen or typed and not among them. */
function withTyped(options: readonly Choice[], values: readonly string[], typed: string): readonly Choice[] {
  const others = [...new Set([...values, typed])].filter(
    (value) => value !== '' && !options.some((option) => option.value === value),
  );
  return [...options, ...others.map((value) => ({ value, customers: null }))];
}

interface CheckedValueProps {
  readonly takesFocus: boolean;
  readonly isChecked: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function CheckedValue({ takesFocus, isChecked, onToggle, children }: CheckedValueProps) {
  return (
    <label
      className={cn(
        'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1 hover:bg-hover max-sm:min-h-11',
        'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
      )}
    >
      <input
        ref={takesFocus ? focusOnMount : undefined}
        type="checkbox"
        checked={isChecked}
        onChange={onToggle}
        className="size-4 shrink-0 accent-accent outline-none"
      />
      {children}
    </label>
  );
}

function MoreHint({ hidden, isEmpty }: { readonly hidden: number; readonly isEmpty: boolean }) {
  const formats = useFormats();
  return (
    <p role="status" className="px-2 py-1 text-[0.8125rem] text-muted empty:hidden">
      {isEmpty ? 'No matching values.' : hidden > 0 ? `${formats.count(hidden)} more. Type to narrow the list.` : ''}
    </p>
  );
}
