import type { LinkMade } from '../../../../contract/access-api.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { SecretReveal } from '../forms/secret-reveal.tsx';

/** A one-time link that was made just now, and until when it holds. */
export function LinkShown({ made, onClose }: { readonly made: LinkMade; readonly onClose: () => void }) {
  const formats = useFormats();
  return (
    <SecretReveal what="link" text={made.link} onClose={onClose}>
      Copy the link now: it is not shown again. It works once, until {formats.dateTime(made.expiresAt)}.
    </SecretReveal>
  );
}
