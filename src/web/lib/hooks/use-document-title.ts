import { useEffect } from 'react';
import { isPageLeft } from '../page/current-user.ts';

const product = 'Customers';

/** Names the page in tabs and the history; null for the product's name alone. Never pass personal data. */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    if (!isPageLeft()) document.title = title === null ? product : `${title} · ${product}`;
  }, [title]);
}
