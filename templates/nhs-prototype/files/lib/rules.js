/**
 * Questions of a journey. Each function makes one field:
 *
 * - `names`   what the browser sends
 * - `check`   given the values, what is wrong: nothing, or { text, at } with the name of the input to go to
 * - `show`    the answer as "Check your answers" shows it
 * - `madeUp`  given a made-up person, an answer that is right
 * - `when`    given the values, does the question apply? (a conditional input under a radio button)
 *
 * `label`, `missing` and `changeText` may be functions of the values, for words that hang on earlier answers.
 */
import { monthNumber, months } from './months.js';
import { formatNhsNumber, isNhsNumber, isTestNhsNumber } from './nhs-number.js';

const always = () => true;
const wrong = (text, at, parts = []) => ({ text, at, parts });
const labelled = (label, words) => (values) => `${typeof label === 'function' ? label(values) : label} ${words}`;

/** One line or more of text, which is optional unless `missing` says what to ask for. `blank` stands for no answer. */
export function text(name, { label, missing, longest = 200, pattern, invalid, blank = '', when = always, changeText, madeUp = () => 'Example answer' } = {}) {
  return {
    name,
    names: [name],
    label,
    changeText,
    when,
    check(values) {
      const value = values[name];
      if (value === '') return missing && wrong(missing, name);
      if (value.length > longest) return wrong(labelled(label, `must be ${longest} characters or fewer`), name);
      if (pattern && !pattern.test(value)) return wrong(invalid, name);
      return undefined;
    },
    show: (values) => (values[name] === '' ? blank : values[name]),
    madeUp: (person) => ({ [name]: madeUp(person) }),
  };
}

export function email(name, options) {
  return text(name, {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    invalid: 'Enter an email address in the correct format, like name@example.nhs.uk',
    madeUp: (person) => person.email,
    ...options,
  });
}

export function phone(name, options) {
  return text(name, {
    pattern: /^\+?(?:[\s()-]*\d){10,15}[\s()-]*$/,
    invalid: 'Enter a phone number, like 07700 900 982',
    madeUp: (person) => person.phone,
    ...options,
  });
}

/** Real NHS numbers are refused: a prototype must never hold them. */
export function nhsNumber(name, { label, missing, when = always, changeText } = {}) {
  return {
    name,
    names: [name],
    label,
    changeText,
    when,
    check(values) {
      if (values[name] === '') return missing && wrong(missing, name);
      if (!isNhsNumber(values[name])) return wrong('Enter an NHS number in the correct format, like 999 000 0018', name);
      if (!isTestNhsNumber(values[name]))
        return wrong('Enter a made-up NHS number that starts with 999, because this is a prototype', name);
      return undefined;
    },
    show: (values) => formatNhsNumber(values[name]),
    madeUp: (person) => ({ [name]: formatNhsNumber(person.nhsNumber) }),
  };
}

/** Radio buttons: `options` are { value, text }. */
export function choice(name, { label, missing, options, when = always, changeText }) {
  return {
    name,
    names: [name],
    options,
    label,
    changeText,
    when,
    check: (values) => (options.some(({ value }) => value === values[name]) ? undefined : wrong(missing, name)),
    show: (values) => options.find(({ value }) => value === values[name])?.text ?? '',
    madeUp: () => ({ [name]: options[0].value }),
  };
}

/** Checkboxes. An option with `alone: true` (such as "None of these") goes with no other. */
export function choices(name, { label, missing, options, when = always, changeText }) {
  const known = (chosen) => options.filter(({ value }) => chosen.includes(value));
  return {
    name,
    names: [name],
    many: true,
    options,
    label,
    changeText,
    when,
    check(values) {
      const chosen = known(values[name]);
      if (chosen.length === 0) return missing && wrong(missing, name);
      const alone = chosen.find((option) => option.alone);
      return alone && chosen.length > 1 ? wrong(`Select options, or “${alone.text}”`, name) : undefined;
    },
    show: (values) => known(values[name]).map((option) => option.text),
    madeUp: () => ({ [name]: [options[0].value] }),
  };
}

/** A date in three inputs: name-day, name-month and name-year. The month may be its number or its name. */
export function date(name, { label, missing, past = false, when = always, changeText }) {
  const names = ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  const numbersOf = (values) => [Number(values[names[0]]), monthNumber(values[names[1]]), Number(values[names[2]])];
  return {
    name,
    names,
    label,
    changeText,
    when,
    check(values) {
      const absent = names.filter((part) => values[part] === '');
      if (absent.length === 3) return missing && wrong(missing, names[0], names);
      if (absent.length > 0) {
        const parts = absent.map((part) => part.slice(name.length + 1)).join(' and ');
        return wrong(labelled(label, `must include a ${parts}`), absent[0], absent);
      }
      const [day, month, year] = numbersOf(values);
      const entered = new Date(year, month - 1, day);
      const real = entered.getFullYear() === year && entered.getMonth() === month - 1 && entered.getDate() === day;
      if (!real || year < 1000) return wrong(labelled(label, 'must be a real date'), names[0], names);
      if (past && entered >= new Date()) return wrong(labelled(label, 'must be in the past'), names[0], names);
      return undefined;
    },
    show(values) {
      const [day, month, year] = numbersOf(values);
      return values[names[0]] === '' ? '' : `${day} ${months[month - 1]} ${year}`;
    },
    madeUp: ({ dateOfBirth: { day, month, year } }) => ({ [names[0]]: day, [names[1]]: month, [names[2]]: year }),
  };
}
