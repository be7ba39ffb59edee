import { useState } from 'react';
import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { periodText } from '../../condition-text.ts';
import { ChosenMark, OptionList, type ListOption } from '../../option-list.tsx';
import { presenceOptions } from '../presence-step.tsx';
import { useFacet } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';
import { DatesForm } from './dates-form.tsx';
import { useLeftOut } from './left-out.tsx';
import { PeriodForm } from './period-form.tsx';
import { isSamePeriod, presets, typedPeriod, type PeriodTest } from './periods.ts';

/** Periods to choose from, any other period, or two dates. */
export function DateStep(props: ValueStepProps) {
  const { target, params, current, onApply } = props;
  const { field, name } = target;
  const [typed, setTyped] = useState('');
  const [form, setForm] = useState(() => formOf(current));
  const facet = useFacet(params, field);
  const leftOut = useLeftOut(props);
  if (form === 'dates') return <DatesForm {...props} />;
  if (form === 'period') return <PeriodForm {...props} />;
  const [chosen] = current;
  const periodOption = (test: PeriodTest): TextOption => {
    const text = `${test.operator === 'within' ? 'In the last' : olderText} ${periodText(test.value)}`;
    const isChosen = isSamePeriod(chosen, test);
    return {
      key: text,
      text,
      operator: test.operator,
      isChosen,
      content: (
        <>
          {text}
          {isChosen && <ChosenMark />}
        </>
      ),
      onChoose: () => onApply([{ field, ...test }]),
    };
  };
  const all: readonly TextOption[] = [
    ...presets.map(periodOption),
    formOption('Another period…', () => setForm('period')),
    formOption('From or before a date…', () => setForm('dates')),
  ];
  const text = typed.trim().toLowerCase();
  const found = all.filter((option) => option.text.toLowerCase().includes(text));
  const other = typedPeriod(text);
  const others = other === null ? [] : [periodOption({ operator: 'within', value: other })];
  if (other !== null) others.push(periodOption({ operator: 'older', value: other }));
  const items = [...found, ...others.filter(({ key }) => !found.some((option) => option.key === key))];
  const offersOlder = items.some(({ operator }) => operator === 'older');
  const presence = text === '' || offersOlder ? presenceOptions(field, facet, current, onApply) : [];
  return (
    <OptionList
      label={name}
      placeholder="Find a period, such as 45 days"
      typed={typed}
      onType={setTyped}
      groups={[
        { value: '', items },
        { value: 'Any value', isRow: true, items: presence },
      ].filter((group) => group.items.length > 0)}
      empty="No matching period."
      status={offersOlder && leftOut !== null && `“${olderText}…” leaves out ${leftOut} (choose “Is not set”).`}
    />
  );
}

const olderText = 'Not in the last';

type TextOption = ListOption & { readonly text: string; readonly operator?: PeriodTest['operator'] };

function formOption(text: string, onChoose: () => void): TextOption {
  return { key: text, text, content: text, onChoose };
}

/** A condition that the list of periods lacks is edited in a form. */
function formOf(conditions: readonly Condition[]): 'dates' | 'period' | null {
  const [first] = conditions;
  if (first?.operator === 'from' || first?.operator === 'before') return 'dates';
  const isPeriod = first?.operator === 'within' || first?.operator === 'older';
  return isPeriod && !presets.some((preset) => isSamePeriod(first, preset)) ? 'period' : null;
}
