import { useState } from 'react';
import { offeredEncodings } from '../../../../contract/import/encodings.ts';
import type { ImportQuestion } from '../../../../contract/import/customer-import.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { fieldClasses } from '../../../ui/text-field.tsx';
import { cn } from '../../../lib/browser/class-names.ts';
import { ChooseFile } from './choose-file.tsx';
import { noAnswers, type ImportAnswers } from './upload-file.ts';

export interface ImportFailureProps {
  /** Sentences. */
  readonly error: string;
  readonly question: ImportQuestion | null;
  /** Sends the same file again; null when the page no longer has it. */
  readonly onAnswer: ((answers: ImportAnswers) => void) | null;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Why a file was not imported, and what to do: answer a question about it, or choose another. */
export function ImportFailure({ error, question, onAnswer, onFiles }: ImportFailureProps) {
  if (question === null || onAnswer === null) {
    return (
      <>
        <Alert>{error}</Alert>
        <div className="mt-4 flex justify-end">
          <ChooseFile label="Choose another file" onFiles={onFiles} />
        </div>
      </>
    );
  }
  return (
    <>
      {/* Not as an error: nothing is wrong with the file. */}
      <p role="alert" className="break-words text-muted">
        {error}
      </p>
      <Question question={question} onAnswer={onAnswer} onFiles={onFiles} />
    </>
  );
}

interface Choice {
  readonly label: string;
  /** An example of what it means. */
  readonly detail: string;
  readonly answers: Partial<ImportAnswers>;
}

interface QuestionProps extends Pick<ImportFailureProps, 'onFiles'> {
  readonly question: ImportQuestion;
  readonly onAnswer: (answers: ImportAnswers) => void;
}

function Question({ question, onAnswer, onFiles }: QuestionProps) {
  const choices = choicesOf(question);
  const [chosen, setChosen] = useState(0);
  const [otherEncoding, setOtherEncoding] = useState('');
  const isOther = otherEncoding !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ ...noAnswers, ...(isOther ? { encoding: otherEncoding } : choices[chosen]?.answers) });
      }}
    >
      <fieldset className="mt-4">
        <legend className="font-medium text-ink">{titles[question.kind]}</legend>
        <div className="mt-2 grid gap-1">
          {choices.map(({ label, detail }, at) => (
            <label
              key={label}
              className="flex min-h-9 cursor-pointer items-baseline gap-3 rounded-lg px-2 py-1.5 hover:bg-hover"
            >
              <input
                type="radio"
                name="import-answer"
                checked={at === chosen && !isOther}
                onChange={() => {
                  setChosen(at);
                  setOtherEncoding('');
                }}
                className="translate-y-0.5 accent-accent"
              />
              <span className="min-w-0 flex-1 break-words text-ink">
                {detail === '' ? label : detail}
                {detail !== '' && <span className="ms-2 text-[0.8125rem] text-muted">{label}</span>}
              </span>
            </label>
          ))}
        </div>
        {question.kind === 'encoding' && <OtherEncoding value={otherEncoding} onChange={setOtherEncoding} />}
      </fieldset>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <ChooseFile label="Choose another file" variant="secondary" onFiles={onFiles} />
        <Button type="submit" variant="primary">
          Import
        </Button>
      </div>
    </form>
  );
}

interface OtherEncodingProps {
  /** Empty if one of the choices is the answer. */
  readonly value: string;
  readonly onChange: (encoding: string) => void;
}

/** For a file that none of the choices spells right. */
function OtherEncoding({ value, onChange }: OtherEncodingProps) {
  return (
    <select
      aria-label="Another encoding"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className={cn(fieldClasses, 'mt-2 max-w-56 pr-1!')}
    >
      <option value="">Another encoding</option>
      {offeredEncodings.map((encoding) => (
        <option key={encoding}>{encoding}</option>
      ))}
    </select>
  );
}

const titles: Readonly<Record<ImportQuestion['kind'], string>> = {
  encoding: 'Which of these is spelled right?',
  decimal: 'How does the file write one thousand and a half?',
  dates: 'What comes first in a date?',
};

function choicesOf(question: ImportQuestion): readonly Choice[] {
  switch (question.kind) {
    case 'encoding':
      return question.choices.map(({ encoding, words }) => ({ label: encoding, detail: words, answers: { encoding } }));
    case 'decimal':
      return [
        { label: 'decimal point', detail: '1,000.50', answers: { decimal: '.' } },
        { label: 'decimal comma', detail: '1.000,50', answers: { decimal: ',' } },
      ];
    case 'dates':
      return [
        { label: '31/12/2026', detail: 'The day', answers: { dates: 'dmy' } },
        { label: '12/31/2026', detail: 'The month', answers: { dates: 'mdy' } },
      ];
  }
}
