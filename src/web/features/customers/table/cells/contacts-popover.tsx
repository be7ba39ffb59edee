import { Popover } from '@base-ui/react/popover';
import type { Customer } from '../../../../../contract/customer.ts';
import { returnFocusTo } from '../../../../lib/browser/return-focus.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { mailtoLink, telLink } from '../../model/contact-links.ts';
import { customerName } from '../../model/customer-text.ts';

export interface ContactsPopoverProps {
  readonly customer: Customer;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** All emails and phones of a customer, below its row. Load lazily. */
export function ContactsPopover({ customer, anchor, onClose }: ContactsPopoverProps) {
  const formats = useFormats();
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // The button's own click toggles the popover, so it must not count as a click outside.
        const isOnAnchor = event.target instanceof Node && anchor.contains(event.target) && event.type !== 'keydown';
        if (!open && !isOnAnchor) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className="z-40"
        >
          <Popover.Popup
            finalFocus={returnFocusTo({ current: anchor })}
            className={cn(
              'max-h-80 w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-xl border border-line',
              'bg-surface p-2 shadow-xl outline-none',
            )}
          >
            <Popover.Title className="truncate px-2 pt-1 pb-1.5 text-[0.8125rem] font-semibold">
              Contacts for <bdi>{customerName(customer)}</bdi>
            </Popover.Title>
            <ul>
              {customer.emails.map(({ address }) => (
                <Contact key={address} href={mailtoLink(address)} text={address} copied={address} what="email" />
              ))}
              {customer.phones.map(({ number }) => (
                <Contact
                  key={number}
                  href={telLink(number)}
                  text={formats.phone(number)}
                  copied={number}
                  what="phone"
                />
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ContactProps {
  /** Null for a text that is not an address or number. */
  readonly href: string | null;
  readonly text: string;
  readonly copied: string;
  readonly what: string;
}

function Contact({ href, text, copied, what }: ContactProps) {
  return (
    <li className="flex h-8 items-center gap-1 rounded-md px-2 hover:bg-hover">
      {href === null ? (
        <bdi title={text} className="min-w-0 flex-1 truncate">
          {text}
        </bdi>
      ) : (
        <a href={href} title={text} className="min-w-0 flex-1 truncate leading-6 hover:underline">
          <bdi>{text}</bdi>
        </a>
      )}
      <CopyButton text={copied} what={what} />
    </li>
  );
}
