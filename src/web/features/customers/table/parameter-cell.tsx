import { useFormats } from '../../../lib/format/formats-context.tsx';
import { parameterValueText } from '../model/parameter-value-text.ts';
import { useListLook } from './row-context.ts';

/** The name of the parameter the list is filtered by. */
export function ParameterHeading() {
  const name = useListLook().parameter?.name ?? 'Parameter';
  return (
    <bdi className="truncate text-left" title={name}>
      {name}
    </bdi>
  );
}

/** The value by which a customer matched. */
export function ParameterCell({ value }: { readonly value: string | undefined }) {
  const formats = useFormats();
  const type = useListLook().parameter?.type ?? null;
  if (value === undefined) return <span className="text-muted">—</span>;
  const text = parameterValueText(type, value, formats);
  return (
    <bdi
      title={text}
      className="truncate rounded-md border border-line bg-surface px-2 py-0.5 text-left text-[0.8125rem]"
    >
      {text}
    </bdi>
  );
}
