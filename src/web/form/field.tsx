import { type ReactNode, useId } from 'react';

type FieldProps = { readonly label: string; readonly wide?: boolean; readonly children: (id: string) => ReactNode };

/** A control under its label; `children` gets the id that ties the two. */
export function Field({ label, wide = false, children }: FieldProps) {
  const id = useId();

  return (
    <div className={wide ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
