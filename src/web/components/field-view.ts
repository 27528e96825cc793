/** One question of a form, as `components/field` shows it. Ids, names and links between them follow from `name`. */
export interface FieldView {
  kind: 'input' | 'textarea' | 'select' | 'radios' | 'checkboxes';
  name: string;
  label: string;
  /** Empty: none. */
  hint: string;
  /** `input` only. */
  type: 'text' | 'email' | 'password';
  /** What browsers may fill in by themselves; `off` for nothing. */
  autocomplete: string;
  value: string;
  /** `textarea` only. */
  rows?: number;
  /** `textarea` only. */
  maxLength?: number;
  /** What can be chosen, where there is a choice. */
  choices: ChoiceView[];
  /** Empty: nothing is wrong. */
  error: string;
}

export interface ChoiceView {
  value: string;
  text: string;
  hint: string;
  checked: boolean;
}

/** A field with what most of them have in common. */
export function field(given: Partial<FieldView> & Pick<FieldView, 'kind' | 'name' | 'label'>): FieldView {
  return {
    hint: '',
    type: 'text',
    autocomplete: 'off',
    value: '',
    choices: [],
    error: '',
    ...given,
  };
}

/** Lines of the error summary: each leads to its field. */
export function errorLinks(fields: readonly FieldView[]) {
  return fields
    .filter(({ error }) => error !== '')
    .map(({ name, error }) => ({ href: `#${name}`, text: error }));
}
