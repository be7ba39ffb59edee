import { extname } from 'node:path';
import { CsvFile } from '../csv/csv-file.ts';
import { readHead } from '../text/file-text.ts';
import { refuseOtherText } from '../text/other-formats.ts';
import type { CustomerFile, FileSettings } from '../customer-file.ts';
import { NdjsonFile } from '../ndjson/ndjson-file.ts';
import { containsRejectedLines } from '../ndjson/ndjson-lines.ts';

export interface OpenedFile {
  readonly file: CustomerFile;
  /** In bytes. */
  readonly size: number;
}

/** An empty object above other text: MYOB starts its tables so. */
const emptyTitle = /^\s*\{\}[ \t]*[\r\n]+\s*[^\s{[]/;

/** Objects of JSON, in an array or not: no table starts so, whatever its name. */
const objects = /^\s*(?:\[\s*\{|\{\s*["\r\n])/;

/** Opens a file as CSV or NDJSON, by its name or else by its first characters. Throws a StartupError on any other. */
export async function openCustomerFile(settings: FileSettings): Promise<OpenedFile> {
  const head = await readHead(settings.file, settings.encoding);
  refuseOtherText(head.text);
  const extension = extname(settings.file).toLowerCase();
  const named = extension === '.ndjson' || extension === '.jsonl';
  const isNdjson =
    named ||
    objects.test(head.text) ||
    containsRejectedLines(head) ||
    (extension !== '.csv' && extension !== '.tsv' && /^\s*[{[]/.test(head.text) && !emptyTitle.test(head.text));
  return { file: isNdjson ? new NdjsonFile(settings, head) : new CsvFile(settings, head), size: head.size };
}
