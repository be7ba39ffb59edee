import { Link } from 'lucide-react';
import { isPersonal } from '../../../../contract/list/personal-search.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { copyLink } from '../url/copy-link.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { customerHref } from '../use-list-location.ts';

export interface CopyLinkButtonProps {
  readonly customerNumber: string;
  /** The list the customer is open over. */
  readonly params: ListParams;
}

/** Copies the address of a customer over the list, without a search that is personal. */
export function CopyLinkButton({ customerNumber, params }: CopyLinkButtonProps) {
  const copy = () => void copyLink(customerHref(customerNumber, params), copiedText(params.search));
  return <IconButton label="Copy link" icon={<Link />} onClick={copy} />;
}

function copiedText(search: string): string {
  return isPersonal(search) ? 'Link copied. It leaves out your search for an email or phone number.' : 'Link copied.';
}
