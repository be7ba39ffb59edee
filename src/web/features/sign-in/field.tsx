import { LabelledField, type LabelledFieldProps } from '../../ui/labelled-field.tsx';

/** As high as the page's buttons. */
export const fieldHeight = 'h-10';

/** A field as high as the page's buttons. */
export function Field(props: LabelledFieldProps) {
  return <LabelledField {...props} className={fieldHeight} />;
}
