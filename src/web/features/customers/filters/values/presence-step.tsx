import { useState } from 'react';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { ChosenMark, OptionCount, OptionList, type ListOption } from '../option-list.tsx';
import { useCountWith } from './use-facet.ts';
import type { ValueStepProps } from './value-step-props.ts';

type Presence = 'set' | 'unset';

/** Whether customers have an email, a phone or a name. */
export function PresenceStep({ target: { field, name }, params, current, onApply }: ValueStepProps) {
  const [typed, setTyped] = useState('');
  const customers = {
    set: useCountWith(params, field, [{ field, operator: 'set' }])?.count ?? null,
    unset: useCountWith(params, field, [{ field, operator: 'unset' }])?.count ?? null,
  };
  return (
    <OptionList
      label={name}
      placeholder=""
      isFieldHidden
      typed={typed}
      onType={setTyped}
      groups={[{ value: '', items: presenceOptions(field, customers, current, onApply, ['unset', 'set']) }]}
    />
  );
}

/** "Is set" and "Is not set", with how many customers each has. */
export function presenceOptions(
  field: string,
  customers: Readonly<Record<Presence, number | null>> | null,
  [chosen]: readonly Condition[],
  onApply: (conditions: readonly Condition[]) => void,
  operators: readonly Presence[] = ['set', 'unset'],
): readonly ListOption[] {
  return operators.map((operator) => ({
    key: operator,
    isChosen: chosen?.operator === operator,
    content: (
      <PresenceContent
        operator={operator}
        isChosen={chosen?.operator === operator}
        customers={customers?.[operator] ?? null}
      />
    ),
    onChoose: () => onApply([{ field, operator }]),
  }));
}

interface PresenceContentProps {
  readonly operator: Presence;
  readonly isChosen: boolean;
  readonly customers: number | null;
}

function PresenceContent({ operator, isChosen, customers }: PresenceContentProps) {
  const formats = useFormats();
  return (
    <>
      {operator === 'set' ? 'Is set' : 'Is not set'}
      {isChosen && <ChosenMark />}
      {customers !== null && <OptionCount text={formats.count(customers)} />}
    </>
  );
}
