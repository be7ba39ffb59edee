import { Bookmark, Search, Settings, SquareTerminal, Tag, Users } from 'lucide-react';
import { customerName, primary } from '../../features/customers/model/customer-text.ts';
import { OptionCount } from '../../features/customers/filters/option-list.tsx';
import { countText } from '../../features/customers/model/footer-text.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import type { PaletteEntry } from './palette-entries.ts';

/** One line of the palette: what it is, and on the right what it counts or how else it is reached. */
export function PaletteLine({ entry, typed }: { readonly entry: PaletteEntry; readonly typed: string }) {
  const formats = useFormats();
  switch (entry.kind) {
    case 'filter': {
      const { target, text, customers } = entry.value;
      return (
        <>
          <Tag aria-hidden="true" className={iconClasses} />
          <span className="min-w-0 break-words">
            <bdi>{target.name}</bdi> <span className="text-muted">is</span>{' '}
            <bdi>
              <Highlighted text={text} search={typed} />
            </bdi>
          </span>
          {customers !== null && <OptionCount text={formats.count(customers)} />}
        </>
      );
    }
    case 'customer': {
      const { customer } = entry;
      const name = customerName(customer);
      const email = primary(customer.emails)?.address ?? '';
      return (
        <>
          <Avatar id={customer.id} name={name} photo={customer.profilePhoto} />
          <span className="min-w-0 truncate">
            <bdi>
              <Highlighted text={name} search={typed} />
            </bdi>{' '}
            {email !== name && (
              <bdi className="ps-1 text-[0.8125rem] text-muted">
                <Highlighted text={email} search={typed} />
              </bdi>
            )}
          </span>
          <OptionCount text={customer.customerNumber} />
        </>
      );
    }
    case 'search':
      return (
        <>
          <Search aria-hidden="true" className={iconClasses} />
          <span className="min-w-0 break-words text-muted">
            All customers matching “<bdi>{entry.text}</bdi>”
          </span>
          {entry.count !== null && <OptionCount text={countText(entry.count, formats.count)} />}
        </>
      );
    case 'view':
      return <Named icon={Bookmark} name={entry.view.name} typed={typed} hint="View" />;
    case 'page':
      return (
        <Named icon={entry.path === '/customers' ? Users : Settings} name={entry.name} typed={typed} hint={null} />
      );
    case 'command':
      return <Named icon={SquareTerminal} name={entry.command.label} typed={typed} hint={entry.command.hint} />;
  }
}

const iconClasses = 'size-4 shrink-0 text-muted mx-1.5';

interface NamedProps {
  readonly icon: typeof Search;
  readonly name: string;
  readonly typed: string;
  readonly hint: string | null;
}

function Named({ icon: Icon, name, typed, hint }: NamedProps) {
  return (
    <>
      <Icon aria-hidden="true" className={iconClasses} />
      <bdi className="min-w-0 break-words">
        <Highlighted text={name} search={typed} />
      </bdi>
      {hint !== null && hint !== '' && <OptionCount text={hint} />}
    </>
  );
}
