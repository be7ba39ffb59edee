import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ParameterType } from '../../../../contract/customer.ts';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { ForbiddenError } from '../../../lib/api/api-errors.ts';
import { unknown } from '../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { QueryError } from '../layout/query-error.tsx';
import { SectionFrame } from '../layout/section-frame.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row, SettingsTable } from '../table/settings-table.tsx';
import { parametersOptions } from './parameters-api.ts';
import { PinnedParametersCard } from './pinned-parameters-card.tsx';
import { RemoveParameterDialog } from './remove-parameter-dialog.tsx';

const headings = [
  { text: 'Name' },
  { text: 'Type' },
  { text: 'Customers' },
  { text: 'Origin' },
  { text: 'Actions', isHidden: true },
];

/** The parameters that customers can be filtered by; an administrator removes those of the organisation. */
export function ParametersPage() {
  const { data, error, refetch } = useQuery(parametersOptions());
  const removesValues = useQuery(capabilitiesOptions()).data?.removesParameters;
  const [removing, setRemoving] = useState<Parameter | null>(null);
  return (
    <SectionFrame title="Parameters" lead={leadOf(removesValues)}>
      {error !== null && (
        <QueryError error={error} isOverData={data !== undefined} what="parameters" onRetry={() => void refetch()} />
      )}
      {!(error instanceof ForbiddenError) && (data !== undefined || error === null) && (
        <>
          <PinnedParametersCard parameters={data} />
          <SettingsTable label="Parameters" headings={headings}>
            {data
              ?.toSorted(ownFirst)
              .map((parameter) => (
                <ParameterRow
                  key={parameter.id}
                  parameter={parameter}
                  isRemovable={!parameter.system && (removesValues === true || parameter.removable)}
                  onRemove={() => setRemoving(parameter)}
                />
              )) ?? null}
          </SettingsTable>
        </>
      )}
      {removing !== null && <RemoveParameterDialog parameter={removing} onClose={() => setRemoving(null)} />}
    </SectionFrame>
  );
}

function leadOf(removesValues: boolean | undefined): string {
  if (removesValues === undefined) return 'What customers can be filtered by.';
  return removesValues
    ? 'What customers can be filtered by. An import adds one for each column that has no field of its own.'
    : 'What customers can be filtered by. Tiquo keeps the parameters and their values: remove them there.';
}

function ownFirst(one: Parameter, other: Parameter): number {
  return Number(one.system) - Number(other.system) || one.name.localeCompare(other.name);
}

const typeNames: Readonly<Record<ParameterType, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  select: 'One choice',
  multiselect: 'Several choices',
};

interface ParameterRowProps {
  readonly parameter: Parameter;
  readonly isRemovable: boolean;
  readonly onRemove: () => void;
}

function ParameterRow({ parameter: { name, type, customers, system }, isRemovable, onRemove }: ParameterRowProps) {
  const formats = useFormats();
  return (
    <Row>
      <Cell label="Name" isPlain className="font-medium wrap-anywhere">
        <bdi>{name}</bdi>
      </Cell>
      <Cell label="Type" className="whitespace-nowrap">
        {typeNames[type]}
      </Cell>
      <Cell label="Customers" className="tabular-nums">
        {customers === null ? <span className="text-muted">{unknown}</span> : formats.count(customers)}
      </Cell>
      <Cell label="Origin" className="whitespace-nowrap text-muted">
        {system ? 'System' : 'Your own'}
      </Cell>
      <Cell label="Actions" isAction>
        {isRemovable && (
          <RowButton isDangerous of={name} onClick={onRemove}>
            Remove
          </RowButton>
        )}
      </Cell>
    </Row>
  );
}
