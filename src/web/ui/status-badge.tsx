import type { CustomerStatus } from '../../contract/customer.ts';
import { cn } from '../lib/browser/class-names.ts';

const variants: Readonly<Record<CustomerStatus, { readonly label: string; readonly classes: string }>> = {
  active: { label: 'Active', classes: 'bg-ok-soft text-ok' },
  inactive: { label: 'Inactive', classes: 'bg-line/70 text-muted' },
  banned: { label: 'Banned', classes: 'bg-danger-soft text-danger' },
};

/** The status as a word and a colour, never as a colour only. */
export function StatusBadge({ status }: { readonly status: CustomerStatus }) {
  const { label, classes } = variants[status];
  return (
    <span
      className={cn(
        'inline-flex h-[1.375rem] shrink-0 items-center gap-1.5 rounded-full px-2 text-xs font-medium',
        classes,
      )}
    >
      <span className="size-1.5 rounded-full bg-current" />
      {label}
    </span>
  );
}

/** The name of a status. */
export function statusLabel(status: CustomerStatus): string {
  return variants[status].label;
}
