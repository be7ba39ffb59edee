import type { CustomerDetail, CustomerParameter } from '../../../../contract/customer.ts';
import { unknown } from '../../../lib/format/formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { parameterValueText } from '../model/customer-text.ts';
import { FieldRow, PanelSection } from './field-row.tsx';

/** Shown by themselves, from the customer's own fields. */
const optInIds: readonly string[] = ['system_marketing_opt_in', 'system_sms_opt_in'];

/** Whether a customer may be written to. */
export function OptInsSection({ detail }: { readonly detail: CustomerDetail | 'loading' }) {
  return (
    <PanelSection title="Opt-ins">
      <dl>
        <FieldRow label="Marketing Opt-In">
          <OptIn value={detail === 'loading' ? detail : detail.marketingOptIn} />
        </FieldRow>
        <FieldRow label="SMS Opt-In">
          <OptIn value={detail === 'loading' ? detail : detail.smsOptIn} />
        </FieldRow>
      </dl>
    </PanelSection>
  );
}

function OptIn({ value }: { readonly value: boolean | null | 'loading' }) {
  if (value === 'loading') return <LineSkeleton />;
  return value === null ? <span className="text-muted">{unknown}</span> : value ? 'Yes' : 'No';
}

/** Every parameter a customer has, each by its type. */
export function ParametersSection({ detail }: { readonly detail: CustomerDetail | 'loading' }) {
  const parameters = detail === 'loading' ? [] : detail.parameters.filter(({ id }) => !optInIds.includes(id));
  return (
    <PanelSection title="Parameters">
      {detail !== 'loading' && parameters.length === 0 && (
        <p className="py-1.75 text-muted">No other parameter is known.</p>
      )}
      <dl>
        {parameters.map((parameter) => (
          <FieldRow key={parameter.id} label={<bdi>{parameter.name}</bdi>}>
            <ParameterValue parameter={parameter} />
          </FieldRow>
        ))}
      </dl>
      {detail === 'loading' &&
        [0, 1, 2, 3].map((line) => (
          <div key={line} className="flex min-h-8.5 items-center justify-between">
            <Skeleton className="h-3 w-28" />
            <Skeleton className="h-3 w-20" />
          </div>
        ))}
    </PanelSection>
  );
}

function ParameterValue({ parameter }: { readonly parameter: CustomerParameter }) {
  const formats = useFormats();
  const { type, value } = parameter;
  if (typeof value === 'string') return <bdi dir="auto">{parameterValueText(type, value, formats)}</bdi>;
  if (value.length === 0) return <span className="text-muted">{unknown}</span>;
  return (
    <ul className="flex flex-wrap justify-end gap-1">
      {value.map((option) => (
        <li key={option} className="max-w-full rounded-md border border-line px-1.5 text-[0.8125rem] break-words">
          <bdi>{option}</bdi>
        </li>
      ))}
    </ul>
  );
}

function LineSkeleton() {
  return <Skeleton className="ms-auto my-1 h-3 w-10" />;
}
