import type { LinkMade } from '../../../../contract/settings-api.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { SecretReveal } from '../forms/secret-reveal.tsx';

/** A new one-time link, and how long it is valid. */
export function OneTimeLink({ link, onClose }: { readonly link: LinkMade; readonly onClose: () => void }) {
  const formats = useFormats();
  return (
    <SecretReveal what="link" text={link.link} onClose={onClose}>
      Copy this link now. You won’t be able to see it again. It works once, until {formats.dateTime(link.expiresAt)}.
    </SecretReveal>
  );
}
