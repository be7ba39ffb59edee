import type { RefObject } from 'react';

/** For a popover that has faded out: returns the focus to its opener, unless the user has moved it meanwhile. */
export function returnFocusTo(opener: RefObject<HTMLElement | null>): () => HTMLElement | null | false {
  return () => {
    const { activeElement, body } = document;
    const isMoved = activeElement !== null && activeElement !== body && activeElement.closest('[data-closed]') === null;
    return isMoved ? false : opener.current;
  };
}
