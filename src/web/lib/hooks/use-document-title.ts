import { useEffect } from 'react';

const product = 'Customers';

/** Names the page in tabs and histories; null where the product's name says it. Must hold nothing personal. */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null ? product : `${title} · ${product}`;
  }, [title]);
}
