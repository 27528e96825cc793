import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';

type Model = Record<string, unknown>;
type Template = (model: Model) => string;
type Engine = (path: string, model: object, done: (error: unknown, html?: string) => void) => void;

/** Fragments inherit what their page sees, which EJS refuses unless it is told that models come from us. */
const ours = { unsafePrototypeLocals: true };

/**
 * Renders EJS for Express. Templates are read and compiled once; `include` takes a path from the folder of views. A component
 * (`components/…`) sees what it is given and nothing else; a fragment of a page sees what its page sees as well.
 * EJS's own `include` looks at the disk and copies the whole model each time, which is a fifth of a page's cost.
 */
export function viewEngine(folder: string): Engine {
  const compiled = new Map<string, Template>();

  function templateAt(path: string): Template {
    const known = compiled.get(path);
    if (known) return known;
    const template = ejs.compile(readFileSync(path, 'utf8').trimEnd(), {
      filename: path,
      ...ours,
      rmWhitespace: true,
    }) as Template;
    compiled.set(path, template);
    return template;
  }

  function render(path: string, model: Model): string {
    const include = (name: string, given?: Model): string => {
      const own = name.startsWith('components/') ? { include } : (Object.create(page) as Model);
      return templateAt(join(folder, `${name}.ejs`))(Object.assign(own, given));
    };
    const page: Model = { ...model, include };
    return templateAt(path)(page);
  }

  return (path, model, done) => {
    let html: string;
    try {
      html = render(path, model as Model);
    } catch (error) {
      done(error);
      return;
    }
    done(null, html);
  };
}
