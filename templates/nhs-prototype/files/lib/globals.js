import { valueAt } from './store-data.js';

/**
 * Functions for pages that are written in plain HTML: <input type="radio" value="yes" {{ checked("wants", "yes") }}> and
 * <option {{ selected("size", "large") }}>. A name may lead into data: "person.sex" or "['person']['sex']".
 */
export const kitGlobals = {
  checked(name, value) {
    return holds(valueAt(this.ctx.data, name), value) ? 'checked' : '';
  },
  selected(name, value) {
    return holds(valueAt(this.ctx.data, name), value) ? 'selected' : '';
  },
};

function holds(answer, value) {
  return [answer ?? []].flat().some((each) => String(each) === String(value));
}
