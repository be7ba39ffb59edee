import { Dialog } from '@base-ui/react/dialog';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { OptionList } from '../../features/customers/filters/option-list.tsx';
import { ImportDialogLoader } from '../../features/customers/import/import-loader.tsx';
import { cn } from '../../lib/browser/class-names.ts';
import { commandKey } from '../../lib/browser/command-key.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { entryKey, paletteGroups, type PaletteEntry } from './palette-entries.ts';
import { PaletteLine } from './palette-line.tsx';
import { usePaletteSources } from './use-palette-sources.ts';
import { useDestination } from './use-destination.ts';
import { useListCommands, type Command } from './use-list-commands.ts';

export interface PaletteProps {
  readonly isOpen: boolean;
  /** What was typed before it opened. */
  readonly typedAhead: string;
  readonly onClose: () => void;
  /** What had the focus, which it gets back. */
  readonly openedFrom: RefObject<HTMLElement | null>;
}

/** Finds filters, customers, views, pages and commands by their names. Load lazily. */
export function Palette({ isOpen, typedAhead, onClose, openedFrom }: PaletteProps) {
  const chosen = useRef<Command>(null);
  const returnTo = useRef<HTMLElement>(null);
  const openings = useOpenings(isOpen);
  useLayoutEffect(() => {
    if (!isOpen) return;
    chosen.current = null;
    // Opened again while it fades out, it had the focus itself, in a field that is gone.
    if (openedFrom.current?.isConnected === true) returnTo.current = openedFrom.current;
  }, [isOpen, openedFrom]);
  return (
    <>
      <ImportDialogLoader />
      <Dialog.Root
        open={isOpen}
        onOpenChange={(next) => !next && onClose()}
        onOpenChangeComplete={(isNowOpen) => {
          if (isNowOpen) return;
          // Also when the page behind has taken the focus while this faded out, as a list does that has just loaded.
          returnTo.current?.focus();
          // What a command opens takes the focus from there, and gives it back.
          chosen.current?.run();
          chosen.current = null;
        }}
      >
        <Dialog.Portal>
          <Dialog.Backdrop
            className={cn(
              'fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0',
              'data-starting-style:opacity-0',
            )}
          />
          <Dialog.Popup
            aria-label="Commands"
            finalFocus={returnTo}
            onKeyDownCapture={openInNewTab}
            className={cn(
              'fixed top-[12dvh] left-1/2 z-50 flex max-h-[min(36rem,76dvh)] w-[calc(100vw-2rem)] max-w-160',
              '-translate-x-1/2 flex-col overflow-hidden rounded-2xl border border-line bg-surface shadow-2xl',
              'outline-none transition-opacity duration-100 data-ending-style:opacity-0',
              'data-starting-style:opacity-0 max-sm:top-4 max-sm:max-h-[calc(100dvh-2rem)]',
            )}
          >
            <PaletteList
              key={openings}
              typedAhead={typedAhead}
              onClose={onClose}
              onCommand={(command) => {
                chosen.current = command;
              }}
            />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}

/** How often it was opened. */
function useOpenings(isOpen: boolean): number {
  const [state, setState] = useState({ isOpen, openings: 0 });
  if (state.isOpen !== isOpen) setState({ isOpen, openings: state.openings + (isOpen ? 1 : 0) });
  return state.openings;
}

interface PaletteListProps extends Pick<PaletteProps, 'typedAhead' | 'onClose'> {
  /** To be run once the palette has closed. */
  readonly onCommand: (command: Command) => void;
}

function PaletteList({ typedAhead, onClose, onCommand }: PaletteListProps) {
  const [typed, setTyped] = useState(typedAhead);
  const formats = useFormats();
  const sources = usePaletteSources(typed.trim());
  const commands = useListCommands();
  const destinationOf = useDestination();
  const navigate = useNavigate();
  const choose = (entry: PaletteEntry) => {
    onClose();
    if (entry.kind === 'command') return onCommand(entry.command);
    const { to, state } = destinationOf(entry);
    void navigate(to, { state });
  };
  const groups = paletteGroups(typed, { ...sources, commands }, formats).map(({ heading, entries }) => ({
    value: heading,
    items: entries.map((entry) => ({
      key: entryKey(entry),
      content: <PaletteLine entry={entry} typed={typed.trim()} />,
      ...(entry.kind !== 'command' && { href: destinationOf(entry).to }),
      onChoose: () => choose(entry),
    })),
  }));
  return (
    <>
      <OptionList
        label="Commands"
        placeholder="Find a filter, a customer, a view or a command"
        typed={typed}
        onType={setTyped}
        groups={groups}
      />
      <p
        className={cn(
          'flex shrink-0 gap-4 border-t border-line bg-subtle px-4 py-2 text-[0.8125rem] text-muted',
          'max-sm:hidden',
        )}
      >
        <span>↑ ↓ move</span>
        <span>↵ choose</span>
        <span>{commandKey}↵ new tab</span>
        <span className="ms-auto">{commandKey}K open and close</span>
      </p>
    </>
  );
}

/** Opens the active line in a new tab with Ctrl or ⌘ and Enter. */
function openInNewTab(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  const href = event.currentTarget.querySelector('[data-highlighted]')?.getAttribute('data-href') ?? null;
  if (href === null) return;
  event.preventDefault();
  event.stopPropagation();
  window.open(href, '_blank', 'noopener');
}
