import { LabelledField, type LabelledFieldProps } from '../../ui/labelled-field.tsx';

/** A field as high as the page's buttons. */
export function Field(props: LabelledFieldProps) {
  return <LabelledField {...props} className="h-10" />;
}
