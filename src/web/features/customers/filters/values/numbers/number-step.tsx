import { useState, type FormEvent } from 'react';
import { focusOnMount } from '../../../../../lib/browser/focus-on-mount.ts';
import type { Formats } from '../../../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { cn } from '../../../../../lib/browser/class-names.ts';
import { SegmentedControl } from '../../../../../ui/segmented-control.tsx';
import { TextField } from '../../../../../ui/text-field.tsx';
import { numberText } from '../../condition-text.ts';
import type { FilterTarget } from '../../filter-target.ts';
import { ShowButton } from '../show-button.tsx';
import { fieldToFill, typeIntoField } from '../type-into-field.ts';
import { useCountWith, useFacet } from '../use-facet.ts';
import type { ValueStepProps } from '../value-step-props.ts';
import { Histogram } from './histogram.tsx';
import { conditionsOf, draftOf, modeLabels, moreModes, usualModes, type NumberMode } from './number-draft.ts';
import { parseNumber } from './typed-number.ts';

/** A number or an amount, over a histogram of the list. */
export function NumberStep({ target, params, current, onApply }: ValueStepProps) {
  const { field, name } = target;
  const formats = useFormats();
  const [draft, setDraft] = useState(() => draftOf(current));
  const [hasMore, setMore] = useState(moreModes.includes(draft.mode));
  const facet = useFacet(params, field);
  const { mode } = draft;
  const numbers = { from: parseNumber(draft.from), to: parseNumber(draft.to) };
  const chosen = conditionsOf(field, mode, numbers.from, numbers.to);
  const count = useCountWith(params, field, chosen);
  const total = facet === null ? null : facet.set + facet.unset;
  const hasFrom = mode === 'gte' || mode === 'between' || mode === 'eq';
  const hasTo = mode === 'lte' || mode === 'between';
  const setFrom = (from: string) => setDraft((now) => ({ ...now, from }));
  const setTo = (to: string) => setDraft((now) => ({ ...now, to }));
  const labels = {
    from: mode === 'eq' ? `${name} exactly` : `${name} at least`,
    to: `${name} at most`,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) onApply(chosen);
  };
  const isBackwards = mode === 'between' && numbers.from !== null && numbers.to !== null && chosen === null;
  return (
    <form noValidate onSubmit={submit} aria-label={name}>
      <div className="space-y-3 px-3.5 pt-2 pb-3">
        <div className="space-y-1">
          <SegmentedControl
            label="Condition"
            options={(hasMore ? [...usualModes, ...moreModes] : usualModes).map((value) => ({
              value,
              label: modeLabels[value],
            }))}
            columns={hasMore ? 3 : undefined}
            value={mode}
            onChange={(next: NumberMode) => setDraft((now) => ({ ...now, mode: next }))}
            onKeyDown={typeIntoField}
          />
          {!hasMore && (
            <button
              type="button"
              onClick={({ currentTarget: { form } }) => {
                // The button goes, and what follows is a number, or else another condition.
                const next = fieldToFill(form) ?? form?.querySelector(':checked');
                if (next instanceof HTMLElement) next.focus();
                setMore(true);
              }}
              className="ms-auto block min-h-6 rounded-sm text-sm text-muted underline-offset-2 hover:underline"
            >
              More…
            </button>
          )}
        </div>
        {(hasFrom || hasTo) && (
          <div className="flex gap-2">
            {hasFrom && (
              <NumberField label={labels.from} target={target} value={draft.from} onChange={setFrom} isFirst />
            )}
            {hasTo && (
              <NumberField label={labels.to} target={target} value={draft.to} onChange={setTo} isFirst={!hasFrom} />
            )}
          </div>
        )}
        {isBackwards && (
          <p role="alert" className="text-[0.8125rem] text-danger">
            The second amount must not be smaller.
          </p>
        )}
        {facet?.kind === 'histogram' && (hasFrom || hasTo) && mode !== 'eq' && facet.buckets.length > 1 && (
          <Histogram
            key={mode}
            buckets={facet.buckets}
            least={hasFrom ? { label: labels.from, value: numbers.from, onMove: (to) => setFrom(String(to)) } : null}
            most={hasTo ? { label: labels.to, value: numbers.to, onMove: (to) => setTo(String(to)) } : null}
            textOf={(value) => numberText(target, value, formats)}
          />
        )}
      </div>
      <ShowButton
        count={count}
        share={count === null || total === null || total === 0 ? null : shareText(count.count, total, formats.count)}
        isDisabled={chosen === null}
      />
    </form>
  );
}

function shareText(customers: number, total: number, count: (value: number) => string): string {
  const percent = (customers / total) * 100;
  const shown = percent > 0 && percent < 0.1 ? '<0.1' : String(Number(percent.toFixed(1)));
  return `${shown}% of all ${count(total)}`;
}

interface NumberFieldProps {
  readonly label: string;
  readonly target: FilterTarget;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}

function NumberField({ label, target, value, isFirst, onChange }: NumberFieldProps) {
  const symbol = symbolOf(target, useFormats());
  return (
    <span className="relative min-w-0 flex-1">
      {symbol !== '' && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-muted"
        >
          {symbol}
        </span>
      )}
      <TextField
        aria-label={label}
        inputMode="decimal"
        ref={isFirst ? focusOnMount : undefined}
        className={cn('tabular-nums', symbol !== '' && (symbol.length > 1 ? 'ps-11' : 'ps-7'))}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

/** The currency of an amount, where its format starts with it; empty for none. */
function symbolOf({ unit }: FilterTarget, formats: Formats): string {
  return unit === 'amount' ? (/^[^\d\s-]+/.exec(formats.roundAmount(0))?.[0] ?? '') : '';
}
