import type { ImportQuestion } from '../../../contract/import/customer-import.ts';
import { StartupError } from '../../errors/startup-error.ts';

export interface RefusedFile {
  /** What is wrong with the file, without advice on the command's options. */
  readonly sentence: string;
  /** What to answer before it can be imported; null if that would not help. */
  readonly question: ImportQuestion | null;
}

/** A file that can't be imported as it is. The message is for the command; a page shows the sentence and asks. */
export class FileRefusedError extends StartupError {
  readonly refused: RefusedFile;

  constructor(message: string, refused: RefusedFile) {
    super(message);
    this.refused = refused;
  }
}
