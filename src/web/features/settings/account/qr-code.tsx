import { useMemo } from 'react';
import { encode } from 'uqr';

/** Light modules around the code. Source: ISO/IEC 18004, the quiet zone. */
const quietZone = 4;

/** A QR code: dark on light in the dark theme too, as not every camera reads it the other way round. */
export function QrCode({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label="QR code with the secret"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto size-48 rounded-lg border border-line bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The dark modules: one bar for each run in a row. */
function draw(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'L', border: quietZone });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (row[x] === true) x++;
      if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
    }
  }
  return { size, path };
}
