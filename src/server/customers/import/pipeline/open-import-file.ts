import { extname } from 'node:path';
import { CsvFile } from '../csv/csv-file.ts';
import { readHead } from '../text/file-text.ts';
import type { ImportFile, FileSettings } from '../import-file.ts';
import { NdjsonFile } from '../ndjson/ndjson-file.ts';
import { holdsRejectedLines } from '../ndjson/ndjson-lines.ts';

export interface OpenedFile {
  readonly file: ImportFile;
  /** In bytes. */
  readonly size: number;
}

/** The file as CSV or NDJSON, by its name or else by how it starts. Throws a StartupError on one that is neither. */
export async function openImportFile(settings: FileSettings): Promise<OpenedFile> {
  const head = await readHead(settings.file);
  const extension = extname(settings.file).toLowerCase();
  const named = extension === '.ndjson' || extension === '.jsonl';
  const isNdjson =
    named || holdsRejectedLines(head) || (extension !== '.csv' && extension !== '.tsv' && /^\s*[{[]/.test(head.text));
  return { file: isNdjson ? new NdjsonFile(settings, head) : new CsvFile(settings, head), size: head.size };
}
