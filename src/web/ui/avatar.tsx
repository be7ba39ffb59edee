import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { initials } from '../lib/format/initials.ts';
import { photoSource } from '../lib/format/photo-url.ts';

const sizes = {
  small: 'size-7 text-[0.6875rem]',
  medium: 'size-9 text-xs',
  large: 'size-11 text-base',
} as const;

/** White has a contrast of 4.5:1 on each; the same in light and dark. */
const colours = [
  'bg-[#2f67dc]',
  'bg-[#0c7f5e]',
  'bg-[#a0439b]',
  'bg-[#b9561a]',
  'bg-[#5a5cd6]',
  'bg-[#22789a]',
  'bg-[#866a1a]',
] as const;

/** Up to the end of Latin Extended-B: no combining marks, and nothing wider than a W. */
const latin = /^[ -\u024f]*$/;

export interface AvatarProps {
  /** Determines the colour, so that a customer keeps it. */
  readonly id: string;
  /** The name, email or number shown beside it. */
  readonly name: string;
  /** A URL, used only if it is https of another host, or a demo photo. */
  readonly photo: string | null;
  readonly size?: keyof typeof sizes;
}

/** A photo, or initials while it loads and when it is missing or broken. Decorative: the name is shown beside it. */
export function Avatar({ id, name, photo, size = 'small' }: AvatarProps) {
  const source = photoSource(photo, document.baseURI);
  const characters = initials(name);
  return (
    <span
      aria-hidden="true"
      className={cn(
        'relative inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none',
        // Other scripts may be wide or stack marks. Latin letters fit, and clipping would need a layer of its own.
        !latin.test(characters) && 'overflow-hidden',
        sizes[size],
        colours[stableHash(id) % colours.length],
      )}
    >
      {characters === '' ? <UserRound className="size-[55%]" /> : characters}
      {source !== null && <Photo key={source} source={source} />}
    </span>
  );
}

function Photo({ source }: { readonly source: string }) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  if (state === 'broken') return null;
  return (
    <img
      src={source}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      draggable={false}
      onLoad={() => setState('shown')}
      onError={() => setState('broken')}
      className={cn('absolute inset-0 size-full rounded-full object-cover', state === 'loading' && 'opacity-0')}
    />
  );
}

function stableHash(text: string): number {
  let hash = 7;
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) >>> 0;
  return hash;
}
