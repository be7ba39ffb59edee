import { useState } from 'react';
import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { foldText } from '../../../../../../contract/search-text.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { useRefinements } from '../../../../../lib/source/capabilities-query.ts';
import { Skeleton } from '../../../../../ui/skeleton.tsx';
import { OptionList, type ListOption } from '../../option-list.tsx';
import { presenceOptions } from '../presence-step.tsx';
import type { ValueStepProps } from '../value-step-props.ts';
import { ChoicesForm } from './choices-form.tsx';
import { isSearchable, maxShown, useChoices } from './use-choices.ts';
import { isEven, ValueContent } from './value-content.tsx';

/** The values of a parameter with how many customers have each; a click applies one. */
export function OptionsStep(props: ValueStepProps) {
  const { target, params, current, onApply } = props;
  const { field } = target;
  const formats = useFormats();
  const { combinesFilters } = useRefinements();
  const [typed, setTyped] = useState('');
  const [chosen] = current;
  const [isForm, setForm] = useState(chosen?.operator === 'in' || chosen?.operator === 'not');
  const choices = useChoices(target, params);
  if (isForm) return <ChoicesForm {...props} />;
  const { options, counted, isComplete, takesText, textOf } = choices;
  const text = typed.trim();
  const folded = foldText(text);
  const isSame = (value: string) => foldText(value) === folded;
  const found = options
    .filter(({ value }) => foldText(textOf(value)).includes(folded))
    .toSorted((a, b) => Number(isSame(b.value)) - Number(isSame(a.value)));
  const total = counted === null ? null : counted.set + counted.unset;
  const hasBars = !isEven(options.map(({ customers }) => customers ?? 0));
  const apply = (condition: Condition) => () => onApply([condition]);

  const values = found.slice(0, maxShown).map(({ value, customers }): ListOption => {
    const isChosen = chosen?.operator === 'is' && chosen.value === value;
    return {
      key: `is ${value}`,
      isChosen,
      content: (
        <ValueContent
          text={textOf(value)}
          isChosen={isChosen}
          customers={counted === null ? null : (customers ?? 0)}
          total={total}
          hasBar={hasBars}
        />
      ),
      onChoose: apply({ field, operator: 'is', value }),
    };
  });
  const offersText = takesText && text !== '' && !options.some(({ value }) => value === text);
  const exact: ListOption = {
    key: 'exact',
    content: <ExactContent text={text} similar={found.find(({ value }) => isSame(value))?.value ?? null} />,
    onChoose: apply({ field, operator: 'is', value: text }),
  };
  const presence = presenceOptions(field, counted, current, onApply, combinesFilters ? undefined : ['set']);
  const more: ListOption = { key: 'more', content: 'More…', isAtEnd: true, onChoose: () => setForm(true) };
  const isListComplete = isComplete || target.type === 'boolean' || values.length === 0;
  const groups = [
    { value: isListComplete ? '' : combinesFilters ? 'Most used' : 'Seen so far', items: values },
    { value: 'Exact value', items: offersText ? [exact] : [] },
    {
      value: 'Any value',
      isRow: true,
      items: text !== '' ? [] : combinesFilters ? [...presence, more] : presence,
    },
  ].filter(({ items }) => items.length > 0);
  const hidden = found.length - maxShown;
  return (
    <OptionList
      // A chosen value is active once it arrives; without one, nothing takes the focus again.
      key={chosen === undefined ? '' : String(choices.isLoading)}
      label={target.name}
      placeholder={takesText ? 'Find or type a value' : 'Find a value'}
      isFieldHidden={!isSearchable(choices)}
      typed={typed}
      onType={setTyped}
      // What is chosen by its place must not move once the values arrive.
      groups={choices.isLoading ? [] : groups}
      empty={choices.isLoading ? <LoadingValues /> : 'No matching values.'}
      status={hidden > 0 && `${formats.count(hidden)} more. Type to narrow the list.`}
    />
  );
}

function LoadingValues() {
  return (
    <div className="space-y-3">
      <p role="status" className="sr-only">
        Loading values
      </p>
      <Skeleton className="h-3 w-2/3" />
      <Skeleton className="h-3 w-1/2" />
    </div>
  );
}

/** What is typed, to be matched as it is. */
function ExactContent({ text, similar }: { readonly text: string; readonly similar: string | null }) {
  return (
    <span className="min-w-0 break-words">
      Use “<bdi>{text}</bdi>” exactly
      {similar !== null && (
        <span className="block text-[0.8125rem] text-warn">
          Values match exactly. Did you mean <bdi>{similar}</bdi>?
        </span>
      )}
    </span>
  );
}
