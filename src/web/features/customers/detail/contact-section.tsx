import type { Customer } from '../../../../contract/customer.ts';
import { unknown } from '../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { mailtoLink, telLink } from '../model/contact-links.ts';
import { FieldRow, PanelSection } from './panel-sections.tsx';

/** Every email and phone, the primary ones first, as links with copy buttons. */
export function ContactSection({ emails, phones }: Pick<Customer, 'emails' | 'phones'>) {
  const formats = useFormats();
  return (
    <PanelSection title="Contact">
      <dl>
        {emails.length === 0 && <Missing label="Email" />}
        {primaryFirst(emails, ({ address }) => address).map(({ address, isPrimary }) => (
          <ContactRow
            key={address}
            label="Email"
            primary={isPrimary && emails.length > 1}
            link={mailtoLink(address)}
            shown={address}
            copied={address}
          />
        ))}
        {phones.length === 0 && <Missing label="Phone" />}
        {primaryFirst(phones, ({ number }) => number).map(({ number, isPrimary }) => (
          <ContactRow
            key={number}
            label="Phone"
            primary={isPrimary && phones.length > 1}
            link={telLink(number)}
            shown={formats.phone(number)}
            copied={number}
          />
        ))}
      </dl>
    </PanelSection>
  );
}

interface ContactRowProps {
  readonly label: 'Email' | 'Phone';
  readonly primary: boolean;
  readonly link: string | null;
  readonly shown: string;
  readonly copied: string;
}

function ContactRow({ label, primary, link, shown, copied }: ContactRowProps) {
  const dir = label === 'Phone' ? 'ltr' : 'auto';
  return (
    <FieldRow
      label={
        <>
          {label}
          {primary && <span className="ms-2 rounded-sm bg-line/70 px-1.5 py-0.5 text-xs">Primary</span>}
        </>
      }
    >
      <span className="group flex items-start justify-end gap-1">
        {link === null ? (
          <bdi dir={dir} className="min-w-0 break-words">
            {shown}
          </bdi>
        ) : (
          <a
            href={link}
            className="min-w-0 rounded-sm break-words underline-offset-3 hover:text-accent-ink hover:underline"
          >
            <bdi dir={dir}>{shown}</bdi>
          </a>
        )}
        <CopyButton text={copied} what={`${label.toLowerCase()} ${shown}`} className="-my-0.5 -me-1.5" />
      </span>
    </FieldRow>
  );
}

function Missing({ label }: { readonly label: string }) {
  return (
    <FieldRow label={label}>
      <span className="text-muted">{unknown}</span>
    </FieldRow>
  );
}

/** The primary one first, without duplicates. */
function primaryFirst<T extends { readonly isPrimary: boolean }>(
  values: readonly T[],
  keyOf: (value: T) => string,
): readonly T[] {
  const sorted = values.toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
  return sorted.filter((value, index) => sorted.findIndex((other) => keyOf(other) === keyOf(value)) === index);
}
