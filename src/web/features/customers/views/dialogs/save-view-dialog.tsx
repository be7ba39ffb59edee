import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isPersonal } from '../../../../../contract/list/personal-search.ts';
import type { ColumnSetting } from '../../../../../contract/views/column-layout.ts';
import type { SavedView, ViewVisibility } from '../../../../../contract/views/saved-views.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { DialogForm, formText } from '../../../../ui/dialog-form.tsx';
import { parametersOptions } from '../../api/customer-queries.ts';
import { keptColumns } from '../../columns/change-layout.ts';
import { preferencesOptions } from '../../columns/preferences-query.ts';
import { useColumnChoice, usualColumnsOf } from '../../columns/use-list-columns.ts';
import { chipText, chipWords } from '../../filters/condition-text.ts';
import { chipsOf, targetOf } from '../../filters/filter-target.ts';
import { orderName } from '../../model/list-order.ts';
import type { ListLayout } from '../../url/list-layout.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import { contentOf, everyCondition, keptSearch, type ShownLayout, type ViewPart } from '../../url/view-params.ts';
import { conflictOverName, NameField, nameRules, VisibilityField } from './view-fields.tsx';
import { useAddView } from '../view-mutations.ts';

export interface SaveViewDialogProps {
  readonly title: string;
  readonly suggestedName: string;
  readonly params: ListParams;
  /** What its view keeps of how it is shown. */
  readonly layout: ListLayout;
  readonly onAdded: (view: SavedView) => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null | false;
}

/** Keeps the list under a name. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { title, suggestedName, params, layout, onAdded, onClose, finalFocus } = props;
  const shown = useShownLayout(layout);
  const parts = useParts(params, shown);
  const [skipped, setSkipped] = useState<readonly ViewPart[]>([]);
  const [visibility, setVisibility] = useState<ViewVisibility>('private');
  const [isNoneKept, setNoneKept] = useState(false);
  const { isPending, error, send } = useAddView(onAdded);
  const kept = parts.map(({ part }) => part).filter((part) => !skipped.includes(part));
  return (
    <Dialog open onClose={onClose} isPending={isPending} title={title} finalFocus={finalFocus}>
      <DialogForm
        submit="Save view"
        isPending={isPending}
        error={error}
        rules={nameRules}
        fieldOf={conflictOverName}
        onSubmit={(form) => {
          setNoneKept(kept.length === 0);
          if (kept.length > 0)
            send({ name: formText(form, 'name'), visibility, content: contentOf(params, kept, shown) });
        }}
        onCancel={onClose}
      >
        <NameField defaultValue={suggestedName} />
        <VisibilityField value={visibility} onChange={setVisibility} />
        <fieldset className="grid gap-2.5">
          <legend className="mb-2 text-[0.8125rem] text-muted">What it keeps</legend>
          {parts.map(({ part, name, text }) => (
            <PartField
              key={part}
              name={name}
              text={text}
              isKept={kept.includes(part)}
              onChange={(isKept) => {
                setSkipped(isKept ? skipped.filter((one) => one !== part) : [...skipped, part]);
                setNoneKept(false);
              }}
            />
          ))}
          {isNoneKept && (
            <p role="alert" className="text-[0.8125rem] text-danger">
              Choose at least one.
            </p>
          )}
        </fieldset>
        <p className="text-xs text-muted">
          {isPersonal(params.search)
            ? 'Your search isn’t kept, because it has an email or phone in it.'
            : 'An email or phone you searched for is never kept.'}
        </p>
      </DialogForm>
    </Dialog>
  );
}

interface Part {
  readonly part: ViewPart;
  readonly name: string;
  /** What the list has of it. */
  readonly text: string;
}

/** The columns and the density on screen: the view's, or else the user's own. */
function useShownLayout({ columns, density }: ListLayout): ShownLayout {
  const client = useQueryClient();
  const own = useQuery(preferencesOptions()).data;
  const { ordered } = useColumnChoice(columns);
  return {
    columns: keptColumns(ordered, [...usualColumnsOf(client), ...(columns ?? []).map(({ id }) => id)]),
    density: density ?? own?.density ?? 'comfortable',
  };
}

function columnsText(columns: readonly ColumnSetting[]): string {
  const count = columns.filter(({ isVisible }) => isVisible).length;
  return count === 1 ? '1 column' : `${count} columns`;
}

/** What there is to keep of a list. */
function useParts(params: ListParams, { columns, density }: ShownLayout): readonly Part[] {
  const formats = useFormats();
  const { sorts } = useRefinements();
  const catalogue = useQuery(parametersOptions()).data;
  const search = keptSearch(params);
  const filters = [
    search === '' ? '' : `Search “${search}”`,
    params.status === null ? '' : `Status is ${params.status}`,
    ...chipsOf(everyCondition(params)).map(({ field, conditions }) =>
      chipText(chipWords(targetOf(field, catalogue), conditions, formats)),
    ),
  ].filter(Boolean);
  return [
    ...(filters.length === 0 ? [] : [{ part: 'filters', name: 'Filters', text: filters.join(', ') } as const]),
    ...(sorts ? [{ part: 'sort', name: 'Sort', text: orderName(params.sort) } as const] : []),
    { part: 'columns', name: 'Columns', text: `${columnsText(columns)} in this order, ${density} rows` },
  ];
}

interface PartFieldProps {
  readonly name: string;
  readonly text: string;
  readonly isKept: boolean;
  readonly onChange: (isKept: boolean) => void;
}

function PartField({ name, text, isKept, onChange }: PartFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-2.5">
      <input
        id={id}
        type="checkbox"
        checked={isKept}
        onChange={() => onChange(!isKept)}
        aria-describedby={`${id}-text`}
        className="mt-0.5 size-4 accent-accent"
      />
      <label htmlFor={id} className="font-medium">
        {name}
      </label>
      <p id={`${id}-text`} className="col-start-2 text-[0.8125rem] wrap-anywhere text-muted">
        {text}
      </p>
    </div>
  );
}
