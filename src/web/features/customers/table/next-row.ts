/** The row a key leads to from the current one (−1 for none) among `count`; null when it leads nowhere. */
export function nextRow(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return existing(current + 1, count);
    case 'ArrowUp':
    case 'k':
      return existing(current - 1, count);
    case 'Home':
      return existing(0, count);
    case 'End':
      return existing(count - 1, count);
    default:
      return null;
  }
}

function existing(index: number, count: number): number | null {
  return index >= 0 && index < count ? index : null;
}
